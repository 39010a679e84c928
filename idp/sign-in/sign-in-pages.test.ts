import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { openBrowser } from '../../street/browser.ts'
import { codeOf, requireFactor } from '../test-factor.ts'
import { ADA, GRACE, openTestOkta, PASSWORD, type TestOkta } from '../test-okta.ts'
import { userStore } from '../users/user-store.ts'

describe('the pages of a sign-in, in a browser', { timeout: 120_000 }, () => {
  let okta: TestOkta
  let browser: Browser
  let page: Page
  before(async () => {
    okta = await openTestOkta()
    await requireFactor(okta)
    browser = await openBrowser()
    page = await browser.newPage()
    page.setDefaultTimeout(10_000)
  })
  after(async () => {
    await browser?.close()
    await okta.close()
  })

  /** axe has nothing to say and nothing is wider than the window: on a screen by day, on a phone by night. */
  async function looksRight(name: string): Promise<void> {
    for (const [width, colorScheme] of [
      [1280, 'light'],
      [390, 'dark'],
    ] as const) {
      await page.setViewportSize({ width, height: 800 })
      await page.emulateMedia({ colorScheme })
      const { violations } = (await page.evaluate(`${axe.source}; axe.run()`)) as {
        violations: { id: string; nodes: { html: string }[] }[]
      }
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`)
      assert.deepEqual(found, [], `${name} at ${width} in the ${colorScheme}`)
      assert.equal(await page.evaluate('document.documentElement.scrollWidth > innerWidth'), false, name)
      if (process.env.SHOTS)
        await page.screenshot({ path: `${process.env.SHOTS}/${name}-${width}.png`, fullPage: true })
    }
  }

  /** As somebody without a mouse does it. */
  async function fill(values: Record<string, string>): Promise<void> {
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label, { exact: true }).fill(value)
    await page.keyboard.press('Enter')
  }

  let secret: string

  it('the password, and an authenticator app set up on the way', async () => {
    await page.goto(`${okta.url}/login/login.htm`)
    await looksRight('sign-in')
    await fill({ Username: ADA, Password: 'wrong' })
    await page.getByRole('alert').waitFor()
    await looksRight('sign-in-refused')
    await fill({ Username: ADA, Password: PASSWORD })
    await page.waitForURL('**/signin/enroll-factor')
    await looksRight('enrol')
    assert.equal(await page.evaluate('document.querySelector("img.qr").naturalWidth > 0'), true)
    secret = ((await page.locator('dd').textContent()) ?? '').replaceAll(' ', '')
    await fill({ Code: '000 000' })
    await page.getByRole('alert').waitFor()
    await looksRight('enrol-refused')
    await fill({ Code: codeOf(secret, okta.clock.now()) })
    await page.waitForURL('**/app/UserHome')
    await looksRight('dashboard')
  })

  it('settings', async () => {
    await page.getByRole('link', { name: 'Settings' }).click()
    await page.getByRole('heading', { name: 'Settings' }).waitFor()
    await looksRight('settings')
  })

  it('a code', async () => {
    await page.context().clearCookies()
    okta.clock.advance(60_000)
    await page.goto(`${okta.url}/login/login.htm`)
    await fill({ Username: ADA, Password: PASSWORD })
    await page.waitForURL('**/signin/verify-factor')
    await looksRight('factor')
    await fill({ Code: '000000' })
    await page.getByRole('alert').waitFor()
    await looksRight('factor-refused')
    const code = codeOf(secret, okta.clock.now())
    await fill({ Code: `${code.slice(0, 3)} ${code.slice(3)}` })
    await page.waitForURL('**/app/UserHome')
  })

  it('an expired password', async () => {
    await page.context().clearCookies()
    okta.clock.advance(60_000)
    const userId = await okta.userId(ADA)
    const expire = { from: ['ACTIVE'], to: 'PASSWORD_EXPIRED', now: okta.clock.now() } as const
    await userStore(okta.idp.db.kysely).changeStatus(okta.orgId, userId, expire)
    await page.goto(`${okta.url}/login/login.htm`)
    await fill({ Username: ADA, Password: PASSWORD })
    await page.waitForURL('**/signin/verify-factor')
    await fill({ Code: codeOf(secret, okta.clock.now()) })
    await page.waitForURL('**/signin/change-password')
    await looksRight('expired')
    await fill({ 'New password': 'short', 'Repeat new password': 'short' })
    await page.getByRole('alert').waitFor()
    await looksRight('expired-refused')
    await fill({ 'New password': 'Another-horse-8', 'Repeat new password': 'Another-horse-8' })
    await page.waitForURL('**/app/UserHome')
  })

  it('a forgotten password, its letter, and a new one', async () => {
    await page.context().clearCookies()
    await page.goto(`${okta.url}/login/login.htm`)
    await page.getByRole('link', { name: 'Forgot password?' }).click()
    await looksRight('forgot')
    await fill({ Username: GRACE })
    await page.getByRole('heading', { name: 'Look in your mail' }).waitFor()
    await looksRight('look-in-your-mail')
    await page.waitForTimeout(100)
    await page.goto(`${okta.url}/mailbox`)
    await looksRight('mailbox')
    await page.getByRole('link', { name: /reset-password/ }).click()
    await page.getByRole('heading', { name: 'Choose a new password' }).waitFor()
    await looksRight('reset')
    const link = page.url()
    await fill({ 'New password': 'Another-horse-8', 'Repeat new password': 'Another-horse-8' })
    await page.waitForURL('**/signin/enroll-factor')
    await page.goto(link)
    await looksRight('link-gone')
  })
})
