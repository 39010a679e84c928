// Somebody who was invited, as far as the inside of the guide: the link, the letter, the code in it.
import type { GuardedHttp } from '../kit/guarded-http.ts'
import { jsonClient } from './json-client.ts'
import { newVisitor, type TestStreet } from './test-street.ts'

/**
 * Globex's administrator, inside. @param more  of the invitation
 *
 * @returns the browser's cookies, and the address of the guide
 */
export async function enterGuide(street: TestStreet, http: GuardedHttp, more: object = {}) {
  const { sso } = street.report
  const gatepass = jsonClient(http, sso.url, `Bearer ${sso.apiKey}`)
  const { url } = await gatepass('POST', '/api/setup-links', {
    organizationId: street.globex.organization,
    email: street.globex.okta.admin.login,
    name: 'Rosalind',
    ...more,
  })
  const visitor = newVisitor(http)
  await visitor.get(url)
  // Letters of one moment have no order, so the code is the one that was not there before.
  const before = await codesIn(http, sso.url)
  await visitor.submit({})
  const code = (await codesIn(http, sso.url)).find((each) => !before.includes(each)) ?? ''
  const landed = await visitor.until(/\/setup\/guide/, () => visitor.submit({ code }))
  return { cookie: visitor.cookieHeader('localhost'), landed }
}

async function codesIn(http: GuardedHttp, sso: string): Promise<string[]> {
  const mailbox = await http.request(`${sso}/mailbox`)
  return Array.from(mailbox.body.matchAll(/<p>(\d{6})<\/p>/g), ([, code]) => code as string)
}
