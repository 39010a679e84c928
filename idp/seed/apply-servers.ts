import type { AuthorizationServer } from '../authorization-servers/authorization-server.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { adoptSigningKey } from '../keys/adopt-key.ts'
import type { User } from '../users/user.ts'
import type { AppliedApp } from './apply-apps.ts'
import { applyPolicies } from './apply-policies.ts'
import { saysTheSame } from './says-the-same.ts'
import type { ServerToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

/** What policies name: groups by name, people by login, apps by label or client id. */
export type Named = {
  readonly groupIds: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, User>
  readonly apps: readonly AppliedApp[]
}

export async function applyServers(
  seeding: SeedTransaction,
  wanted: readonly ServerToBe[],
  named: Named,
): Promise<void> {
  for (const [index, server] of wanted.entries()) {
    const path = ['authorizationServers', index]
    const { id } = await seeding.at(path, () => applyServer(seeding, server))
    const { signingKey: pem } = server
    const { deps, trx, org } = seeding
    if (pem !== undefined)
      await seeding.at([...path, 'signingKey'], () => adoptSigningKey(deps, trx, { orgId: org.id, siteKey: id, pem }))
    await applyScopes(seeding, id, server, path)
    await applyClaims(seeding, id, server, path)
    await applyPolicies(seeding, id, server.policies ?? [], { named, path })
  }
}

async function applyServer({ trx, org, now }: SeedTransaction, wanted: ServerToBe): Promise<AuthorizationServer> {
  const servers = authorizationServerStore(trx)
  const all = await servers.list(org.id)
  const sameName = all.find((one) => one.name.toLowerCase() === wanted.name.toLowerCase())
  const known = all.find((one) => one.id === wanted.id) ?? sameName
  const settings = {
    name: wanted.name,
    description: wanted.description ?? known?.description ?? null,
    audience: wanted.audience ?? known?.audience ?? '',
    issuerMode: wanted.issuerMode ?? known?.issuerMode ?? 'ORG_URL',
    rotationMode: known?.rotationMode ?? ('AUTO' as const),
  }
  if (known === undefined) {
    const { id } = wanted
    const made = await servers.create(org.id, { ...(id === undefined ? {} : { id }), ...settings }, now)
    if (wanted.status === 'INACTIVE') await servers.setStatus(org.id, made.id, 'INACTIVE', now)
    return made
  }
  if (wanted.id !== undefined && wanted.id !== known.id)
    throw new TypeError(`the server is there already, as ${known.id}`)
  if (!saysTheSame(settings, known)) await servers.replace(org.id, known.id, settings, now)
  if (wanted.status !== undefined && wanted.status !== known.status)
    await servers.setStatus(org.id, known.id, wanted.status, now)
  return known
}

async function applyScopes(
  { trx, org, now, at }: SeedTransaction,
  serverId: string,
  { scopes = [] }: ServerToBe,
  path: readonly PropertyKey[],
): Promise<void> {
  const servers = authorizationServerStore(trx)
  const known = await servers.scopes(org.id, serverId)
  for (const [index, scope] of scopes.entries())
    await at([...path, 'scopes', index], async () => {
      const before = known.find(({ name }) => name === scope.name)
      const wanted = {
        name: scope.name,
        displayName: scope.displayName ?? before?.displayName ?? null,
        description: scope.description ?? before?.description ?? null,
        consent: scope.consent ?? before?.consent ?? 'IMPLICIT',
        metadataPublish: scope.metadataPublish ?? before?.metadataPublish ?? 'NO_CLIENTS',
        system: before?.system ?? false,
        isDefault: scope.default ?? before?.isDefault ?? false,
        optional: scope.optional ?? before?.optional ?? false,
      } as const
      if (before === undefined) await servers.addScope(org.id, serverId, wanted, now)
      else if (!saysTheSame(wanted, before)) await servers.replaceScope(org.id, before.id, wanted)
    })
}

async function applyClaims(
  { trx, org, now, at }: SeedTransaction,
  serverId: string,
  { claims = [] }: ServerToBe,
  path: readonly PropertyKey[],
): Promise<void> {
  const servers = authorizationServerStore(trx)
  const known = await servers.claims(org.id, serverId)
  for (const [index, claim] of claims.entries())
    await at([...path, 'claims', index], async () => {
      const before = known.find(({ name, claimType }) => name === claim.name && claimType === claim.claimType)
      const wanted = {
        name: claim.name,
        status: claim.status ?? before?.status ?? 'ACTIVE',
        claimType: claim.claimType,
        valueType: claim.valueType,
        value: claim.value,
        groupFilterType: claim.valueType === 'GROUPS' ? (claim.group_filter_type ?? 'STARTS_WITH') : null,
        scopes: claim.scopes ?? before?.scopes ?? [],
        system: before?.system ?? false,
        alwaysIncludeInToken: claim.alwaysIncludeInToken ?? before?.alwaysIncludeInToken ?? true,
      } as const
      if (before === undefined) await servers.addClaim(org.id, serverId, wanted, now)
      else if (!saysTheSame(wanted, before)) await servers.replaceClaim(org.id, before.id, wanted)
    })
}
