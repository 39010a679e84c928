import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { accountStore } from './account-store.ts'

const shown = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    issuer: z.string(),
    subject: z.string(),
    status: z.enum(['active', 'deactivated']),
    email: z.string().nullable(),
    emailVerified: z.boolean(),
    name: z.string().nullable(),
    givenName: z.string().nullable(),
    familyName: z.string().nullable(),
    groups: z.array(z.string()).nullable().describe('Null when the provider says nothing about groups.'),
    createdAt: z.int(),
    lastSignInAt: z.int(),
  })
  .meta({ id: 'Account' })

const byId = z.object({ id: z.string().max(64) })

export function mountAccounts(door: AdminDoor, deps: SsoDeps): void {
  const accounts = accountStore(deps)
  const tag = 'Accounts'

  door.serve(
    {
      method: 'GET',
      path: '/accounts',
      id: 'listAccounts',
      summary: 'People who signed in, newest first',
      tag,
      query: listingQuery.extend({
        connectionId: z.string().max(64).optional(),
        organizationId: z.string().max(64).optional(),
        q: z.string().trim().min(1).max(200).optional().describe('Part of a name or an address, or a whole id.'),
      }),
      status: 200,
      answer: listingOf(shown),
    },
    ({ query }) => accounts.list(query),
  )
  door.serve(
    {
      method: 'GET',
      path: '/accounts/{id}',
      id: 'getAccount',
      summary: 'One person',
      tag,
      params: byId,
      status: 200,
      answer: shown,
    },
    ({ params }) => accounts.find(params.id),
  )
  for (const [verb, status, summary] of [
    ['deactivate', 'deactivated', 'Keep a person out, whatever their company says; ends their sessions'],
    ['reactivate', 'active', 'Let a person in again'],
  ] as const)
    door.serve(
      {
        method: 'POST',
        path: `/accounts/{id}/${verb}`,
        id: `${verb}Account`,
        summary,
        tag,
        params: byId,
        status: 200,
        answer: shown,
      },
      ({ params, actor }) => accounts.setStatus(params.id, status, actor),
    )
}
