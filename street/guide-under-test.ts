// For tests: a street, a real browser, and Globex's administrator inside the guide by link, letter and code.
import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'
import { openBrowser } from './browser.ts'
import { findsNothing, noSidewaysScroll } from './console-under-test.ts'
import { enterGuide } from './enter-guide.ts'
import { openTestStreet, type TestStreet } from './test-street.ts'

// `PICTURES=<folder>` keeps what was seen, light, dark and on a phone.
const { PICTURES } = process.env

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

/** Axe, a phone's width and the dark; pictures of each when they are asked for. */
export async function look(page: Page, name: string): Promise<void> {
  await findsNothing(page, name)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await noSidewaysScroll(page, name)
  await keep(page, `${name}-phone`)
  if (size !== null) await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: 'dark' })
  await findsNothing(page, `${name} in the dark`)
  await keep(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
  await keep(page, name)
}

async function keep(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  await fs.mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
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
