// For tests: somebody of the SaaS is signed in at the desk, without the way there.
import type { BrowserContext, Page } from 'playwright-core'
import type { TestStreet } from './test-street.ts'

export type DeskRole = 'owner' | 'support' | 'read-only'

/** The operator of a role, made when first asked for: owner@, support@ and read-only@ronspot.example. */
export async function signInOperator(
  where: Page | BrowserContext,
  street: TestStreet,
  role: DeskRole = 'owner',
): Promise<void> {
  const context = 'context' in where ? where.context() : where
  const cookie = await street.openOperatorSession({ email: `${role}@ronspot.example`, name: NAMES[role], role })
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: street.report.sso.url, httpOnly: true, sameSite: 'Strict' }])
}

const NAMES: Readonly<Record<DeskRole, string>> = {
  owner: 'Olivia Owner',
  support: 'Sam Support',
  'read-only': 'Rita Reader',
}
