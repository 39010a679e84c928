import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openDatabase } from '../kit/database.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { freePort } from '../kit/server.ts'
import { databasesUnderTest } from '../kit/test-database.ts'
import { ssoMigrations } from '../sso/schema/sso-migrations.ts'
import type { SsoSchema } from '../sso/schema/sso-schema.ts'
import type { StreetReport } from './street-report.ts'
import { newVisitor, signInFromApp, type TestStreet, takeFirstFree } from './test-street.ts'
import type { Visitor } from './visitor.ts'

// The street as people start it: a process of its own, on files, ended the hard way.

const root = path.resolve(import.meta.dirname, '..')
/** On each database; twenty in all. */
const ENDINGS = 10

for (const under of databasesUnderTest())
  describe(`a street that is killed, on ${under.name}`, () => {
    const http = guardedHttp({ allowPrivate: true })
    let env: NodeJS.ProcessEnv
    let dataDir: string
    let databaseUrl: string | undefined
    let running: ChildProcess | undefined
    before(async () => {
      dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-killed-'))
      databaseUrl = under.name === 'SQLite' ? undefined : await under.url()
      env = {
        ...process.env,
        GATEPASS_DATA_DIR: dataDir,
        DATABASE_URL: databaseUrl,
        WORKPLACE_PORT: String(await freePort()),
        SSO_PORT: String(await freePort()),
        IDP_PORT: String(await freePort()),
      }
      if (databaseUrl === undefined) delete env.DATABASE_URL
      delete env.NODE_TEST_CONTEXT
    })
    after(async () => {
      await kill(running)
      http.close()
      await fs.rm(dataDir, { recursive: true, force: true })
    })

    it('starts after it was killed while it was being set up', async () => {
      for (const ms of [150, 300, 450, 600]) {
        running = spawn(process.execPath, ['street/main.ts', '--json'], { cwd: root, env, stdio: 'ignore' })
        await pause(ms)
        await kill(running)
      }
      const street = await start()
      const home = await signInFromApp(newVisitor(http), street, street.acme, 'ada@acme.example')
      assert.match(home.body, /Ada Lovelace/)
      await kill(running)
    })

    it('B-227: loses nothing it acknowledged, at random moments of a sign-in, and the person simply tries again', async () => {
      let street = await start()
      const usual = await timed(() => signInFromApp(newVisitor(http), street, street.acme, 'ada@acme.example'))
      const seen = { before: 0, during: 0, after: 0 }
      for (let ending = 0; ending < ENDINGS; ending++) {
        const visitor = newVisitor(http)
        const signIn = signInFromApp(visitor, street, street.acme, 'ada@acme.example').then(
          (page) => page.status === 200 && /Ada Lovelace/.test(page.body),
          () => false,
        )
        await pause(Math.random() * usual * 1.2)
        await kill(running)
        const admitted = await signIn
        seen[admitted ? 'after' : visitor.page.url === '' ? 'before' : 'during']++
        await nothingHalfDone(databaseUrl ?? `sqlite:${path.join(dataDir, 'sso.db')}`)

        street = await start()
        if (admitted) await staysSignedIn(visitor, street)
        else await triesAgain(visitor, street)
      }
      assert.ok(seen.during > 0, `no ending fell into a sign-in: ${JSON.stringify(seen)}`)
    })

    it('keeps a booking it has shown', async () => {
      const street = await start()
      const ada = newVisitor(http)
      await signInFromApp(ada, street, street.acme, 'grace@acme.example')
      const booked = await takeFirstFree(ada, 'standard')
      assert.match(booked.body, /You have/)
      await kill(running)
      const again = await start()
      assert.match((await ada.get(again.report.workplace.url)).body, /You have/)
    })

    it('ends in order on SIGTERM, with exit code 0', async () => {
      await start()
      const ended = new Promise((resolve) => running?.once('exit', resolve))
      running?.kill('SIGTERM')
      assert.equal(await ended, 0)
    })

    async function start(): Promise<TestStreet> {
      await kill(running)
      const child = spawn(process.execPath, ['street/main.ts', '--json'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      running = child
      let said = ''
      child.stderr?.on('data', (chunk) => {
        said = (said + chunk).slice(-4000)
      })
      const line = await new Promise<string>((resolve, reject) => {
        let out = ''
        child.stdout?.on('data', (chunk) => {
          out += chunk
          if (out.includes('\n')) resolve(out)
        })
        child.once('exit', (code) => reject(new Error(`the street ended with ${code}: ${said}`)))
      })
      const report = JSON.parse(line) as StreetReport
      const [acme, globex] = report.orgs as [TestStreet['acme'], TestStreet['globex']]
      const openOperatorSession = () => Promise.reject(new Error('this street is another process'))
      return { report, acme, globex, openOperatorSession, close: () => kill(child) }
    }
  })

async function staysSignedIn(visitor: Visitor, street: TestStreet): Promise<void> {
  const home = await visitor.get(street.report.workplace.url)
  assert.match(home.body, /Ada Lovelace/, 'the session that was acknowledged is gone')
}

async function triesAgain(visitor: Visitor, street: TestStreet): Promise<void> {
  const home = await visitor.get(street.report.workplace.url)
  if (/Ada Lovelace/.test(home.body)) return
  const atOkta = await visitor.submit({ email: 'ada@acme.example' }, /name="email"/)
  const password = street.acme.okta.people.find(({ login }) => login === 'ada@acme.example')?.password ?? ''
  // Okta may have opened its session before the end came; then nobody asks for the password again.
  const back = /type="password"/.test(atOkta.body) ? await visitor.submit({ password }, /type="password"/) : atOkta
  assert.match(back.body, /Ada Lovelace/, `${back.status} ${back.url}: ${back.body.slice(-800)}`)
}

/** No session without the sign-in that made it. */
async function nothingHalfDone(url: string): Promise<void> {
  const db = await openDatabase<SsoSchema>({ url, schema: 'sso', migrations: ssoMigrations })
  try {
    const sessions = await db.kysely.selectFrom('sessions').select('account_id').execute()
    const signIns = await db.kysely
      .selectFrom('sign_ins')
      .select('account_id')
      .where('outcome', '=', 'admitted')
      .execute()
    const admitted = new Set(signIns.map((row) => row.account_id))
    for (const session of sessions) assert.ok(admitted.has(session.account_id), 'a session nobody was admitted for')
    // Fewer, where somebody signed in again within one session.
    assert.ok(sessions.length <= signIns.length)
  } finally {
    await db.close()
  }
}

async function kill(child: ChildProcess | undefined): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return
  const gone = new Promise((resolve) => child.once('exit', resolve))
  child.kill('SIGKILL')
  await gone
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
