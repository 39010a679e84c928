// `npm run idp` as a developer starts it, in a process of its own, and an application's client at it.
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import * as oidc from 'openid-client'
import type { IdpReport } from './idp-report.ts'
import { TestBrowser } from './test-okta.ts'

const root = path.resolve(import.meta.dirname, '..')
const REDIRECT_URI = 'http://localhost:3000/callback'

type Started = { process: ChildProcess; output: () => string; errors: () => string; report: IdpReport; port: number }

/** @param env  instead of what this process has; @returns when it said what it says */
async function start(env: Record<string, string>, ...args: string[]): Promise<Started> {
  const child = spawn(process.execPath, ['kit/run.mjs', 'idp/main.ts', '--json', ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, IDP_PORT: '0', ...env },
  })
  let [output, errors] = ['', '']
  child.stderr.on('data', (chunk) => {
    errors += chunk
  })
  await new Promise<void>((resolve, reject) => {
    child.stdout.on('data', (chunk) => {
      output += chunk
      if (output.includes('\n')) resolve()
    })
    child.on('exit', (code) => reject(new Error(`exit ${code}: ${errors}`)))
  })
  const report: IdpReport = JSON.parse(output)
  const port = Number(new URL(report.orgs[0]?.url ?? 'http://none.invalid').port)
  return { process: child, output: () => output, errors: () => errors, report, port }
}

async function stop({ process: child }: Started): Promise<void> {
  const gone = new Promise((resolve) => child.on('exit', resolve))
  child.kill('SIGTERM')
  await gone
}

describe('Okta alone on a laptop, with no settings at all', () => {
  let folder: string
  let okta: Started
  before(async () => {
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'idp-alone-'))
    okta = await start({ GATEPASS_DATA_DIR: path.join(folder, 'data') })
  })
  after(async () => {
    await stop(okta)
    await fs.rm(folder, { recursive: true })
  })

  it('says in one line of JSON how to get in, and nothing else', () => {
    assert.equal(okta.output().trimEnd().split('\n').length, 1)
    assert.equal(okta.errors(), '')
    const [acme] = okta.report.orgs
    assert.equal(acme?.url, `http://acme.okta.localhost:${okta.port}`)
    assert.equal(acme.localhostUrl, `http://localhost:${okta.port}`)
    assert.equal(acme.adminUrl, `${acme.url}/admin`)
    assert.equal(acme.mailboxUrl, `${acme.url}/mailbox`)
    assert.equal(acme.admin?.login, 'admin@acme.example')
    assert.deepEqual(
      acme.people?.map(({ login }) => login),
      ['ada@acme.example', 'grace@acme.example'],
    )
    assert.deepEqual(
      acme.apps?.map(({ clientId }) => clientId),
      ['my-app', 'my-spa', 'my-service'],
    )
  })

  it('B-244: keeps what it makes from everybody else on the machine', async () => {
    for (const file of await fs.readdir(path.join(folder, 'data')))
      assert.equal((await fs.stat(path.join(folder, 'data', file))).mode & 0o077, 0, file)
  })

  it('answers the management API by the token it printed', async () => {
    const [acme] = okta.report.orgs
    const sdk = new TestBrowser(okta.port, `localhost:${okta.port}`)
    const answer = await sdk.get('/api/v1/users?limit=10', { authorization: `SSWS ${acme?.apiToken}` })
    assert.equal(answer.status, 200, answer.body)
    const logins = (JSON.parse(answer.body) as { profile: { login: string } }[]).map(({ profile }) => profile.login)
    assert.ok(logins.includes('marie@acme.example'))
  })

  for (const server of ['', '/oauth2/default'])
    it(`signs Ada in to the app of the example at ${server || 'the org'}, by openid-client`, async () => {
      const [acme] = okta.report.orgs
      const app = acme?.apps?.find(({ clientId }) => clientId === 'my-app')
      const client = await oidc.discovery(
        new URL(`${acme?.localhostUrl}${server}`),
        app?.clientId ?? '',
        app?.clientSecret,
        undefined,
        { execute: [oidc.allowInsecureRequests] },
      )
      const pkceCodeVerifier = oidc.randomPKCECodeVerifier()
      const [expectedState, expectedNonce] = [oidc.randomState(), oidc.randomNonce()]
      const authorize = oidc.buildAuthorizationUrl(client, {
        redirect_uri: REDIRECT_URI,
        scope: 'openid profile email',
        state: expectedState,
        nonce: expectedNonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(pkceCodeVerifier),
        code_challenge_method: 'S256',
      })
      const browser = new TestBrowser(okta.port, authorize.host)
      const ada = acme?.people?.[0]
      const back = await browser.signInAt(authorize.pathname + authorize.search, ada?.login ?? '', ada?.password ?? '')
      const checks = { pkceCodeVerifier, expectedState, expectedNonce, idTokenExpected: true }
      const tokens = await oidc.authorizationCodeGrant(client, new URL(back.location?.href ?? ''), checks)
      const userinfo = await oidc.fetchUserInfo(client, tokens.access_token, tokens.claims()?.sub ?? '')
      assert.equal(userinfo.preferred_username, 'ada@acme.example')
      if (server !== '') assert.equal(userinfo.department, 'Engineering')
    })

  it('lets nobody in who is suspended in the file', async () => {
    const browser = new TestBrowser(okta.port)
    const answer = await browser.signIn('marie@acme.example', 'two-prizes-1911')
    assert.equal(browser.cookies.has('sid'), false)
    assert.notEqual(answer.status, 303)
  })

  it('says the same again while it is up, and is the same after a new start', async () => {
    const env = { GATEPASS_DATA_DIR: path.join(folder, 'data'), IDP_PORT: String(okta.port) }
    const second = await start(env)
    assert.deepEqual(second.report.orgs, okta.report.orgs)
    await stop(okta)
    okta = await start(env)
    assert.deepEqual(okta.report.orgs, second.report.orgs)
  })
})

