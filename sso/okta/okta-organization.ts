// Okta tells anybody who asks which org a host belongs to and which other names it goes by. A provider that is not
// Okta has no such page, and that is no fault.
import { z } from 'zod'
import type { SsoDeps } from '../sso-deps.ts'
import { askProvider } from './ask-provider.ts'
import { OktaProblem } from './okta-problems.ts'
import { parseStrictObject } from './strict-json.ts'

export type OktaOrganization = {
  /** `00o…` */
  readonly id: string
  /** Every URL the org answers at: the okta.com one and, where there is one, the customer's own domain. */
  readonly names: readonly string[]
}

const link = z.object({ href: z.string().max(500) })
const page = z.object({
  id: z.string().max(64),
  _links: z.object({ organization: link, alternate: link.optional() }),
})

/**
 * @param origin  scheme and host, without a slash at the end
 * @returns undefined when nothing at this address is Okta
 * @throws OktaProblem  the address could not be reached at all
 */
export async function readOktaOrganization(deps: SsoDeps, origin: string): Promise<OktaOrganization | undefined> {
  const url = `${origin}/.well-known/okta-organization`
  const answer = await askProvider(deps.http, url, { maxBytes: 64 * 1024, timeoutMs: 5000 }).catch((error: unknown) => {
    // A server error or a page of half a megabyte is what other makes have at an address they do not know.
    const answered =
      error instanceof OktaProblem && (error.facts.status !== undefined || error.reason === 'token_too_large')
    if (answered) return undefined
    throw error
  })
  if (answer?.status !== 200) return undefined
  const found = page.safeParse(parseStrictObject(answer.body))
  if (!found.success) return undefined
  const { organization, alternate } = found.data._links
  const names = [organization.href, alternate?.href].flatMap((href) => (href === undefined ? [] : [trimSlash(href)]))
  return { id: found.data.id, names: [...new Set(names)] }
}

function trimSlash(href: string): string {
  return href.replace(/\/$/, '')
}
