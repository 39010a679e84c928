import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { openBrowser } from './browser.ts'
import { addAppByHand } from './connect-by-hand.ts'
import { jsonClient } from './json-client.ts'
import { look } from './look-at-page.ts'
import { newVisitor, openTestStreet, signInFromApp, type TestStreet } from './test-street.ts'

describe('from a link to live, in a browser, with three values typed', () => {
  let street: TestStreet
  let browser: Browser
  const http = guardedHttp({ allowPrivate: true })
  before(async () => {
    await buildConsole()
    street = await openTestStreet('sqlite:files')
    browser = await openBrowser()
  })
  after(async () => {
    await browser.close()
    await street.close()
    http.close()
  })

  it('by hand: every step turns green by itself, and people sign in', async () => {
    const gatepass = jsonClient(http, street.report.sso.url, `Bearer ${street.report.sso.apiKey}`)
    const { url } = await gatepass('POST', '/api/setup-links', {
      organizationId: street.globex.organization,
      email: street.globex.okta.admin.login,
      name: 'Rosalind Franklin',
    })
    const context = await browser.newContext({ viewport: { width: 1120, height: 900 }, reducedMotion: 'reduce' })
    const page = await context.newPage()
    page.setDefaultTimeout(20_000)
    const complaints: string[] = []
    page.on('pageerror', (error) => complaints.push(String(error)))
    page.on('console', (line) => line.type() === 'error' && complaints.push(line.text()))
    const typed = new Set<string>()
    page.on('request', (request) => {
      if (request.method() !== 'POST' || !request.url().includes('/setup/api/')) return
      for (const [name, value] of Object.entries(request.postDataJSON())) if (value !== null) typed.add(name)
    })

    await page.goto(url)
    await look(page, '1-invitation')
    await page.getByRole('button', { name: 'Send me the code' }).click()
    const mailbox = await context.newPage()
    await mailbox.goto(`${street.report.sso.url}/mailbox`)
    const code =
      (await mailbox
        .getByText(/^\d{6}$/)
        .first()
        .textContent()) ?? ''
    await mailbox.close()
    await page.getByLabel('Code').fill(code)
    await look(page, '2-code')
    await page.getByRole('button', { name: 'Continue' }).click()
    await page.getByRole('heading', { name: 'Connect the Okta of Globex' }).waitFor()
    assert.doesNotMatch(page.url(), /setup\/[\w-]{43}/)

    await page.getByRole('textbox', { name: 'Okta domain' }).fill('globex')
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('Needs you').waitFor()
    await look(page, '3-domain-red')
    await page.getByRole('textbox', { name: 'Okta domain' }).fill(`${street.globex.okta.url}/app/UserHome`)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('an Okta org').waitFor()
    await look(page, '4-domain-green')
    await page.getByRole('button', { name: 'Next step' }).click()

    const redirectUri = await copied(page, 'Sign-in redirect URI')
    const okta = await context.newPage()
    okta.setDefaultTimeout(20_000)
    const initiateLoginUri = redirectUri.replace('/callback/', '/initiate/')
    const byHand = { page: okta, okta: street.globex.okta, connection: { redirectUri, initiateLoginUri } }
    const values = await addAppByHand({ ...byHand, picture: async () => {} })

    await page.getByLabel('Client ID').fill(values.clientId)
    await page.getByLabel('Client secret', { exact: true }).fill(values.clientSecret)
    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('Client ID and secret').waitFor()
    await look(page, '5-app-green')
    await page.getByRole('button', { name: 'Next step' }).click()

    assert.equal(await copied(page, 'Initiate login URI'), initiateLoginUri)
    await page.getByRole('button', { name: 'I am ready to click the tile' }).click()
    await page.getByText('Click the tile now.').waitFor()
    const dashboard = await page.getByRole('link', { name: /^Okta dashboard/ }).getAttribute('href')
    assert.equal(dashboard, `${street.globex.okta.url}/app/UserHome`)
    await look(page, '6-tile-waiting')
    await okta.goto(dashboard ?? '')
    await okta.getByRole('link', { name: /Ronspot/ }).click()
    await okta.waitForLoadState()
    await page.getByText('The click arrived from').waitFor()
    await page.getByRole('button', { name: 'Next step' }).click()

    await page.getByRole('button', { name: 'Check' }).click()
    await page.getByText('there, and not needed').waitFor()
    await page.getByLabel('A custom authorization server').check()
    await page.getByText('Create Rule').waitFor()
    await look(page, '7-server')
    await page.getByLabel('The org’s own authorization server').check()
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('button', { name: 'Without it for now' }).click()
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByRole('button', { name: /E-mail domains.*Vouched for/s }).waitFor()

    const [window] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('button', { name: 'Try a sign-in', exact: true }).click(),
    ])
    await window.waitForLoadState()
    await page.getByText('ID token checked').waitFor()
    await page.getByText('E-mail verified').waitFor()
    await look(page, '8-test')
    await page.getByRole('button', { name: 'Next step' }).click()
    await page.getByText('One press by the support of Ronspot switches it off again').waitFor()
    await page.getByText('Nobody has signed in this way yet').waitFor()
    await look(page, '9-before-live')
    await page.getByRole('button', { name: 'Go live', exact: true }).click()
    await page.getByText('People of Globex sign in to Ronspot with your Okta.').waitFor()
    await page.getByRole('button', { name: /Go live.*Live/s }).waitFor()
    const open = await page.getByRole('link', { name: 'Open Ronspot' }).getAttribute('href')
    assert.equal(open, new URL(street.report.workplace.url).origin, 'where people open it, and nothing behind that')
    const [report] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Download the report' }).click(),
    ])
    assert.equal(report.suggestedFilename(), 'sign-in-report.html')
    await look(page, '9-live')
    assert.deepEqual(complaints, [])
    assert.deepEqual([...typed], ['oktaDomain', 'clientId', 'clientSecret'], 'three values, and nothing else')

    const home = await signInFromApp(newVisitor(http), street, street.globex, 'katherine@globex.example')
    assert.match(home.body, /Katherine Johnson/, home.trail.join('\n'))
  })
})

async function copied(page: Page, label: string): Promise<string> {
  const value = page.getByRole('button', { name: `Copy ${label}` }).locator('xpath=preceding-sibling::code')
  return ((await value.textContent()) ?? '').trim()
}
