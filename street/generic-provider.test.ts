import assert from 'node:assert/strict'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, it } from 'node:test'
// @ts-expect-error  the package brings no types
import Provider from 'oidc-provider'
import type { Page } from 'playwright-core'
import { type GuideUnderTest, openGuideUnderTest } from './guide-under-test.ts'
import { look } from './look-at-page.ts'

const CLIENT = { client_id: 'ronspot-at-globex', client_secret: 'a-secret-with+signs/and=more%' }

// `oidc-provider` is certified and knows nothing of us or of Okta: the same guide connects it.
describe('the guide, with a provider that is not Okta', () => {
  let under: GuideUnderTest
  let server: http.Server
  let issuer: string
  before(async () => {
    under = await openGuideUnderTest()
    server = http.createServer()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    issuer = `http://localhost:${(server.address() as AddressInfo).port}/realms/staff`
  })
  after(async () => {
    await under.close()
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })

  /** Whoever runs it enters our redirect URI, once they know it. */
  function register(redirectUri: string): void {
    const provider = new Provider(issuer, {
      clients: [{ ...CLIENT, redirect_uris: [redirectUri], token_endpoint_auth_method: 'client_secret_basic' }],
      claims: { openid: ['sub'], email: ['email', 'email_verified'], profile: ['name', 'given_name', 'family_name'] },
      findAccount: (_context: unknown, sub: string) => ({
        accountId: sub,
        claims: () => ({ sub, email: `${sub}@globex.example`, email_verified: true, name: 'Peter Gibbons' }),
      }),
    })
    server.removeAllListeners('request')
    server.on('request', (request, response) => {
      // It has one issuer and is mounted beneath a path, as such providers often are.
      request.url = request.url?.replace('/realms/staff', '') ?? '/'
      Object.assign(request, { originalUrl: `/realms/staff${request.url}` })
      provider.callback()(request, response)
    })
  }

  it('is connected to live by the same guide, without what is Okta’s alone, and people sign in', async () => {
    register('http://localhost:9/nobody-said-yet')
    const { page, context, complaints } = await under.enter()
    await page.getByText('Not Okta?').waitFor()
    await check(page, { 'Okta domain': issuer })
    await page.getByText('an OpenID Connect provider').waitFor()
    await page.getByRole('heading', { name: 'Connect the sign-in service of Globex' }).waitFor()
    for (const name of ['Make the tile work', 'Authorization server', 'Let us watch Okta and read its log'])
      assert.equal(await page.getByRole('button', { name }).count(), 0, name)
    await look(page, 'provider-1-issuer')
    await page.getByRole('button', { name: 'Next step' }).click()

    await page.getByRole('heading', { name: /Register the application/ }).waitFor()
    const redirectUri = await page
      .getByRole('button', { name: 'Copy Redirect URI' })
      .locator('xpath=preceding-sibling::code')
      .textContent()
    await check(page, { 'Client ID': CLIENT.client_id, 'Client secret': CLIENT.client_secret })
    await page.getByText('did not accept our request').waitFor()
    await page.getByText('redirect_uri did not match').waitFor()
    await look(page, 'provider-2-red')
    register(redirectUri ?? '')
    await check(page, { 'Client secret': 'another' })
    await page.getByText('does not accept our credentials').waitFor()
    assert.equal(await page.getByText('Applications > Applications').count(), 0, 'no menu of Okta’s')
    await check(page, { 'Client secret': CLIENT.client_secret })
    await page.getByText('Client ID and secret').waitFor()
    await look(page, 'provider-3-green')
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('button', { name: /^(Next step|Without domains for now)$/ }).click()

    const [window] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Try a sign-in', exact: true }).click(),
    ])
    await signInAtProvider(window)
    await page.getByText('At your provider').waitFor()
    await look(page, 'provider-4-tested')
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('button', { name: 'Go live', exact: true }).click()
    await page.getByText('sign in to Ronspot with your sign-in service.').waitFor()
    assert.deepEqual(complaints, [])

    await window.goto(under.street.report.workplace.url)
    await window.locator('input[name=email]').fill('peter@globex.example')
    await window.keyboard.press('Enter')
    await window.waitForURL(
      (url) => url.href.startsWith(under.street.report.workplace.url) && url.pathname !== '/sign-in',
    )
    await window.getByText('Peter Gibbons').first().waitFor()
  })
})

async function check(page: Page, typed: Readonly<Record<string, string>>): Promise<void> {
  for (const [label, value] of Object.entries(typed)) await page.getByLabel(label, { exact: true }).fill(value)
  await page.getByRole('button', { name: /^Check/ }).click()
}

/** Its own pages: who are you, and do you agree. */
async function signInAtProvider(window: Page): Promise<void> {
  await window.locator('input[name=login]').fill('peter')
  await window.locator('input[name=password]').fill('any')
  await window.locator('button[type=submit]').click()
  await window.getByRole('button', { name: 'Continue' }).click()
  await window.getByText(/sig_/).waitFor()
}
