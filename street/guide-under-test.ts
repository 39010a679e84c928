// For tests: a street, a real browser, and Globex's administrator inside the guide by link, letter and code.
import assert from 'node:assert/strict'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'
import { openBrowser } from './browser.ts'
import { enterGuide } from './enter-guide.ts'
import { openTestStreet, type TestStreet } from './test-street.ts'

export type GuideUnderTest = {
  readonly street: TestStreet
  readonly browser: Browser
  readonly http: GuardedHttp
  /** Inside the guide in a browser of its own. @param more  of the invitation */
  enter(more?: object): Promise<InsideGuide>
  close(): Promise<void>
}

/** `complaints`: what scripts and policies complained of. */
export type InsideGuide = { readonly context: BrowserContext; readonly page: Page; readonly complaints: string[] }

export async function openGuideUnderTest(databaseUrl = 'sqlite:files'): Promise<GuideUnderTest> {
  await buildConsole()
  const street = await openTestStreet(databaseUrl)
  const browser = await openBrowser()
  const http = guardedHttp({ allowPrivate: true })
  return {
    street,
    browser,
    http,
    async enter(more = {}) {
      const context = await browser.newContext({ viewport: { width: 1120, height: 900 }, reducedMotion: 'reduce' })
      const { cookie } = await enterGuide(street, http, more)
      const { url } = street.report.sso
      await context.addCookies(
        cookie.split('; ').map((each) => {
          const [name = '', ...value] = each.split('=')
          return { name, value: value.join('='), url }
        }),
      )
      const page = await context.newPage()
      page.setDefaultTimeout(20_000)
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('console', (line) => line.type() === 'error' && complaints.push(`${line.text()} ${line.location().url}`))
      await page.goto(`${url}/setup/guide`)
      await page.getByRole('heading', { level: 1 }).waitFor()
      return { context, page, complaints }
    },
    async close() {
      await browser.close()
      await street.close()
      http.close()
    },
  }
}

/** From now on every shift of what is seen is counted that no press of a key or button explains. */
export async function watchShifts(page: Page): Promise<void> {
  await page.evaluate(`(() => {
    window.shifted = 0
    new PerformanceObserver((list) => {
      for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shifted += value
    }).observe({ type: 'layout-shift', buffered: true })
  })()`)
}

/** Below 0.1 is what Web Vitals call good; we want a tenth of that. */
export async function nothingShifted(page: Page, name: string): Promise<void> {
  const shifted = Number(await page.evaluate('window.shifted'))
  assert.ok(shifted < 0.01, `${name}: the page shifted by ${shifted}`)
}