describe('Okta alone, with settings of its own', () => {
  it('B-244: says no password, token or secret, and makes no org nobody asked for', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'idp-alone-'))
    const env = {
      IDP_DATABASE_URL: `sqlite:${path.join(folder, 'idp.db')}`,
      IDP_MASTER_KEYS: `k1:${crypto.randomBytes(32).toString('base64url')}`,
    }
    const bare = await start(env)
    assert.deepEqual(bare.report.orgs, [])
    await stop(bare)
    const seeded = await start(env, '--seed', 'examples/okta.yaml')
    assert.deepEqual(Object.keys(seeded.report.orgs[0] ?? {}).sort(), [
      'adminUrl',
      'localhostUrl',
      'mailboxUrl',
      'name',
      'orgId',
      'url',
    ])
    await stop(seeded)
    await fs.rm(folder, { recursive: true })
  })
})

describe('Okta alone, started wrongly', () => {
  const refused = async (env: Record<string, string>, ...args: string[]) => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'idp-alone-'))
    try {
      const started = await start({ GATEPASS_DATA_DIR: folder, ...env }, ...args)
      await stop(started)
      return assert.fail('it started')
    } catch (error) {
      return (error as Error).message
    } finally {
      await fs.rm(folder, { recursive: true })
    }
  }

  it('says in one line what a seed file lacks, and where', async () => {
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'seed-'))
    const file = path.join(folder, 'my-okta.yaml')
    await fs.writeFile(file, 'orgs:\n  - subdomain: acme\n')
    const message = 'my-okta.yaml:2: orgs[0].name: found nothing, wanted a text'
    assert.ok((await refused({}, '--seed', file)).includes(message))
    assert.ok((await refused({ IDP_SEED_FILE: file })).includes(message))
    await fs.rm(folder, { recursive: true })
  })

  it('B-244: does not open people with published passwords to a network', async () => {
    assert.match(await refused({ IDP_HOST: '0.0.0.0' }), /exit 1: idp does not start: IDP_HOST lets others in/)
  })

  it('refuses an argument it does not know', async () => {
    assert.match(await refused({}, '--sed', 'x.yaml'), /exit 1: idp does not start: Unknown option '--sed'/)
  })
})
