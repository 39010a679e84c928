import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { formOf, openSsoUnderTest, type SsoUnderTest, type TestBrowser } from '../sso-under-test.ts'

describe('somebody else is signed in in this browser (ASVS 7.6.2)', () => {
  let sso: SsoUnderTest
  let browser: TestBrowser
  let session: string | undefined
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())
  beforeEach(async () => {
    sso.okta.behave()
    browser = sso.browser()
    await sso.signIn(browser)
    session = browser.cookies.get('gp_session')
    const bea = { sub: '00u2bea', email: 'bea@acme.example', name: 'Bea' }
    sso.okta.misbehave({ claims: (claims) => ({ ...claims, ...bea }), userinfo: () => bea })
  })

  const sessionsOf = async (live: boolean) =>
    (await sso.sso.db.kysely.selectFrom('sessions').selectAll().execute()).filter(
      (row) => (row.ended_at === null) === live,
    )
  const answer = (page: Awaited<ReturnType<TestBrowser['get']>>, goOn: string, headers?: Record<string, string>) =>
    browser.post(`${sso.url}/sign-in/continue`, { ...formOf(page), go_on: goOn }, headers)

  it('B-73: asks before it switches, and switches nobody until it is answered', async () => {
    const live = (await sessionsOf(true)).length
    const page = await sso.signIn(browser)
    assert.equal(page.status, 200)
    assert.match(page.body, /You are signed in as ada@acme\.example/)
    assert.match(page.body, /Continue as bea@acme\.example/)
    assert.equal(browser.cookies.get('gp_session'), session)
    assert.equal((await sessionsOf(true)).length, live)
    assert.equal(page.location, undefined)
  })

  it('goes on as the new person when told to, and ends the other session with all it gave', async () => {
    sso.okta.behave()
    const ada = await sso.redeem(await sso.signIn(browser))
    const bea = { sub: '00u2bea', email: 'bea@acme.example', name: 'Bea' }
    sso.okta.misbehave({ claims: (claims) => ({ ...claims, ...bea }), userinfo: () => bea })
    const landed = await answer(await sso.signIn(browser), 'yes')
    assert.equal(landed.status, 303)
    const { claims } = await sso.redeem(landed)
    assert.equal(claims.email, 'bea@acme.example')
    const userinfo = await fetch(`${sso.url}/userinfo`, {
      headers: { authorization: `Bearer ${ada.body.access_token}` },
    })
    assert.equal(userinfo.status, 401)
  })

  it('stays as it was when told not to; the application hears access_denied', async () => {
    const page = await sso.signIn(browser)
    const landed = await answer(page, 'no')
    assert.equal(landed.location?.searchParams.get('error'), 'access_denied')
    assert.equal(browser.cookies.get('gp_session'), session)
    assert.equal((await answer(page, 'yes')).code, 'sign_in.state_used')
  })

  it('takes no answer from another site', async () => {
    const page = await sso.signIn(browser)
    const forged = await answer(page, 'yes', { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' })
    assert.equal(forged.status, 403)
    assert.equal(browser.cookies.get('gp_session'), session)
  })

  it('takes no answer in another browser, none twice, and none that was altered', async () => {
    const page = await sso.signIn(browser)
    const elsewhere = await sso.browser().post(`${sso.url}/sign-in/continue`, { ...formOf(page), go_on: 'yes' })
    assert.equal(elsewhere.code, 'sign_in.state_browser_mismatch')
    const sealed = formOf(page).arrival ?? ''
    const altered = await browser.post(`${sso.url}/sign-in/continue`, {
      ...formOf(page),
      arrival: `${sealed.slice(0, -3)}AAA`,
      go_on: 'yes',
    })
    assert.equal(altered.code, 'sign_in.state_unknown')
    assert.equal((await answer(page, 'yes')).code, 'sign_in.state_used')
  })

  it('B-57: lets nobody in who was deactivated while the question was open', async () => {
    const first = await answer(await sso.signIn(browser), 'yes')
    const { claims } = await sso.redeem(first)
    sso.okta.behave()
    const other = sso.browser()
    await sso.signIn(other)
    sso.okta.misbehave({
      claims: (all) => ({ ...all, sub: '00u2bea', email: 'bea@acme.example' }),
      userinfo: () => ({ sub: '00u2bea' }),
    })
    const page = await sso.signIn(other)
    await sso.api('POST', `/accounts/${claims.sub}/deactivate`)
    const late = await other.post(`${sso.url}/sign-in/continue`, { ...formOf(page), go_on: 'yes' })
    await sso.api('POST', `/accounts/${claims.sub}/reactivate`)
    assert.equal(late.code, 'sign_in.user_deactivated')
  })

  it('asks nothing when the application forbade pages (prompt=none); the application hears login_required', async () => {
    const landed = await sso.signIn(browser, { prompt: 'none' })
    assert.equal(landed.location?.searchParams.get('error'), 'login_required')
    assert.equal(browser.cookies.get('gp_session'), session)
  })

  it('keeps the question open for two minutes', async () => {
    const page = await sso.signIn(browser)
    sso.clock.advance(121_000)
    assert.equal((await answer(page, 'yes')).code, 'sign_in.confirmation_expired')
  })

  it('does not ask when the same person comes back', async () => {
    sso.okta.behave()
    assert.equal((await sso.signIn(browser)).status, 302)
  })
})
