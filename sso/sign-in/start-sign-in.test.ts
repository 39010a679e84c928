import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sha256 } from '../../kit/ids.ts'
import { openCrookedOkta } from '../okta/crooked-okta.ts'
import { formOf, openSsoUnderTest, type SsoUnderTest } from '../sso-under-test.ts'

describe('starting a sign-in (OIDC Core §3.1.2.1)', () => {
  let sso: SsoUnderTest
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())

  it('sends the browser to Okta with state, nonce and PKCE of its own', async () => {
    const { status, location } = await sso.browser().get(sso.authorizeUrl({ login_hint: 'ada@acme.example' }))
    assert.equal(status, 302)
    const sent = location?.searchParams
    assert.equal(`${location?.origin}${location?.pathname}`, `${sso.okta.issuer}/authorize`)
    assert.equal(sent?.get('response_type'), 'code')
    assert.equal(sent?.get('client_id'), sso.okta.clientId)
    assert.equal(sent?.get('redirect_uri'), `${sso.url}/callback/${sso.acme.connection}`)
    assert.equal(sent?.get('scope'), 'openid profile email')
    assert.equal(sent?.get('code_challenge_method'), 'S256')
    assert.equal(sent?.get('login_hint'), 'ada@acme.example')
    assert.match(sent?.get('code_challenge') ?? '', /^[\w-]{43}$/)
    for (const own of ['state', 'nonce', 'code_challenge']) assert.notEqual(sent?.get(own), null)
    assert.notEqual(sent?.get('state'), 'app-state')
    assert.notEqual(sent?.get('nonce'), 'app-nonce')
    assert.notEqual(sent?.get('code_challenge'), sha256('a-verifier-of-the-application-that-is-long-enough-1'))
  })

  it('passes on `prompt` and `max_age`', async () => {
    const { location } = await sso.browser().get(sso.authorizeUrl({ prompt: 'login', max_age: '60' }))
    assert.equal(location?.searchParams.get('prompt'), 'login')
    assert.equal(location?.searchParams.get('max_age'), '60')
  })

  it('finds the company by the domain of `login_hint`, whatever its case', async () => {
    const { location } = await sso.browser().get(sso.authorizeUrl({ connection: '', login_hint: 'Ada@ACME.example' }))
    assert.equal(location?.origin, new URL(sso.okta.issuer).origin)
  })

  it('finds it by `organization`', async () => {
    const { organization } = sso.acme
    const { location } = await sso.browser().get(sso.authorizeUrl({ connection: '', organization }))
    assert.equal(location?.origin, new URL(sso.okta.issuer).origin)
  })

  it('asks for the work e-mail when the application says nothing, and goes on with the answer', async () => {
    const browser = sso.browser()
    const page = await browser.get(sso.authorizeUrl({ connection: '' }))
    assert.equal(page.status, 200)
    assert.match(page.body, /<input type="email" name="login_hint"/)
    const away = await browser.post(`${sso.url}/authorize`, { ...formOf(page), login_hint: 'ada@acme.example' })
    assert.equal(away.location?.origin, new URL(sso.okta.issuer).origin)
    const back = await fetch(away.location as URL, { redirect: 'manual' })
    const landed = await browser.get(back.headers.get('location') ?? '')
    assert.equal(landed.location?.searchParams.get('state'), 'app-state')
    assert.equal((await sso.redeem(landed)).status, 200)
  })

  it('asks again, in words, when the address leads nowhere or is none', async () => {
    const browser = sso.browser()
    const page = await browser.get(sso.authorizeUrl({ connection: '' }))
    const unknown = await browser.post(`${sso.url}/authorize`, { ...formOf(page), login_hint: 'ada@acme.exmaple' })
    assert.match(unknown.body, /No company here uses the domain acme\.exmaple/)
    assert.match(unknown.body, /value="ada@acme\.exmaple"/)
    const none = await browser.post(`${sso.url}/authorize`, { ...formOf(unknown), login_hint: 'ada' })
    assert.match(none.body, /This is not an e-mail address/)
  })

  it('does not call the domain of a company unknown that has no connection yet', async () => {
    await sso.api('POST', '/organizations', { name: 'Soon', domains: ['soon.example'] })
    const { status, body } = await sso.browser().get(sso.authorizeUrl({ connection: '', login_hint: 'x@SOON.example' }))
    assert.equal(status, 200)
    assert.match(body, /Your company’s sign-in is not set up yet\. Your administrator can tell you when it will be\./)
    assert.match(body, /<input type="email" name="login_hint" value="x@SOON\.example"/)
    assert.doesNotMatch(body, /typing error/)
  })

  it('shows what was typed as text, never as markup', async () => {
    const { body } = await sso.browser().get(sso.authorizeUrl({ connection: '', login_hint: '"><script>x</script>' }))
    assert.doesNotMatch(body, /<script/)
  })

  it('lets the person choose between two, and never guesses', async () => {
    const okta = await openCrookedOkta({ clock: sso.clock, path: '/oauth2/second' })
    try {
      const { organization, connection } = await sso.connect('Two Oktas', ['two.example'])
      const second = await sso.api('POST', '/connections', {
        organizationId: organization,
        issuer: okta.issuer,
        clientId: okta.clientId,
        clientSecret: okta.clientSecret,
      })
      const browser = sso.browser()
      const page = await browser.get(sso.authorizeUrl({ connection: '', login_hint: 'x@two.example' }))
      assert.equal(page.status, 200)
      assert.ok(page.body.includes(`value="${connection}"`) && page.body.includes(`value="${second.id}"`))
      const fields = { ...formOf(page), connection: String(second.id) }
      const away = await browser.post(`${sso.url}/authorize`, fields)
      assert.equal(away.location?.pathname, '/oauth2/second/authorize')
    } finally {
      await okta.close()
    }
  })

  it('does not take a connection for another organization than the one named', async () => {
    const other = await sso.connect('Elsewhere', [])
    const answer = await sso.browser().get(sso.authorizeUrl({ organization: other.organization }))
    assert.equal(answer.code, 'sign_in.connection_unknown')
  })

  it('names what is wrong with a company that cannot sign in', async () => {
    const draft = await sso.api('POST', '/organizations', {
      name: 'Draft',
      domains: ['draft.example'],
    })
    await sso.api('POST', '/connections', { organizationId: draft.id })
    const off = await sso.connect('Off', ['off.example'])
    await sso.api('POST', `/connections/${off.connection}/disable`)
    for (const [extra, code] of [
      [{ connection: 'con_unknown' }, 'sign_in.connection_unknown'],
      [{ connection: '', organization: 'org_unknown' }, 'sign_in.organization_unknown'],
      [{ connection: '', login_hint: 'x@draft.example' }, 'sign_in.organization_not_connected'],
      [{ connection: off.connection }, 'sign_in.connection_disabled'],
    ] as const) {
      const answer = await sso.browser().get(sso.authorizeUrl(extra))
      assert.equal(answer.status, 400)
      assert.equal(answer.code, code)
      const row = (await sso.signIns()).find(({ id }) => id === answer.trace)
      assert.equal(`sign_in.${row?.reason}`, code)
    }
  })

  it('asks nobody when the application forbade pages (prompt=none)', async () => {
    const { location } = await sso.browser().get(sso.authorizeUrl({ connection: '', prompt: 'none' }))
    assert.equal(location?.origin, 'https://app.example')
    assert.equal(location?.searchParams.get('error'), 'interaction_required')
  })

  it('refuses a request too long for a cookie rather than losing it on the way', async () => {
    const answer = await sso.browser().get(sso.authorizeUrl({ state: 's'.repeat(4000) }))
    assert.equal(answer.code, 'sign_in.request_too_long')
  })

  it('puts the attempt into a cookie no script reads, for ten minutes', async () => {
    const { headers } = await sso.browser().get(sso.authorizeUrl())
    const [cookie] = headers.getSetCookie()
    assert.match(cookie ?? '', /^gp_attempt_[\w-]+=.+; Path=\/; HttpOnly; SameSite=Lax; Max-Age=600$/)
    assert.equal(headers.get('cache-control'), 'no-store')
  })
})
