import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { orgPolicyStore } from '../org-policies/org-policy-store.ts'
import { codeOf, enrolAtSignIn, factorIdIn, requireFactor, secretIn } from '../test-factor.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, type TestBrowser, type TestOkta } from '../test-okta.ts'

const STEP_MS = 30_000

for (const database of databasesUnderTest()) {
  describe(`signing in with a second factor, on ${database.name}`, () => {
    let okta: TestOkta
    let secret: string
    before(async () => {
      okta = await openTestOkta(database)
      await requireFactor(okta)
      secret = await enrolAtSignIn(okta, ADA)
    })
    after(() => okta.close())

    const code = (shift = 0) => codeOf(secret, okta.clock.now() + shift * STEP_MS)
    /** Far enough on that no code of before is good any more. */
    const nextStep = () => okta.clock.advance(3 * STEP_MS)
    const atFactor = async () => {
      const browser = okta.browser()
      const answer = await browser.signIn(ADA, PASSWORD)
      assert.equal(answer.location?.pathname, '/signin/verify-factor')
      return browser
    }
    const verify = (browser: TestBrowser, text: string) => browser.post('/signin/verify-factor', { code: text })

    it('asks for a code before there is a session, and leads on to where the person wanted', async () => {
      nextStep()
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD, '/app/UserHome?x=1')
      assert.equal(browser.cookies.has('sid'), false)
      assert.match((await browser.get('/signin/verify-factor')).body, /Enter your code/)
      const answer = await verify(browser, code())
      assert.equal(answer.headers.location, '/app/UserHome?x=1')
      assert.equal(browser.cookies.has('half'), false)
      assert.match((await browser.get('/app/UserHome')).body, /Hello Ada/)
    })

    it('B-142: a program sets up no factor the policy does not allow', async () => {
      const now = okta.clock.now()
      const allow = (google: string, own: string) =>
        okta.idp.db.transaction(async (trx) => {
          const store = orgPolicyStore(trx)
          const [policy] = await store.list(okta.orgId, 'MFA_ENROLL', now)
          assert.ok(policy)
          const factors = { google_otp: { enroll: { self: google } }, okta_otp: { enroll: { self: own } } }
          await store.update(policy, { ...policy, settings: { ...policy.settings, factors } }, now)
          return policy
        })
      const ask = async (path: string, body: object) => {
        const answer = await fetch(`http://127.0.0.1:${okta.port}/api/v1/authn${path}`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(body),
        })
        return { status: answer.status, body: (await answer.json()) as Record<string, unknown> }
      }
      const before = await allow('OPTIONAL', 'NOT_ALLOWED')
      const { stateToken } = (await ask('', { username: GRACE, password: PASSWORD })).body
      const enrol = (provider: string) => ask('/factors', { stateToken, factorType: 'token:software:totp', provider })
      const refused = await enrol('OKTA')
      assert.deepEqual([refused.status, refused.body.errorCode], [403, 'E0000006'])
      assert.equal((await enrol('GOOGLE')).body.status, 'MFA_ENROLL_ACTIVATE')
      await okta.idp.db.transaction((trx) => orgPolicyStore(trx).update(before, before, now))
    })

    it('B-141: takes the code before and after, not the one before that', async () => {
      for (const [shift, good] of [
        [-2, false],
        [2, false],
        [-1, true],
        [1, true],
      ] as const) {
        nextStep()
        assert.equal((await verify(await atFactor(), code(shift))).status, good ? 303 : 403, `${shift}`)
      }
    })

    it('B-141: takes a code once, also when it is shown twice at the same moment', async () => {
      nextStep()
      const browsers = await Promise.all([atFactor(), atFactor(), atFactor(), atFactor()])
      const answers = await Promise.all(browsers.map((browser) => verify(browser, code())))
      assert.deepEqual(answers.map(({ status }) => status).sort(), [303, 403, 403, 403])
      assert.equal((await verify(await atFactor(), code())).status, 403)
      assert.equal((await verify(await atFactor(), code(-1))).status, 403)
    })

    it('B-142: five wrong codes lock the factor for a quarter of an hour, however the sign-in is begun anew', async () => {
      nextStep()
      for (let time = 0; time < 5; time++) assert.equal((await verify(await atFactor(), '000000')).status, 403)
      const locked = await verify(await atFactor(), code())
      assert.equal(locked.status, 403)
      assert.match(locked.body, /Too many wrong codes/)
      okta.clock.advance(15 * 60_000)
      assert.equal((await verify(await atFactor(), code())).status, 303)
    })

    it('B-142: fifty guesses at once are five', async () => {
      nextStep()
      const browsers = await Promise.all(Array.from({ length: 10 }, atFactor))
      const guesses = browsers.flatMap((browser) => Array.from({ length: 5 }, () => verify(browser, '000000')))
      await Promise.all(guesses)
      assert.match((await verify(browsers[0] as TestBrowser, code())).body, /Too many wrong codes/)
      const { failed_attempts } = await okta.idp.db.kysely
        .selectFrom('factors')
        .select('failed_attempts')
        .where('org_id', '=', okta.orgId)
        .where('user_id', '=', await okta.userId(ADA))
        .executeTakeFirstOrThrow()
      assert.equal(failed_attempts, 5)
      okta.clock.advance(15 * 60_000)
    })

    it('B-142: a half-done sign-in ends after ten minutes', async () => {
      nextStep()
      const browser = await atFactor()
      okta.clock.advance(10 * 60_000)
      assert.equal((await verify(browser, code())).location?.pathname, '/login/login.htm')
    })

    it('shows the secret at enrolment and never again, and a fresh one to everybody who begins', async () => {
      const first = okta.browser()
      await first.signIn(GRACE, PASSWORD)
      const planted = secretIn(await first.get('/signin/enroll-factor'))
      const second = okta.browser()
      await second.signIn(GRACE, PASSWORD)
      const page = await second.get('/signin/enroll-factor')
      assert.notEqual(secretIn(page), planted)
      // Whoever began before cannot finish with the secret they saw.
      const late = await first.post('/signin/enroll-factor', {
        factorId: factorIdIn(page),
        code: codeOf(planted, okta.clock.now()),
      })
      assert.equal(late.status, 403)
      assert.equal(first.cookies.has('sid'), false)
      const done = await second.post('/signin/enroll-factor', {
        factorId: factorIdIn(page),
        code: codeOf(secretIn(page), okta.clock.now()),
      })
      assert.equal(done.location?.pathname, '/app/UserHome')
      assert.equal((await first.get('/signin/enroll-factor')).location?.pathname, '/login/login.htm')
    })
  })
}
