import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { formOf, openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'

describe('an application signs its person out (RP-Initiated Logout §2)', () => {
  let sso: SsoUnderTest
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())

  const userinfo = async (token = '') =>
    (await fetch(`${sso.url}/userinfo`, { headers: { authorization: `Bearer ${token}` } })).status

  it('ends the session, everything given under it, and sends the browser back', async () => {
    const browser = sso.browser()
    const { body } = await sso.redeem(await sso.signIn(browser, { scope: 'openid email offline_access' }))
    assert.equal(await userinfo(body.access_token), 200)
    const back = { post_logout_redirect_uri: 'https://app.example/bye', state: 's1' }
    const query = new URLSearchParams({ id_token_hint: body.id_token ?? '', ...back })
    const answer = await browser.get(`${sso.url}/logout?${query}`)
    assert.equal(answer.location?.href, 'https://app.example/bye?state=s1')
    assert.equal(browser.cookies.has('gp_session'), false)
    assert.equal(await userinfo(body.access_token), 401)
    const refresh = { grant_type: 'refresh_token', refresh_token: body.refresh_token ?? '' }
    const again = await sso.redeem(answer, refresh)
    assert.equal(again.body.error, 'invalid_grant')
  })

  it('a code not redeemed before signing out is worth nothing after', async () => {
    const browser = sso.browser()
    const { body } = await sso.redeem(await sso.signIn(browser))
    const landed = await sso.signIn(browser)
    await browser.get(`${sso.url}/logout?id_token_hint=${body.id_token}`)
    assert.equal((await sso.redeem(landed)).body.error, 'invalid_grant')
  })

  it('B-79: asks first when all there is is a link', async () => {
    const browser = sso.browser()
    const { body } = await sso.redeem(await sso.signIn(browser))
    const page = await browser.get(`${sso.url}/logout`)
    assert.match(page.body, /Sign out\?/)
    assert.equal(await userinfo(body.access_token), 200)
    const forged = await browser.post(`${sso.url}/logout`, { confirm: 'yes' }, { origin: 'https://evil.example' })
    assert.match(forged.body, /Sign out\?/)
    assert.equal(await userinfo(body.access_token), 200)
    const done = await browser.post(`${sso.url}/logout`, { ...formOf(page), confirm: 'yes' })
    assert.match(done.body, /You are signed out/)
    assert.equal(await userinfo(body.access_token), 401)
    assert.equal(browser.cookies.has('gp_session'), false)
  })

  it('B-80: sends nobody to an address that is not on the application’s list', async () => {
    const browser = sso.browser()
    const { body } = await sso.redeem(await sso.signIn(browser))
    const query = new URLSearchParams({
      id_token_hint: body.id_token ?? '',
      post_logout_redirect_uri: 'https://evil.example',
    })
    const answer = await browser.get(`${sso.url}/logout?${query}`)
    assert.equal(answer.location, undefined)
    assert.equal(answer.status, 400)
  })

  it('leaves another person’s session in the same browser alone', async () => {
    const ada = await sso.redeem(await sso.signIn(sso.browser()))
    sso.okta.misbehave({ claims: (claims) => ({ ...claims, sub: '00u2bea' }), userinfo: () => ({ sub: '00u2bea' }) })
    const browser = sso.browser()
    const bea = await sso.redeem(await sso.signIn(browser))
    await browser.get(`${sso.url}/logout?id_token_hint=${ada.body.id_token}`)
    assert.equal(await userinfo(ada.body.access_token), 401)
    assert.equal(await userinfo(bea.body.access_token), 200)
    assert.equal(browser.cookies.has('gp_session'), true)
  })
})
