import type { Kysely, Selectable } from 'kysely'
import { oktaId, randomToken, sha256 } from '../../kit/ids.ts'
import type { SecretBox } from '../../kit/secret-box.ts'
import { validationFailed } from '../okta-error.ts'
import type { AppSecretRow, IdpSchema } from '../schema/idp-schema.ts'
import { appStore } from './app-store.ts'
import type { App, AppSecret } from './okta-app.ts'

const MOST_SECRETS = 2

/** The name of the box that seals client secrets. */
export const SECRET_PURPOSE = 'app-secrets'

/**
 * An app's client secrets: two at most, so that one can be replaced while the other still works.
 *
 * Everything that changes them locks the app first, so that two administrators cannot make a third secret or switch
 * off the last one together: call it in a transaction.
 *
 * @param db  the database, or the transaction to be part of
 */
export function appSecretStore(db: Kysely<IdpSchema>, box: SecretBox) {
  async function list(orgId: string, appId: string): Promise<AppSecret[]> {
    const rows = await db
      .selectFrom('app_secrets')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('app_id', '=', appId)
      .orderBy('created_at')
      .orderBy('id')
      .execute()
    return rows.map(asSecret)
  }

  return {
    list,

    async byId(orgId: string, appId: string, secretId: string): Promise<AppSecret | undefined> {
      return (await list(orgId, appId)).find((secret) => secret.id === secretId)
    },

    /** SHA-256 (base64url) of each active secret, for the token endpoint. */
    async activeHashes(orgId: string, appId: string): Promise<string[]> {
      return (await list(orgId, appId)).filter((s) => s.status === 'ACTIVE').map((s) => s.secretHash)
    },

    /** The clear secret, for an administrator who asks for it. */
    reveal(secret: AppSecret): string {
      return box.open(secret.sealed, boundTo(secret.id)) ?? ''
    },

    /**
     * @param value  a secret the administrator chose; absent: a fresh one
     * @throws OktaError  E0000001: there are two already
     */
    async add(
      app: App,
      now: number,
      value: string = randomToken(48),
      status: AppSecret['status'] = 'ACTIVE',
    ): Promise<AppSecret> {
      await appStore(db).lock(app.orgId, app.id, now)
      if ((await list(app.orgId, app.id)).length >= MOST_SECRETS)
        throw validationFailed('client_secret', [
          "client_secret: You've reached the maximum number of client secrets per client",
        ])
      const id = oktaId('ocs')
      const row: AppSecretRow = {
        id,
        org_id: app.orgId,
        app_id: app.id,
        status,
        secret_sealed: box.seal(value, boundTo(id)),
        secret_hash: sha256(value),
        created_at: now,
        updated_at: now,
      }
      await db.insertInto('app_secrets').values(row).execute()
      return asSecret(row)
    },

    /** @throws OktaError  E0000001: it is the only active one */
    async setStatus(app: App, secretId: string, status: AppSecret['status'], now: number): Promise<void> {
      await appStore(db).lock(app.orgId, app.id, now)
      const others = (await list(app.orgId, app.id)).filter((s) => s.id !== secretId && s.status === 'ACTIVE')
      if (status === 'INACTIVE' && others.length === 0)
        throw validationFailed('client_secret', ["client_secret: You can't deactivate the only active client secret"])
      await db
        .updateTable('app_secrets')
        .set({ status, updated_at: now })
        .where('org_id', '=', app.orgId)
        .where('id', '=', secretId)
        .execute()
    },

    /** @throws OktaError  E0000001: it is still active */
    async remove(app: App, secretId: string): Promise<void> {
      const { numDeletedRows } = await db
        .deleteFrom('app_secrets')
        .where('org_id', '=', app.orgId)
        .where('app_id', '=', app.id)
        .where('id', '=', secretId)
        .where('status', '=', 'INACTIVE')
        .executeTakeFirst()
      if (numDeletedRows === 0n)
        throw validationFailed('client_secret', ["client_secret: You can't delete an active client secret"])
    },

    /** All of them: the app proves itself by key, or not at all, from now on. */
    async removeAll(orgId: string, appId: string): Promise<void> {
      await db.deleteFrom('app_secrets').where('org_id', '=', orgId).where('app_id', '=', appId).execute()
    },
  }
}

function boundTo(secretId: string): string {
  return `app_secrets|${secretId}|secret`
}

function asSecret(row: Selectable<AppSecretRow>): AppSecret {
  return {
    id: row.id,
    appId: row.app_id,
    status: row.status,
    secretHash: row.secret_hash,
    sealed: row.secret_sealed,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
