import type { Kysely, Selectable } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { ALREADY_EXISTS, validationFailed } from '../okta-error.ts'
import type { AuthorizationServerRow, ClaimRow, IdpSchema, ScopeRow } from '../schema/idp-schema.ts'
import type { AuthorizationServer, Claim, Scope } from './authorization-server.ts'
import { SYSTEM_CLAIMS, SYSTEM_SCOPES } from './fresh-server.ts'

export type ServerSettings = {
  readonly name: string
  readonly description: string | null
  readonly audience: string
  readonly issuerMode: string
  readonly rotationMode: 'AUTO' | 'MANUAL'
}

/** Custom authorization servers with their scopes and claims. @param db  the database, or the transaction to be part of */
export function authorizationServerStore(db: Kysely<IdpSchema>) {
  const inOrg = (orgId: string) => db.selectFrom('authorization_servers').selectAll().where('org_id', '=', orgId)

  return {
    /** @param idOrDefault  the id, or the word `default` */
    async find(orgId: string, idOrDefault: string): Promise<AuthorizationServer | undefined> {
      const query = inOrg(orgId)
      const row = await (idOrDefault === 'default'
        ? query.where('is_default', '=', 1)
        : query.where('id', '=', idOrDefault)
      ).executeTakeFirst()
      return row && asServer(row)
    },

    /** In the order they were made. */
    async list(orgId: string): Promise<AuthorizationServer[]> {
      return (await inOrg(orgId).orderBy('created_at').orderBy('id').execute()).map(asServer)
    },

    /**
     * With the scopes and claims Okta puts in, and no policy. Call it in a transaction.
     *
     * @throws OktaError  E0000001: the name is taken
     */
    async create(
      orgId: string,
      input: ServerSettings & { id?: string; isDefault?: boolean },
      now: number,
    ): Promise<AuthorizationServer> {
      const row: AuthorizationServerRow = {
        id: input.id ?? oktaId('aus'),
        org_id: orgId,
        ...settingsColumns(input),
        is_default: input.isDefault ? 1 : 0,
        status: 'ACTIVE',
        last_rotated_at: now,
        created_at: now,
        updated_at: now,
      }
      await refusingTakenName(db.insertInto('authorization_servers').values(row).execute())
      await db
        .insertInto('scopes')
        .values(SYSTEM_SCOPES.map((scope) => scopeRow(orgId, row.id, scope, now)))
        .execute()
      await db
        .insertInto('claims')
        .values(SYSTEM_CLAIMS.map((claim) => claimRow(orgId, row.id, claim, now)))
        .execute()
      return asServer(row)
    },

    /** @throws OktaError  E0000001: the name is taken */
    async replace(orgId: string, serverId: string, input: ServerSettings, now: number): Promise<void> {
      const change = db
        .updateTable('authorization_servers')
        .set({ ...settingsColumns(input), updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', serverId)
      await refusingTakenName(change.execute())
    },

    /** All of them the org's own again. */
    async resetIssuerModes(orgId: string, now: number): Promise<void> {
      await db
        .updateTable('authorization_servers')
        .set({ issuer_mode: 'ORG_URL', updated_at: now })
        .where('org_id', '=', orgId)
        .where('issuer_mode', '<>', 'ORG_URL')
        .execute()
    },

    async setStatus(
      orgId: string,
      serverId: string,
      status: AuthorizationServer['status'],
      now: number,
    ): Promise<void> {
      await db
        .updateTable('authorization_servers')
        .set({ status, updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', serverId)
        .execute()
    },

    async remove(orgId: string, serverId: string): Promise<void> {
      await db.deleteFrom('authorization_servers').where('org_id', '=', orgId).where('id', '=', serverId).execute()
    },

    async scopes(orgId: string, serverId: string): Promise<Scope[]> {
      const rows = await db
        .selectFrom('scopes')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('server_id', '=', serverId)
        .orderBy('created_at')
        .orderBy('name')
        .execute()
      return rows.map(asScope)
    },

    async scope(orgId: string, serverId: string, scopeId: string): Promise<Scope | undefined> {
      const row = await db
        .selectFrom('scopes')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('server_id', '=', serverId)
        .where('id', '=', scopeId)
        .executeTakeFirst()
      return row && asScope(row)
    },

    /** @throws OktaError  E0000001: the name is taken */
    async addScope(orgId: string, serverId: string, scope: Omit<Scope, 'id'>, now: number): Promise<Scope> {
      const row = scopeRow(orgId, serverId, scope, now)
      await refusingTakenName(db.insertInto('scopes').values(row).execute())
      return asScope(row)
    },

    async replaceScope(orgId: string, scopeId: string, scope: Omit<Scope, 'id'>): Promise<void> {
      const change = db
        .updateTable('scopes')
        .set(scopeColumns(scope))
        .where('org_id', '=', orgId)
        .where('id', '=', scopeId)
      await refusingTakenName(change.execute())
    },

    async removeScope(orgId: string, scopeId: string): Promise<void> {
      await db.deleteFrom('scopes').where('org_id', '=', orgId).where('id', '=', scopeId).execute()
    },

    async claims(orgId: string, serverId: string): Promise<Claim[]> {
      const rows = await db
        .selectFrom('claims')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('server_id', '=', serverId)
        .orderBy('created_at')
        .orderBy('name')
        .execute()
      return rows.map(asClaim)
    },

    async claim(orgId: string, serverId: string, claimId: string): Promise<Claim | undefined> {
      const row = await db
        .selectFrom('claims')
        .selectAll()
        .where('org_id', '=', orgId)
        .where('server_id', '=', serverId)
        .where('id', '=', claimId)
        .executeTakeFirst()
      return row && asClaim(row)
    },

    /** @throws OktaError  E0000001: that kind of token has a claim of the name */
    async addClaim(orgId: string, serverId: string, claim: Omit<Claim, 'id'>, now: number): Promise<Claim> {
      const row = claimRow(orgId, serverId, claim, now)
      await refusingTakenName(db.insertInto('claims').values(row).execute())
      return asClaim(row)
    },

    async replaceClaim(orgId: string, claimId: string, claim: Omit<Claim, 'id'>): Promise<void> {
      const change = db
        .updateTable('claims')
        .set(claimColumns(claim))
        .where('org_id', '=', orgId)
        .where('id', '=', claimId)
      await refusingTakenName(change.execute())
    },

    async removeClaim(orgId: string, claimId: string): Promise<void> {
      await db.deleteFrom('claims').where('org_id', '=', orgId).where('id', '=', claimId).execute()
    },
  }
}

export async function refusingTakenName(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (isUniqueViolation(error)) throw validationFailed('name', [`name: ${ALREADY_EXISTS}`])
    throw error
  }
}

function settingsColumns(input: ServerSettings) {
  return {
    name: input.name,
    name_key: input.name.toLowerCase(),
    description: input.description,
    audience: input.audience,
    issuer_mode: input.issuerMode,
    rotation_mode: input.rotationMode,
  }
}

function asServer(row: Selectable<AuthorizationServerRow>): AuthorizationServer {
  return {
    id: row.id,
    orgId: row.org_id,
    name: row.name,
    description: row.description,
    audience: row.audience,
    isDefault: row.is_default === 1,
    status: row.status,
    issuerMode: row.issuer_mode,
    rotationMode: row.rotation_mode,
    lastRotatedAt: row.last_rotated_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

function scopeColumns(scope: Omit<Scope, 'id'>) {
  return {
    name: scope.name,
    display_name: scope.displayName,
    description: scope.description,
    consent: scope.consent,
    metadata_publish: scope.metadataPublish,
    is_system: scope.system ? (1 as const) : (0 as const),
    is_default: scope.isDefault ? (1 as const) : (0 as const),
    is_optional: scope.optional ? (1 as const) : (0 as const),
  }
}

function scopeRow(orgId: string, serverId: string, scope: Omit<Scope, 'id'>, now: number): ScopeRow {
  return { id: oktaId('scp'), org_id: orgId, server_id: serverId, ...scopeColumns(scope), created_at: now }
}

function asScope(row: Selectable<ScopeRow>): Scope {
  return {
    id: row.id,
    name: row.name,
    displayName: row.display_name,
    description: row.description,
    consent: row.consent,
    metadataPublish: row.metadata_publish,
    system: row.is_system === 1,
    isDefault: row.is_default === 1,
    optional: row.is_optional === 1,
  }
}

function claimColumns(claim: Omit<Claim, 'id'>) {
  return {
    name: claim.name,
    status: claim.status,
    claim_type: claim.claimType,
    value_type: claim.valueType,
    value: claim.value,
    group_filter_type: claim.groupFilterType,
    scopes_json: JSON.stringify(claim.scopes),
    is_system: claim.system ? (1 as const) : (0 as const),
    always_in_token: claim.alwaysIncludeInToken ? (1 as const) : (0 as const),
  }
}

function claimRow(orgId: string, serverId: string, claim: Omit<Claim, 'id'>, now: number): ClaimRow {
  return { id: oktaId('ocl'), org_id: orgId, server_id: serverId, ...claimColumns(claim), created_at: now }
}

function asClaim(row: Selectable<ClaimRow>): Claim {
  return {
    id: row.id,
    name: row.name,
    status: row.status,
    claimType: row.claim_type,
    valueType: row.value_type,
    value: row.value,
    groupFilterType: row.group_filter_type,
    scopes: JSON.parse(row.scopes_json),
    system: row.is_system === 1,
    alwaysIncludeInToken: row.always_in_token === 1,
  }
}
