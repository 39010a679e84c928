import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery, olderThan, pageOf } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { findSignIn, signInOf } from './sign-in-log.ts'

const outcome = z.enum(['admitted', 'refused', 'tested'])

const signIn = z
  .object({
    trace: z.string().describe('The id a person sees on the error page.'),
    outcome: outcome,
    reason: z.string().nullable().describe('Why it was refused: the error code without `sign_in.`.'),
    organizationId: z.string().nullable(),
    connectionId: z.string().nullable(),
    accountId: z.string().nullable(),
    applicationId: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.int(),
    durationMs: z.int().nullable(),
  })
  .meta({ id: 'SignIn' })

export function mountSignInLog(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/sign-ins',
      id: 'listSignIns',
      summary: 'Sign-ins, newest first',
      tag: 'Logs',
      query: listingQuery.extend({
        organizationId: z.string().max(64).optional(),
        outcome: outcome.optional(),
      }),
      status: 200,
      answer: listingOf(signIn),
    },
    async ({ query }) => {
      let rows = deps.db.kysely.selectFrom('sign_ins').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
      if (query.organizationId !== undefined) rows = rows.where('organization_id', '=', query.organizationId)
      if (query.outcome !== undefined) rows = rows.where('outcome', '=', query.outcome)
      if (query.after !== undefined) rows = rows.where(olderThan('sign_ins', 'created_at', query.after))
      return pageOf(await rows.limit(query.limit + 1).execute(), query, signInOf)
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/sign-ins/{trace}',
      id: 'getSignIn',
      summary: 'One sign-in by its trace',
      tag: 'Logs',
      params: z.object({ trace: z.string().max(64) }),
      status: 200,
      answer: signIn,
    },
    ({ params }) => findSignIn(deps, params.trace),
  )
}
