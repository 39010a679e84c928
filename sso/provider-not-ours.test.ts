import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
// @ts-expect-error  the package brings no types
import Provider from 'oidc-provider'
import { formOf, openSsoUnderTest, type SsoUnderTest, type TestBrowser } from './sso-under-test.ts'

// `oidc-provider` is certified and knows nothing of us. It serves a connection as it comes from npm: its own sign-in
// and consent pages, its own keys, its own idea of which claims go where.

const CLIENT = { id: 'gatepass-at-initech', secret: 'a-secret-with+signs/and=more%' }

describe('a certified provider that is not ours', () => {
  let sso: SsoUnderTest
  let server: http.Server
  let issuer: string
  let connection: string

  before(async () => {
    sso = await openSsoUnderTest()
    server = http.createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    const organization = await sso.api('POST', '/organizations', { name: 'Initech', domains: ['initech.example'] })
    // Okta's order: our addresses first, its credentials after.
    const draft = await sso.api('POST', '/connections', { organizationId: organization.id })
    connection = String(draft.id)
    const provider = new Provider(issuer, {
      clients: [{ client_id: CLIENT.id, client_secret: CLIENT.secret, redirect_uris: [String(draft.redirectUri)] }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
      findAccount: (_context: unknown, id: string) => ({
        accountId: id,
        claims: () => ({
          sub: id,
          email: `${id}@initech.example`,
          email_verified: true,
          name: 'Peter Gibbons',
          given_name: 'Peter',
        }),
      }),
    })
    server.on('request', provider.callback())
    await sso.api('PATCH', `/connections/${connection}`, { issuer, clientId: CLIENT.id, clientSecret: CLIENT.secret })
  })

  after(async () => {
    await sso.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  /** Follows the provider's own redirects and forms until it sends the browser back to us. */
  async function throughProvider(atProvider: TestBrowser, away: URL, login: string): Promise<URL> {
    let page = await atProvider.get(away)
    for (let step = 0; step < 12; step++) {
      if (page.location?.href.startsWith(sso.url)) return page.location
      if (page.location !== undefined) page = await atProvider.get(page.location)
      else {
        const action = /<form[^>]* action="([^"]+)"/.exec(page.body)?.[1] ?? ''
        const prompt = /name="prompt" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
        page = await atProvider.post(new URL(action, issuer), { ...formOf(page), prompt, login, password: 'any' })
      }
    }
    throw new Error(`the provider did not send the browser back: ${page.status} ${page.body.slice(0, 300)}`)
  }

  it('signs a person in through a connection, unmodified', async () => {
    const browser = sso.browser()
    const atProvider = sso.browser()
    const away = await browser.get(sso.authorizeUrl({ connection: '', login_hint: 'peter@initech.example' }))
    const callback = await throughProvider(atProvider, away.location as URL, 'peter')
    assert.equal(callback.searchParams.get('iss'), issuer)
    const landed = await browser.get(callback)
    const { status, claims } = await sso.redeem(landed)
    assert.equal(status, 200)
    assert.equal(claims.email, 'peter@initech.example')
    assert.equal(claims.name, 'Peter Gibbons')
    assert.equal(claims.connection, connection)

    const again = await browser.get(sso.authorizeUrl({ connection }))
    const second = await sso.redeem(
      await browser.get(await throughProvider(atProvider, again.location as URL, 'peter')),
    )
    assert.equal(second.claims.sub, claims.sub)
  })

  it('B-10: its answer under another issuer’s name is not accepted', async () => {
    const browser = sso.browser()
    const away = await browser.get(sso.authorizeUrl({ connection }))
    const callback = await throughProvider(sso.browser(), away.location as URL, 'peter')
    callback.searchParams.set('iss', sso.okta.issuer)
    assert.equal((await browser.get(callback)).code, 'sign_in.iss_param_mismatch')
  })

  it('B-11: nor one without a name, because its metadata promises one', async () => {
    const browser = sso.browser()
    const away = await browser.get(sso.authorizeUrl({ connection }))
    const callback = await throughProvider(sso.browser(), away.location as URL, 'peter')
    callback.searchParams.delete('iss')
    assert.equal((await browser.get(callback)).code, 'sign_in.iss_param_missing')
  })

  it('a person it turns away ends on a page with a code', async () => {
    const browser = sso.browser()
    const away = await browser.get(sso.authorizeUrl({ connection, prompt: 'none' }))
    const answer = await sso.browser().get(away.location as URL)
    const landed = await browser.get(answer.location as URL)
    assert.equal(landed.location?.searchParams.get('error'), 'login_required')
  })
})
