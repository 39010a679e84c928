import { z } from 'zod'
import { NotFound } from '../../kit/errors.ts'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { filledIn, recogniseFailure } from '../failures/recognise-failure.ts'
import type { OperatorsMail } from '../operators/operators-mail.ts'
import { domainStore } from '../organizations/domain-store.ts'
import { cleanDomain } from '../organizations/email-domain.ts'
import type { OrganizationDomain } from '../organizations/organization-domain.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { seenOfDomain } from './domain-finding.ts'
import { lookAtDomain } from './look-at-domain.ts'

const shown = z
  .object({
    domain: z.string(),
    state: z
      .enum(['pending', 'proven', 'failing', 'lost', 'vouched'])
      .describe('failing: proven once, not seen for less than seven days. vouched: an operator’s word.'),
    leads: z.boolean().describe('Whether an address there leads to this organization now.'),
    record: z
      .object({ type: z.literal('TXT'), name: z.string(), value: z.string() })
      .nullable()
      .describe('What proves it, to be put into DNS; null when nobody asked for a proof.'),
    provenAt: z.int().nullable(),
    seenAt: z.int().nullable().describe('When the record was last there.'),
    checkedAt: z.int().nullable(),
    finding: z
      .object({
        code: z.string(),
        sentence: z.string(),
        side: z.string(),
        want: z.string().nullable(),
        got: z.string().nullable(),
        todo: z.array(z.string()),
      })
      .nullable()
      .describe('Why it is not proven, or not any more.'),
  })
  .meta({ id: 'OrganizationDomain' })

const ofOrganization = z.object({ id: z.string().max(64) })
const ofDomain = ofOrganization.extend({ domain: z.string().max(253) })

/** An organization's domains: asked for, proven by DNS, looked at, removed. */
export function mountDomains(door: AdminDoor, deps: OperatorsMail): void {
  const domains = domainStore(deps)
  const tag = 'Organizations'

  door.serve(
    {
      method: 'GET',
      path: '/organizations/{id}/domains',
      id: 'listOrganizationDomains',
      summary: 'Its e-mail domains, each with its state and the record that proves it',
      tag,
      params: ofOrganization,
      status: 200,
      answer: z.object({ items: z.array(shown) }),
    },
    async ({ params }) => {
      await organizationOf(deps, params.id)
      return { items: (await domains.of(params.id)).map(shownDomain) }
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/organizations/{id}/domains',
      id: 'askForDomain',
      summary: 'Ask for a proof by DNS; asked again, the record is the same',
      tag,
      params: ofOrganization,
      body: z.strictObject({ domain: z.string().max(320) }),
      status: 201,
      answer: shown,
      refusals: ['organization.domain_not_usable', 'organization.too_many_domains'],
    },
    async ({ params, body, actor }) => {
      await organizationOf(deps, params.id)
      return shownDomain(await domains.ask(params.id, body.domain, actor))
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/organizations/{id}/domains/{domain}/check',
      id: 'checkDomain',
      summary: 'Look into DNS now',
      tag,
      params: ofDomain,
      status: 200,
      answer: shown,
    },
    async ({ params, actor }) => {
      const known = await domains.find(params.id, cleanDomain(params.domain) ?? '')
      const looked = known && (await lookAtDomain(deps, known, actor))
      return looked && shownDomain(looked)
    },
  )
  door.serve(
    {
      method: 'DELETE',
      path: '/organizations/{id}/domains/{domain}',
      id: 'removeDomain',
      summary: 'Addresses there lead to this organization no more',
      tag,
      params: ofDomain,
      status: 204,
    },
    async ({ params, actor }) => {
      const removed = await domains.remove(params.id, cleanDomain(params.domain) ?? '', actor)
      if (!removed) throw new NotFound('no such domain', params)
    },
  )
}

/** @throws NotFound */
async function organizationOf(deps: SsoDeps, id: string): Promise<void> {
  if ((await organizationStore(deps).find(id)) === undefined) throw new NotFound('no such organization', { id })
}

function shownDomain(domain: OrganizationDomain): z.infer<typeof shown> {
  const { record, state, leads, provenAt, seenAt, checkedAt } = domain
  return {
    domain: domain.domain,
    state,
    leads,
    record: record && { type: 'TXT', ...record },
    provenAt,
    seenAt,
    checkedAt,
    finding: findingOf(domain),
  }
}

function findingOf(domain: OrganizationDomain): z.infer<typeof shown>['finding'] {
  const seen = seenOfDomain(domain)
  const signature = seen && recogniseFailure(seen)
  if (signature === undefined) return null
  const told = (text: string | undefined) => (text === undefined ? null : (filledIn(text, seen?.facts ?? {}) ?? null))
  return {
    code: signature.id,
    side: signature.side,
    sentence: told(signature.sentence) ?? signature.sentence,
    want: told(signature.want),
    got: told(signature.got),
    todo: signature.todo.flatMap((line) => told(line) ?? []),
  }
}
