import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import axe from 'axe-core'
import type { Browser, Page } from 'playwright-core'
import { databasesUnderTest } from '../kit/test-database.ts'
import { openBrowser } from './browser.ts'
import { openTestStreet, type TestStreet } from './test-street.ts'

describe('in a real browser', () => {
  let browser: Browser
  before(async () => {
    browser = await openBrowser()
  })
  after(() => browser.close())

  for (const under of databasesUnderTest()) {
    describe(`on ${under.name}`, () => {
      let street: TestStreet
      before(async () => {
        street = await openTestStreet(await under.url())
      })
      after(() => street.close())

      it('Ada signs in for the first time, books a bay, gives it back and signs out', async () => {
        const context = await browser.newContext()
        const page = await context.newPage()
        const scripts: string[] = []
        page.on('pageerror', (error) => scripts.push(String(error)))

        await page.goto(street.report.workplace.url)
        await findsNothing(page, 'welcome')
        await page.getByLabel(/work e-mail/i).fill('ada@acme.example')
        await page.getByRole('button', { name: 'Continue' }).click()

        await page.waitForURL(new RegExp(`^${street.acme.okta.url}/`))
        await findsNothing(page, 'Okta’s sign-in page')
        assert.equal(await page.locator('input[name=username]').inputValue(), 'ada@acme.example')
        await page.locator('input[type=password]').fill('first-program-1843')
        await page.keyboard.press('Enter')

        await page.waitForURL(new RegExp(`^${street.report.workplace.url}/`))
        assert.match((await page.textContent('body')) as string, /Ada Lovelace/)
        await findsNothing(page, 'the day')
        await page.locator('button.space.free.standard').first().press('Enter')
        await page
          .getByText(/You have/)
          .first()
          .waitFor()
        await findsNothing(page, 'the day with a booking')
        await page
          .getByRole('button', { name: /give it back/i })
          .first()
          .click()
        await page.locator('button.space.free.standard').first().waitFor()

        await page.getByRole('button', { name: 'Sign out' }).click()
        await page.waitForURL(/signed-out/)
        await findsNothing(page, 'signed out')
        assert.deepEqual(scripts, [])
        await page.close()
      })

      it('works on a phone, in the dark, from Okta’s dashboard', async () => {
        const context = await browser.newContext({ viewport: { width: 390, height: 800 }, colorScheme: 'dark' })
        const page = await context.newPage()
        await page.goto(street.acme.okta.url)
        await page.locator('input[name=username]').fill('grace@acme.example')
        await page.locator('input[type=password]').fill('first-compiler-1952')
        await page.keyboard.press('Enter')
        await page.locator('a.tile').first().waitFor()
        await findsNothing(page, 'the dashboard')
        await page.locator('a.tile').first().click()
        await page.waitForURL(new RegExp(`^${street.report.workplace.url}/`))
        assert.match((await page.textContent('body')) as string, /Grace Hopper/)
        const overflow = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        )
        assert.equal(overflow, 0, 'the page is wider than the phone')
        await findsNothing(page, 'the day on a phone in the dark')
        await page.close()
      })
    })
  }
})

/** axe (WCAG 2.2 AA and best practices) finds nothing on this page. Runs outside the page's own content policy. */
async function findsNothing(page: Page, name: string): Promise<void> {
  const result = (await page.evaluate(`${axe.source}; axe.run()`)) as {
    violations: { id: string; help: string; nodes: { html: string }[] }[]
  }
  assert.deepEqual(
    result.violations.map(({ id, help, nodes }) => `${name}: ${id} (${help}) ${nodes[0]?.html.slice(0, 200)}`),
    [],
  )
}
