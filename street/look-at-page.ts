// For tests: a page is looked at as everybody sees it, light, dark and on a phone. `PICTURES=<folder>` keeps what was seen.
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Page } from 'playwright-core'
import { findsNothing, noSidewaysScroll, standsStill } from './console-under-test.ts'

const { PICTURES } = process.env

/** Axe finds nothing in any of the three, and on a phone nothing is wider than the window. */
export async function look(page: Page, name: string): Promise<void> {
  await findsNothing(page, name)
  await keep(page, name)
  const size = page.viewportSize()
  await page.setViewportSize({ width: 390, height: 844 })
  await findsNothing(page, `${name} on a phone`)
  await noSidewaysScroll(page, name)
  await keep(page, `${name}-phone`)
  if (size !== null) await page.setViewportSize(size)
  await page.emulateMedia({ colorScheme: 'dark' })
  await findsNothing(page, `${name} in the dark`)
  await keep(page, `${name}-dark`)
  await page.emulateMedia({ colorScheme: 'light' })
}

async function keep(page: Page, name: string): Promise<void> {
  if (PICTURES === undefined) return
  await standsStill(page)
  await fs.mkdir(PICTURES, { recursive: true })
  await page.screenshot({ path: path.join(PICTURES, `${name}.png`), fullPage: true })
}
