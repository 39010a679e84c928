import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Browser, Locator, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { openBrowser } from './browser.ts'
import { connectByHand, type PassedOn } from './connect-by-hand.ts'
import { jsonClient } from './json-client.ts'
import { newVisitor, openTestStreet, signInAtOkta, signInFromApp, type TestStreet } from './test-street.ts'

// Globex's administrator has the help page and a browser, nothing else. With `PICTURES=docs/connect-okta` the pictures of
// docs/connect-okta.md are taken on the way, in light and dark.
const { PICTURES } = process.env

describe('the help page, step by step in a browser', () => {
  let street: TestStreet
  let browser: Browser
  const http = guardedHttp({ allowPrivate: true })
  before(async () => {
    await buildConsole()
    street = await openTestStreet('sqlite:files', PICTURES === undefined ? {} : { ports: USUAL_PORTS })
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await street.close()
    http.close()
  })

  let passedOn: PassedOn
  let connection: { id: string; redirectUri: string; initiateLoginUri: string }
  const gatepass = () => jsonClient(http, street.report.sso.url, `Bearer ${street.report.sso.apiKey}`)

  it('somebody who follows it finds everything where it says, steps 1 to 14', async () => {
    const { items } = await gatepass()('GET', '/api/applications')
    connection = await gatepass()('POST', '/api/connections', {
      organizationId: street.globex.organization,
      applicationId: items[0].id,
    })
    const context = await browser.newContext({ viewport: { width: 1120, height: 760 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    passedOn = await connectByHand({ page, okta: street.globex.okta, connection, picture: taker(page) })
    assert.deepEqual(complaints, [])
    await page.close()
    assert.equal(passedOn.oktaDomain, new URL(street.globex.okta.url).host)
  })

  it('with the three values passed on, people sign in from the app and from the tile at once', async () => {
    await gatepass()('PATCH', `/api/connections/${connection.id}`, {
      issuer: passedOn.issuer,
      clientId: passedOn.clientId,
      clientSecret: passedOn.clientSecret,
    })
    const home = await signInFromApp(newVisitor(http), street, street.globex, 'katherine@globex.example')
    assert.match(home.body, /Katherine Johnson/, home.trail.join('\n'))

    const edsger = newVisitor(http)
    const dashboard = await signInAtOkta(edsger, street.globex, 'edsger@globex.example')
    const tile = /href="([^"]*\/home\/oidc_client\/[^"]+)"/.exec(dashboard.body)?.[1]
    assert.ok(tile !== undefined, 'the tile appeared')
    assert.match((await edsger.get(new URL(tile, dashboard.url).href)).body, /Edsger Dijkstra/)
  })

  it('and the token of step 14 calls the management API as its owner', async () => {
    const okta = jsonClient(http, street.globex.okta.url, `SSWS ${passedOn.apiToken}`)
    assert.equal((await okta('GET', '/api/v1/users/me')).profile.login, street.globex.okta.admin.login)
  })
})

const USUAL_PORTS = { workplace: 4000, sso: 4100, idp: 4200 }

/** Marks what the text speaks of and takes the picture, light and dark. */
function taker(page: Page): (name: string, marked: Locator) => Promise<void> {
  return async (name, marked) => {
    await marked.waitFor()
    if (PICTURES === undefined) return
    await fs.mkdir(PICTURES, { recursive: true })
    await marked.evaluate((element) => element.scrollIntoView({ block: 'center' }))
    await page.evaluate(`(${drawRing})(${JSON.stringify(await marked.boundingBox())})`)
    for (const scheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: scheme })
      await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished.catch(() => {})))')
      await page.screenshot({ path: path.join(PICTURES, `${name}${scheme === 'dark' ? '-dark' : ''}.png`) })
    }
    await page.emulateMedia({ colorScheme: 'light' })
    await page.evaluate(`document.getElementById('ring')?.remove()`)
  }
}

/** Runs in the page. Notices of what was done before tell nothing about this step. */
const drawRing = `({ x, y, width, height }) => {
  for (const close of document.querySelectorAll('[aria-label="Notices"] button')) close.click()
  const ring = document.createElement('div')
  ring.id = 'ring'
  const style = { position: 'fixed', left: x - 7 + 'px', top: y - 7 + 'px', width: width + 14 + 'px', height: height + 14 + 'px',
    border: '3px solid #e8590c', borderRadius: '12px', zIndex: 99999, pointerEvents: 'none', boxSizing: 'border-box' }
  Object.assign(ring.style, style)
  document.body.append(ring)
}`
