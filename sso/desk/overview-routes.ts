import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import { organizationSearch } from '../organizations/organizations-routes.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { CELL_STATES } from './cell-state.ts'
import { overviewOf } from './overview.ts'

const standing = {
  state: z.enum(CELL_STATES),
  since: z.int().nullable(),
  why: z.string().describe('One sentence for people.'),
}

const shown = z
  .object({
    organization: z.object({ id: z.string(), name: z.string(), createdAt: z.int() }),
    domains: z.array(
      z.object({
        domain: z.string(),
        state: z.enum(['pending', 'proven', 'failing', 'lost', 'vouched']),
        leads: z.boolean(),
      }),
    ),
    connections: z.array(
      z.object({
        id: z.string(),
        oktaDomain: z.string().nullable(),
        issuer: z.string().nullable(),
        createdAt: z.int(),
        ...standing,
      }),
    ),
    cells: z
      .array(z.object({ domain: z.string().nullable(), connectionId: z.string().nullable(), ...standing }))
      .describe('Every domain with every connection; null where an organization has none.'),
  })
  .meta({ id: 'Overview' })

export function mountOverview(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/overview',
      id: 'getOverview',
      summary: 'Customers, newest first, each e-mail domain with each connection and how the two stand',
      tag: 'Organizations',
      query: listingQuery.extend({
        q: organizationSearch,
        state: z.enum(CELL_STATES).optional().describe('Only customers of whom something stands so.'),
      }),
      status: 200,
      answer: listingOf(shown),
    },
    ({ query }) => overviewOf(deps, query),
  )
}
