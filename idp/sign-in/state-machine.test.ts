import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sha256 } from '../../kit/ids.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { factorStore } from '../factors/factor-store.ts'
import { codeOf } from '../test-factor.ts'
import { ADA, openTestOkta, PASSWORD, type TestBrowser, type TestOkta } from '../test-okta.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { type Channel, halfSignedIn, type Stage } from './half-signed-in.ts'

const NEW_PASSWORD = 'Another-horse-8'
const STATES = ['nothing', 'FACTOR', 'PASSWORD', 'ENROLL', 'used', 'expired', 'of a program', 'invented'] as const
type State = (typeof STATES)[number]

/** Every address that could end a sign-in, with the best anybody could send there. */
const PAGES: Readonly<Record<Stage, string>> = {
  FACTOR: '/signin/verify-factor',
  PASSWORD: '/signin/change-password',
  ENROLL: '/signin/enroll-factor',
}

for (const database of databasesUnderTest()) {
  describe(`B-142: nobody skips a step of a sign-in, on ${database.name}`, () => {
    let okta: TestOkta
    let user: User
    let factorId: string
    let secret: string
    let pending: { id: string; secret: string }
    before(async () => {
      okta = await openTestOkta(database)
      const { kysely } = okta.idp.db
      user = (await userStore(kysely).byLogin(okta.orgId, ADA)) as User
    })
    after(() => okta.close())

    const deps = () => ({ db: okta.idp.db, clock: okta.clock })
    const half = (stage: Stage, channel: Channel = 'page') =>
      halfSignedIn(deps()).begin(user, {
        channel,
        stage,
        shown: { amr: ['pwd'], authTime: okta.clock.now(), factorAt: null },
        fromUri: '/app/UserHome',
      })

    /** A person with one active factor and one that is being set up, whatever a test before did to them. */
    async function fresh(): Promise<void> {
      const { kysely } = okta.idp.db
      okta.clock.advance(20 * 60_000)
      const now = okta.clock.now()
      await kysely.deleteFrom('factors').where('org_id', '=', okta.orgId).execute()
      const store = factorStore({ box: okta.box }, kysely)
      const made = await store.enrol(okta.orgId, user.id, 'OKTA', now)
      assert.ok(made)
      await store.activate(made.factor, now)
      factorId = made.factor.id
      secret = made.secret
      const begun = await store.enrol(okta.orgId, user.id, 'GOOGLE', now)
      assert.ok(begun)
      pending = { id: begun.factor.id, secret: begun.secret }
    }

    async function browserAt(state: State, stage: Stage): Promise<TestBrowser> {
      const browser = okta.browser()
      if (state === 'nothing') return browser
      if (state === 'invented') browser.cookies.set('half', sha256('anything'))
      else if (state === 'of a program') browser.cookies.set('half', await half(stage, 'api'))
      else if (state === 'used' || state === 'expired') browser.cookies.set('half', await half(stage))
      else browser.cookies.set('half', await half(state))
      if (state === 'expired') okta.clock.advance(10 * 60_000)
      if (state === 'used') {
        const store = halfSignedIn(deps())
        const found = await store.find(okta.orgId, browser.cookies.get('half') ?? '', 'page')
        assert.ok(found && (await store.take(okta.idp.db.kysely, found)))
      }
      return browser
    }

    const best = (stage: Stage): Record<string, string> => {
      const now = okta.clock.now()
      if (stage === 'FACTOR') return { code: codeOf(secret, now), factorId }
      if (stage === 'ENROLL') return { code: codeOf(pending.secret, now), factorId: pending.id }
      return { newPassword: NEW_PASSWORD, repeated: NEW_PASSWORD, oldPassword: PASSWORD }
    }

    for (const [stage, path] of Object.entries(PAGES) as [Stage, string][])
      for (const state of STATES)
        it(`${path} with a browser that is at: ${state}`, async () => {
          await fresh()
          const browser = await browserAt(state, stage)
          const seen = await browser.get(path)
          const answer = await browser.post(
            path,
            stage === 'ENROLL' && state === 'ENROLL' ? await shown(seen) : best(stage),
          )
          const sessions = await okta.idp.db.kysely
            .selectFrom('sessions')
            .select('id')
            .where('org_id', '=', okta.orgId)
            .where('created_at', '=', okta.clock.now())
            .execute()
          if (state === stage) {
            assert.equal(answer.location?.pathname, '/app/UserHome')
            assert.equal(sessions.length, 1)
            assert.equal((await browser.get('/app/UserHome')).status, 200)
            return
          }
          assert.equal(seen.location?.pathname, '/login/login.htm')
          assert.equal(answer.location?.pathname, '/login/login.htm')
          assert.equal(browser.cookies.has('sid'), false)
          assert.deepEqual(sessions, [])
          assert.equal((await browser.get('/app/UserHome')).status, 302)
        })

    /** What the page itself shows: each visit makes a new secret. */
    async function shown(page: { body: string }): Promise<Record<string, string>> {
      const [, id = ''] = /name="factorId" value="(\w+)"/.exec(page.body) ?? []
      const [, text = ''] = /<dd>([A-Z2-7 ]{32,})<\/dd>/.exec(page.body) ?? []
      return { factorId: id, code: codeOf(text.replaceAll(' ', ''), okta.clock.now()) }
    }

    const tokenCount = async () =>
      (
        await okta.idp.db.kysely
          .selectFrom('session_tokens')
          .select('token_hash')
          .where('org_id', '=', okta.orgId)
          .execute()
      ).length

    const program = async (path: string, body: object) => {
      const answer = await fetch(`http://127.0.0.1:${okta.port}/api/v1/authn${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      })
      return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
    }

    for (const stage of ['FACTOR', 'PASSWORD', 'ENROLL'] as const)
      for (const state of ['FACTOR', 'PASSWORD', 'ENROLL', 'of a page'] as const)
        it(`the same by API: what ${stage} wants, for a program that is at: ${state}`, async () => {
          await fresh()
          const stateToken = state === 'of a page' ? await half(stage, 'page') : await half(state, 'api')
          const now = okta.clock.now()
          const before = await tokenCount()
          const answer =
            stage === 'FACTOR'
              ? await program(`/factors/${factorId}/verify`, { stateToken, passCode: codeOf(secret, now) })
              : stage === 'ENROLL'
                ? await program(`/factors/${pending.id}/lifecycle/activate`, {
                    stateToken,
                    passCode: codeOf(pending.secret, now),
                  })
                : await program('/credentials/change_password', {
                    stateToken,
                    oldPassword: NEW_PASSWORD,
                    newPassword: `${NEW_PASSWORD}-${now}`,
                  })
          if (state === stage) {
            assert.equal(answer.body.status, 'SUCCESS')
            assert.equal(typeof answer.body.sessionToken, 'string')
            // Good once.
            assert.notEqual((await program('', { stateToken })).status, 200)
            return
          }
          assert.ok(answer.status === 401 || answer.status === 403, `${answer.status}`)
          assert.equal(answer.body.sessionToken, undefined)
          assert.equal(await tokenCount(), before)
        })

    it('a factor that was shown in one browser is not shown in another', async () => {
      await fresh()
      const [mine, theirs] = [await browserAt('FACTOR', 'FACTOR'), await browserAt('FACTOR', 'FACTOR')]
      await mine.post(PAGES.FACTOR, best('FACTOR'))
      assert.equal((await theirs.get('/app/UserHome')).status, 302)
      assert.equal((await theirs.post(PAGES.FACTOR, best('FACTOR'))).status, 403)
    })

    it('a form of another site does nothing, whatever the browser is at', async () => {
      await fresh()
      for (const [stage, path] of Object.entries(PAGES) as [Stage, string][]) {
        const browser = await browserAt(stage, stage)
        const foreign = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' }
        assert.equal((await browser.post(path, best(stage), foreign)).status, 403)
        assert.equal(browser.cookies.has('sid'), false)
      }
    })

    it('B-145: suspended on the way in, nobody gets in', async () => {
      await fresh()
      const browser = await browserAt('FACTOR', 'FACTOR')
      const users = userStore(okta.idp.db.kysely)
      const now = okta.clock.now()
      await users.changeStatus(okta.orgId, user.id, { from: ['ACTIVE'], to: 'SUSPENDED', now })
      await users.changeStatus(okta.orgId, user.id, { from: ['SUSPENDED'], to: 'ACTIVE', now })
      assert.equal((await browser.post(PAGES.FACTOR, best('FACTOR'))).location?.pathname, '/login/login.htm')
    })
  })
}
