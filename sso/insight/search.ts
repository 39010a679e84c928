// What an operator types into the one field: the trace from somebody's error page, a name, an address.
import { accountStore } from '../accounts/account-store.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { domainOfEmail } from '../organizations/email-domain.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { organizationsOf } from '../sign-in-log/organizations-of.ts'
import { findSignIn, typedSignIns } from '../sign-in-log/sign-in-log.ts'
import { hashesOfTyped } from '../sign-in-log/typed-address.ts'
import type { SsoDeps } from '../sso-deps.ts'

type Whose = { readonly connectionId: string; readonly organizationId: string; readonly organization: string }

export type Found =
  | { readonly kind: 'sign_in'; readonly trace: string }
  | (Whose & {
      readonly kind: 'person'
      readonly accountId: string
      readonly name: string | null
      readonly email: string | null
      readonly status: 'active' | 'deactivated'
      readonly lastSignInAt: number
    })
  /** Nobody with this address ever came in; their Okta may have seen them try. */
  | (Whose & { readonly kind: 'login'; readonly login: string })
  /** What was typed as an address, and by whom nobody knows: sign-ins that were refused. */
  | {
      readonly kind: 'typed'
      readonly typed: string
      readonly many: number
      readonly lastAt: number
      readonly organization: string | null
    }
  | { readonly kind: 'organization'; readonly organizationId: string; readonly organization: string }
  /** The trace of a page without a sign-in behind it: it is in the service's own log. */
  | { readonly kind: 'page'; readonly trace: string }

const MOST = 20

export async function search(deps: SsoDeps, q: string): Promise<Found[]> {
  const trace = /\b(sig|trc)_[0-9a-z]{10,40}\b/i.exec(q)?.[0].toLowerCase()
  if (trace?.startsWith('trc_')) return [{ kind: 'page', trace }]
  if (trace !== undefined) return (await findSignIn(deps, trace)) === undefined ? [] : [{ kind: 'sign_in', trace }]
  const [people, organizations] = await Promise.all([
    accountStore(deps).list({ q, limit: MOST }),
    organizationStore(deps).list({ q, limit: 5 }),
  ])
  const connections = await namesOf(deps, [...new Set(people.items.map(({ connectionId }) => connectionId))])
  const known = people.items.flatMap(({ id, name, email, status, lastSignInAt, connectionId }) => {
    const whose = connections.get(connectionId)
    return whose === undefined
      ? []
      : [{ kind: 'person' as const, accountId: id, name, email, status, lastSignInAt, ...whose }]
  })
  const isKnown = known.some(({ email }) => email?.toLowerCase() === q.toLowerCase())
  return [
    ...known,
    ...(isKnown ? [] : await loginsOf(deps, q)),
    ...(await typedAs(deps, q)),
    ...organizations.items.map(({ id, name }) => ({
      kind: 'organization' as const,
      organizationId: id,
      organization: name,
    })),
  ]
}

/** Somebody at one of our customers, by the domain of what was typed. */
async function loginsOf(deps: SsoDeps, q: string): Promise<Found[]> {
  const domain = domainOfEmail(q)
  if (domain === undefined) return []
  const { connections } = await connectionStore(deps).ofEmailDomain(domain)
  const live = connections.filter(({ status }) => status !== 'draft').slice(0, MOST)
  const names = await namesOf(
    deps,
    live.map(({ id }) => id),
  )
  return live.flatMap(({ id }) => {
    const whose = names.get(id)
    return whose === undefined ? [] : [{ kind: 'login' as const, login: q, ...whose }]
  })
}

/** By the whole address, to the letter: of what was typed no more is kept than says that it was this. */
async function typedAs(deps: SsoDeps, q: string): Promise<Found[]> {
  const found = await typedSignIns(deps, hashesOfTyped(deps, q))
  if (found === undefined) return []
  const [organization] = await organizationsOf(deps, [found.last])
  const { many, last } = found
  return [{ kind: 'typed', typed: q, many, lastAt: last.createdAt, organization: organization?.name ?? null }]
}

async function namesOf({ db }: SsoDeps, connectionIds: readonly string[]): Promise<Map<string, Whose>> {
  if (connectionIds.length === 0) return new Map()
  const rows = await db.kysely
    .selectFrom('connections')
    .innerJoin('organizations', 'organizations.id', 'connections.organization_id')
    .select([
      'connections.id as connectionId',
      'organizations.id as organizationId',
      'organizations.name as organization',
    ])
    .where('connections.id', 'in', connectionIds)
    .execute()
  return new Map(rows.map((row) => [row.connectionId, row]))
}
