import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery, olderThan, pageOf } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { organizationsOf } from './organizations-of.ts'
import { findSignIn, signInOf } from './sign-in-log.ts'
import { hashesOfTyped } from './typed-address.ts'

const outcome = z.enum(['admitted', 'refused', 'tested'])

const signIn = z
  .object({
    trace: z.string().describe('The id a person sees on the error page.'),
    outcome: outcome,
    reason: z.string().nullable().describe('Why it was refused: the error code without `sign_in.`.'),
    cause: z.string().nullable().describe('The failure catalogue’s name for it, by what was known then.'),
    organizationId: z.string().nullable(),
    connectionId: z.string().nullable(),
    accountId: z.string().nullable(),
    applicationId: z.string().nullable(),
    typedDomain: z
      .string()
      .nullable()
      .describe(
        'Of the address that was typed, or hinted by the application, before it was refused: nobody vouches for it.',
      ),
    detail: z.record(z.string(), z.unknown()),
    ip: z.string().nullable(),
    userAgent: z.string().nullable(),
    createdAt: z.int(),
    durationMs: z.int().nullable(),
  })
  .meta({ id: 'SignIn' })

/** With the names a list needs. */
const listed = signIn.extend({
  who: z.object({ name: z.string().nullable(), email: z.string().nullable() }).nullable(),
  organizationName: z.string().nullable(),
})

const id = z.string().max(64).optional()
const filter = listingQuery.extend({
  organizationId: id,
  connectionId: id,
  accountId: id,
  outcome: outcome.optional(),
  reason: id,
  cause: id,
  typed: z
    .string()
    .max(320)
    .optional()
    .describe('An e-mail address, whole: sign-ins before which it was typed or hinted, and that were refused.'),
  from: z.coerce.number().int().optional().describe('Milliseconds; at or after.'),
  to: z.coerce.number().int().optional().describe('Milliseconds; before.'),
})

export function mountSignInLog(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/sign-ins',
      id: 'listSignIns',
      summary: 'Sign-ins, newest first',
      tag: 'Logs',
      query: filter,
      status: 200,
      answer: listingOf(listed),
    },
    ({ query }) => listSignIns(deps, query),
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

async function listSignIns(deps: SsoDeps, query: z.infer<typeof filter>) {
  const page = await readSignIns(deps, query)
  const whose = await organizationsOf(deps, page.items)
  const named = page.items.map((item, place) => ({
    ...item,
    organizationId: whose[place]?.id ?? item.organizationId,
    organizationName: whose[place]?.name ?? null,
  }))
  return { ...page, items: named }
}

async function readSignIns({ db, box }: SsoDeps, query: z.infer<typeof filter>) {
  let rows = db.kysely
    .selectFrom('sign_ins')
    .leftJoin('accounts', 'accounts.id', 'sign_ins.account_id')
    .selectAll('sign_ins')
    .select(['accounts.name as who_name', 'accounts.email as who_email'])
    .orderBy('sign_ins.created_at', 'desc')
    .orderBy('sign_ins.id', 'desc')
  for (const [column, value] of Object.entries(columnsOf(query)))
    if (value !== undefined) rows = rows.where(`sign_ins.${column as keyof ReturnType<typeof columnsOf>}`, '=', value)
  // No address finds none: no row has this.
  if (query.typed !== undefined)
    rows = rows.where('sign_ins.typed_address', 'in', ['', ...hashesOfTyped({ box }, query.typed)])
  // Whose people they are is what the index leads by.
  if (query.accountId !== undefined)
    rows = rows.where('sign_ins.organization_id', 'in', (eb) =>
      eb
        .selectFrom('accounts as known')
        .innerJoin('connections', 'connections.id', 'known.connection_id')
        .select('connections.organization_id')
        .where('known.id', '=', query.accountId ?? ''),
    )
  if (query.from !== undefined) rows = rows.where('sign_ins.created_at', '>=', query.from)
  if (query.to !== undefined) rows = rows.where('sign_ins.created_at', '<', query.to)
  if (query.after !== undefined) rows = rows.where(olderThan('sign_ins', 'created_at', query.after))
  return pageOf(await rows.limit(query.limit + 1).execute(), query, (row) => ({
    ...signInOf(row),
    who: row.account_id === null ? null : { name: row.who_name, email: row.who_email },
  }))
}

function columnsOf({ organizationId, connectionId, accountId, outcome: how, reason, cause }: z.infer<typeof filter>) {
  return {
    organization_id: organizationId,
    connection_id: connectionId,
    account_id: accountId,
    outcome: how,
    reason,
    cause,
  }
}
