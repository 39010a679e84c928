// For tests: an Okta of one's own, a real browser, and an administrator who is signed in to its console.
import assert from 'node:assert/strict'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildConsole } from '../console/console-build.ts'
import { openTestOkta, PASSWORD, type TestOkta } from '../idp/test-okta.ts'
import type { DatabaseUnderTest } from '../kit/test-database.ts'
import { openBrowser } from './browser.ts'

export const ADMIN = 'admin@acme.example'

export type ConsoleUnderTest = {
  readonly okta: TestOkta
  readonly browser: Browser
  /** A page of its own, signed in, at an address below the org's. What scripts and policies complained of is in `complaints`. */
  visit(path: string, options?: BrowserContextOptions & { login?: string }): Promise<Visit>
  /** The management API as its super administrator, past the console. */
  // biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
  callApi(method: string, path: string, body?: unknown): Promise<any>
  close(): Promise<void>
}

export type Visit = { readonly page: Page; readonly complaints: string[] }

export async function openConsole(database?: DatabaseUnderTest): Promise<ConsoleUnderTest> {
  await buildConsole()
  const okta = await openTestOkta(database)
  const browser = await openBrowser()
  return {
    okta,
    browser,
    async visit(path, { login = ADMIN, ...options } = {}) {
      // Who wants no motion gets none: a menu that is chosen from is gone at once, and tests see what people see.
      const context = await browser.newContext({
        viewport: { width: 1280, height: 860 },
        reducedMotion: 'reduce',
        ...options,
      })
      const page = await context.newPage()
      const complaints: string[] = []
      page.on('pageerror', (error) => complaints.push(String(error)))
      page.on('dialog', (dialog) => {
        complaints.push(`dialog: ${dialog.message()}`)
        void dialog.dismiss()
      })
      page.on('console', (message) => {
        if (message.type() === 'error') complaints.push(`${message.text()} ${message.location().url}`)
      })
      await page.goto(`${okta.url}${path}`)
      await page.locator('input[name=username]').fill(login)
      await page.locator('input[type=password]').fill(PASSWORD)
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => !url.pathname.startsWith('/login/'))
      return { page, complaints }
    },
    async callApi(method, path, body) {
      const response = await fetch(`http://127.0.0.1:${okta.port}${path}`, {
        method,
        headers: { authorization: `SSWS ${okta.apiToken}`, 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      const text = await response.text()
      assert.ok(response.ok, `${method} ${path}: ${response.status} ${text}`)
      return text === '' ? undefined : JSON.parse(text)
    },
    async close() {
      await browser.close()
      await okta.close()
    },
  }
}

/**
 * Nothing moves any more: colours have faded in, and a menu that is closing, which begins a frame after the click and is
 * taken away a moment after its last, is gone.
 */
export async function standsStill(page: Page): Promise<void> {
  await page.evaluate(`(async () => {
    for (let still = 0, looks = 0; still < 3 && looks < 200; looks++) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      still = document.getAnimations().some(({ playState }) => playState === 'running') ? 0 : still + 1
    }
  })()`)
}

/** axe (WCAG 2.2 AA and best practices) finds nothing on this page. Runs outside the page's own content policy. */
export async function findsNothing(page: Page, name: string): Promise<void> {
  await standsStill(page)
  const result = (await page.evaluate(`${axe.source}; axe.run()`)) as {
    violations: { id: string; help: string; nodes: { html: string; failureSummary: string }[] }[]
  }
  assert.deepEqual(
    result.violations.map(
      ({ id, help, nodes }) =>
        `${name}: ${id} (${help}) ${nodes[0]?.html.slice(0, 300)} ${nodes[0]?.failureSummary.slice(0, 300)}`,
    ),
    [],
  )
}

/** Nothing is wider than the window. */
export async function noSidewaysScroll(page: Page, name: string): Promise<void> {
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(overflow, 0, `${name} is wider than the window`)
}
