import { type Expression, type Kysely, type Selectable, type SqlBool, sql } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import { oktaId } from '../../kit/ids.ts'
import { ALREADY_EXISTS, OktaError, validationFailed } from '../okta-error.ts'
import type { AppRow, IdpSchema } from '../schema/idp-schema.ts'
import type { AnyApp, App, AppDocument, RecordedApp, RecordedDocument } from './okta-app.ts'

export type NewApp = {
  readonly id?: string
  readonly label: string
  readonly clientId: string | undefined
  readonly document: AppDocument
  readonly status: App['status']
}

export type NewRecordedApp = Pick<RecordedApp, 'name' | 'label' | 'signOnMode' | 'document' | 'status'>

/**
 * Apps. What is not said to be of any kind speaks OpenID Connect, so that no other is ever taken for a client.
 *
 * @param db  the database, or the transaction to be part of
 */
export function appStore(db: Kysely<IdpSchema>) {
  const ofAnyKind = (orgId: string) => db.selectFrom('apps').selectAll().where('org_id', '=', orgId)
  const inOrg = (orgId: string) => ofAnyKind(orgId).where('sign_on_mode', '=', 'OPENID_CONNECT')

  return {
    async byId(orgId: string, appId: string): Promise<App | undefined> {
      const row = await inOrg(orgId).where('id', '=', appId).executeTakeFirst()
      return row && asApp(row)
    },

    async anyById(orgId: string, appId: string): Promise<AnyApp | undefined> {
      const row = await ofAnyKind(orgId).where('id', '=', appId).executeTakeFirst()
      return row && asAnyApp(row)
    },

    async byClientId(orgId: string, clientId: string): Promise<App | undefined> {
      const row = await inOrg(orgId).where('client_id', '=', clientId).executeTakeFirst()
      return row && asApp(row)
    },

    async byLabel(orgId: string, label: string): Promise<App | undefined> {
      const row = await inOrg(orgId).where('label_key', '=', label.toLowerCase()).executeTakeFirst()
      return row && asApp(row)
    },

    /** Of any kind, in the order they were made. @param page.after  creation time and id of the last one seen */
    async list(
      orgId: string,
      page: { where?: Expression<SqlBool>; after?: readonly [string | number, string]; limit: number },
    ): Promise<AnyApp[]> {
      let query = ofAnyKind(orgId).orderBy('created_at').orderBy('id').limit(page.limit)
      if (page.where !== undefined) query = query.where(page.where)
      if (page.after !== undefined) {
        const [at, id] = page.after
        query = query.where((eb) =>
          eb.or([eb('created_at', '>', Number(at)), eb.and([eb('created_at', '=', Number(at)), eb('id', '>', id)])]),
        )
      }
      return (await query.execute()).map(asAnyApp)
    },

    /** Active apps a person may use, by label: assigned by name, through a group, or open to everyone. */
    async assignedTo(orgId: string, userId: string): Promise<App[]> {
      const rows = await inOrg(orgId)
        .where('status', '=', 'ACTIVE')
        .where((eb) => eb.or([assignedBy(userId), eb('implicit_assignment', '=', 1)]))
        .orderBy('label_key')
        .execute()
      return rows.map(asApp)
    },

    async ofGroup(orgId: string, groupId: string): Promise<AnyApp[]> {
      const rows = await ofAnyKind(orgId)
        .where((eb) =>
          eb.exists(
            eb
              .selectFrom('app_groups')
              .select('app_id')
              .whereRef('app_groups.app_id', '=', 'apps.id')
              .where('app_groups.group_id', '=', groupId),
          ),
        )
        .orderBy('created_at')
        .orderBy('id')
        .execute()
      return rows.map(asAnyApp)
    },

    /** @throws OktaError  E0000040: the label is taken; E0000001: the client id is */
    async create(orgId: string, input: NewApp, now: number): Promise<App> {
      const id = input.id ?? oktaId('0oa')
      const row: AppRow = {
        id,
        org_id: orgId,
        name: 'oidc_client',
        label: input.label,
        label_key: input.label.toLowerCase(),
        status: input.status,
        client_id: input.clientId ?? id,
        sign_on_mode: 'OPENID_CONNECT',
        access_policy_id: null,
        ...documentColumns(input.document),
        created_at: now,
        updated_at: now,
      }
      await refusingTaken(db.insertInto('apps').values(row).execute())
      return asApp(row)
    },

    /** One of another kind. @throws OktaError  E0000040: the label is taken */
    async record(orgId: string, input: NewRecordedApp, now: number): Promise<RecordedApp> {
      const id = oktaId('0oa')
      const row: AppRow = {
        id,
        org_id: orgId,
        name: input.name,
        label: input.label,
        label_key: input.label.toLowerCase(),
        status: input.status,
        client_id: id,
        sign_on_mode: input.signOnMode,
        access_policy_id: null,
        ...documentColumns(input.document),
        created_at: now,
        updated_at: now,
      }
      await refusingTaken(db.insertInto('apps').values(row).execute())
      return asAnyApp(row) as RecordedApp
    },

    /** Puts an app under a sign-in policy. */
    async setAccessPolicy(orgId: string, appId: string, policyId: string, now: number): Promise<void> {
      await db
        .updateTable('apps')
        .set({ access_policy_id: policyId, updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', appId)
        .execute()
    },

    /** @throws OktaError  E0000040: the label is taken */
    async replace(
      orgId: string,
      appId: string,
      label: string,
      document: AppDocument | RecordedDocument,
      now: number,
    ): Promise<void> {
      const change = db
        .updateTable('apps')
        .set({ label, label_key: label.toLowerCase(), ...documentColumns(document), updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', appId)
      await refusingTaken(change.execute())
    },

    async setStatus(orgId: string, appId: string, status: App['status'], now: number): Promise<void> {
      await db
        .updateTable('apps')
        .set({ status, updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', appId)
        .execute()
    },

    /**
     * Gone for good, with secrets, assignments and what people were given through it: a client id can be chosen again,
     * and whoever has it then begins with nothing. Only an inactive one. Call it in a transaction.
     *
     * @returns false when it is still active
     */
    async remove(orgId: string, appId: string): Promise<boolean> {
      const gone = await db
        .deleteFrom('apps')
        .where('org_id', '=', orgId)
        .where('id', '=', appId)
        .where('status', '=', 'INACTIVE')
        .returning('client_id')
        .executeTakeFirst()
      if (gone === undefined) return false
      for (const table of ['grants', 'service_grants', 'oauth_consents', 'pushed_requests'] as const)
        await db.deleteFrom(table).where('org_id', '=', orgId).where('client_id', '=', gone.client_id).execute()
      return true
    },

    /** All apps' issuer the org's own again. Call it in a transaction. */
    async resetIssuerModes(orgId: string, now: number): Promise<void> {
      const rows = await inOrg(orgId).where('document_json', 'not like', '%"issuer_mode":"ORG_URL"%').execute()
      for (const { id, label, document } of rows.map(asApp)) {
        const oauthClient = { ...document.settings.oauthClient, issuer_mode: 'ORG_URL' as const }
        await this.replace(orgId, id, label, { ...document, settings: { ...document.settings, oauthClient } }, now)
      }
    },

    /** Makes everyone else who wants to change this app wait for the end of the transaction. */
    async lock(orgId: string, appId: string, now: number): Promise<void> {
      await db
        .updateTable('apps')
        .set({ updated_at: now })
        .where('org_id', '=', orgId)
        .where('id', '=', appId)
        .execute()
    },
  }
}

/** On a query over `apps`: the person is assigned by name or through a group. */
export function assignedBy(userId: string): Expression<SqlBool> {
  return sql<SqlBool>`(exists (select 1 from app_users au where au.app_id = apps.id and au.user_id = ${userId})
    or exists (select 1 from app_groups ag join group_members gm on gm.group_id = ag.group_id
               where ag.app_id = apps.id and gm.user_id = ${userId}))`
}

function documentColumns(document: AppDocument | RecordedDocument) {
  return {
    implicit_assignment: document.settings.implicitAssignment ? (1 as const) : (0 as const),
    document_json: JSON.stringify(document),
  }
}

async function refusingTaken(write: Promise<unknown>): Promise<void> {
  try {
    await write
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    const { message, constraint } = error as { message: string; constraint?: string }
    if (constraint === 'apps_client_id' || /apps\.client_id/.test(message))
      throw validationFailed('client_id', [`client_id: ${ALREADY_EXISTS}`])
    throw new OktaError('E0000040', undefined, [], { cause: error })
  }
}

function asApp(row: Selectable<AppRow>): App {
  return asAnyApp(row) as App
}

function asAnyApp(row: Selectable<AppRow>): AnyApp {
  return {
    id: row.id,
    orgId: row.org_id,
    name: row.name,
    label: row.label,
    status: row.status,
    clientId: row.client_id,
    signOnMode: row.sign_on_mode,
    document: JSON.parse(row.document_json),
    ...(row.access_policy_id === null ? {} : { accessPolicyId: row.access_policy_id }),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}
