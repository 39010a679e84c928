import assert from 'node:assert/strict'
import http from 'node:http'
import { after, before, describe, it } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { freePort } from '../../kit/server.ts'
import { openBrowser } from '../../street/browser.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { ADA, authorizePath, openTestOkta, PASSWORD, type TestApp, type TestOkta } from '../test-okta.ts'

describe('the consent page in a browser', { timeout: 60_000 }, () => {
  let okta: TestOkta
  let app: TestApp
  let server: string
  let browser: Browser
  let page: Page
  let callback: string
  let application: http.Server
  before(async () => {
    okta = await openTestOkta()
    server = (await okta.addServer()).id
    await okta.addRule(server)
    await authorizationServerStore(okta.idp.db.kysely).addScope(
      okta.orgId,
      server,
      {
        name: 'bays:own',
        displayName: 'Book a bay for you',
        description: 'Parks your car where you are expected.',
        consent: 'REQUIRED',
        metadataPublish: 'NO_CLIENTS',
        system: false,
        isDefault: false,
        optional: false,
      },
      okta.clock.now(),
    )
    callback = `http://localhost:${await freePort()}/callback`
    application = http.createServer((_request, response) => response.end('the application'))
    application.listen(Number(new URL(callback).port), '127.0.0.1')
    app = await okta.addApp({ oauthClient: { consent_method: 'REQUIRED', redirect_uris: [callback] } })
    browser = await openBrowser()
    page = await browser.newPage()
    await page.goto(`${okta.url}/login/login.htm?fromURI=/app/UserHome`)
    await page.getByLabel('Username').fill(ADA)
    await page.getByLabel('Password').fill(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.pathname === '/app/UserHome')
  })
  after(async () => {
    await browser?.close()
    application?.closeAllConnections()
    application?.close()
    await okta.close()
  })

  const open = () =>
    page.goto(
      okta.url + authorizePath(`${server}/`, app.clientId, { scope: 'openid bays:own', redirect_uri: callback }),
    )

  for (const [width, scheme] of [
    [1280, 'light'],
    [390, 'dark'],
  ] as const)
    it(`has nothing axe would say something about, at ${width} pixels in the ${scheme}`, async () => {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme: scheme })
      await open()
      const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as { violations: { id: string }[] }
      assert.deepEqual(
        violations.map(({ id }) => id),
        [],
      )
      const overflow = await page.evaluate('document.documentElement.scrollWidth > innerWidth')
      assert.equal(overflow, false)
    })

  it('is answered by keyboard alone', async () => {
    await open()
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Allow Access')
    await page.keyboard.press('Tab')
    assert.equal(await page.evaluate('document.activeElement.textContent'), 'Don’t Allow')
    await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.waitForURL((url) => url.href.startsWith(callback) && url.searchParams.has('code'), {
      waitUntil: 'commit',
    })
  })
})
