import type { SsoDeps } from '../sso-deps.ts'
import type { SignIn } from './sign-in-log.ts'

type Whose = Pick<SignIn, 'organizationId' | 'connectionId'>
type Named = { readonly id: string; readonly name: string }
type Db = Pick<SsoDeps, 'db'>

/** Whose each of some sign-ins is, in their order: the organization it was written down for, else its connection's. */
export async function organizationsOf(deps: Db, signIns: readonly Whose[]): Promise<(Named | undefined)[]> {
  const [own, ofConnections] = await Promise.all([
    organizations(
      deps,
      signIns.flatMap(({ organizationId }) => organizationId ?? []),
    ),
    organizationsOfConnections(
      deps,
      signIns.flatMap(({ organizationId, connectionId }) => (organizationId === null ? (connectionId ?? []) : [])),
    ),
  ])
  return signIns.map(({ organizationId, connectionId }) =>
    organizationId === null ? ofConnections.get(connectionId ?? '') : own.get(organizationId),
  )
}

async function organizations({ db }: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = db.kysely.selectFrom('organizations').select(['id', 'name'])
  return new Map((await rows.where('id', 'in', ids).execute()).map((row) => [row.id, row]))
}

async function organizationsOfConnections({ db }: Db, ids: readonly string[]): Promise<Map<string, Named>> {
  if (ids.length === 0) return new Map()
  const rows = db.kysely
    .selectFrom('connections')
    .innerJoin('organizations', 'organizations.id', 'connections.organization_id')
    .select(['connections.id as connection', 'organizations.id', 'organizations.name'])
  const found = await rows.where('connections.id', 'in', ids).execute()
  return new Map(found.map(({ connection, id, name }) => [connection, { id, name }]))
}
