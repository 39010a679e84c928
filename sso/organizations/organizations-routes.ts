import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { problemOfDomain } from './email-domain.ts'
import { organizationStore } from './organization-store.ts'

const emailDomain = z
  .string()
  .max(253)
  .refine((text) => problemOfDomain(text) === undefined, {
    error: (issue) => problemOfDomain(String(issue.input)) ?? 'not a domain',
  })

const fields = z.strictObject({
  name: z.string().trim().min(1).max(200),
  domains: z.array(emailDomain).max(200).describe('E-mail domains whose people belong here.'),
})

const shown = z
  .object({
    id: z.string(),
    name: z.string(),
    domains: z.array(z.string()),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: 'Organization' })

export const organizationSearch = z
  .string()
  .trim()
  .min(1)
  .max(200)
  .optional()
  .describe('Part of a name, of a domain or of the address of an Okta, or a whole id.')

const byId = z.object({ id: z.string().max(64) })

export function mountOrganizations(door: AdminDoor, deps: SsoDeps): void {
  const organizations = organizationStore(deps)
  const tag = 'Organizations'
  const refusals = ['organization.domain_taken']

  door.serve(
    {
      method: 'POST',
      path: '/organizations',
      id: 'createOrganization',
      summary: 'Add a customer',
      tag,
      body: fields.partial().required({ name: true }),
      status: 201,
      answer: shown,
      refusals,
    },
    ({ body, actor }) => organizations.create({ name: body.name, domains: body.domains ?? [] }, actor),
  )
  door.serve(
    {
      method: 'GET',
      path: '/organizations',
      id: 'listOrganizations',
      summary: 'Customers, newest first',
      tag,
      query: listingQuery.extend({ q: organizationSearch }),
      status: 200,
      answer: listingOf(shown),
    },
    ({ query }) => organizations.list(query),
  )
  door.serve(
    {
      method: 'GET',
      path: '/organizations/{id}',
      id: 'getOrganization',
      summary: 'One customer',
      tag,
      params: byId,
      status: 200,
      answer: shown,
    },
    ({ params }) => organizations.find(params.id),
  )
  door.serve(
    {
      method: 'PATCH',
      path: '/organizations/{id}',
      id: 'changeOrganization',
      summary: 'Change what is given; domains, when given, replace all there were',
      tag,
      params: byId,
      body: fields.partial(),
      status: 200,
      answer: shown,
      refusals,
    },
    ({ params, body, actor }) => organizations.change(params.id, body as Partial<z.infer<typeof fields>>, actor),
  )
}
