import { readApp } from '../apps/app-rules.ts'
import { appSecretStore, SECRET_PURPOSE } from '../apps/app-secret-store.ts'
import { appStore } from '../apps/app-store.ts'
import { assignmentStore } from '../apps/assignment-store.ts'
import { type App, type AppDocument, usesSecret } from '../apps/okta-app.ts'
import { scopeGrantStore } from '../apps/scope-grant-store.ts'
import type { User } from '../users/user.ts'
import type { AppToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

export type AppliedApp = {
  readonly label: string
  readonly appId: string
  readonly clientId: string
  /** Absent where the client proves itself by key, or not at all. */
  readonly clientSecret?: string
}

type Around = {
  readonly groupIds: ReadonlyMap<string, string>
  readonly people: ReadonlyMap<string, User>
  /** App sign-in policies, by lower-cased name. */
  readonly policyIds: ReadonlyMap<string, string>
}

export async function applyApps(
  seeding: SeedTransaction,
  wanted: readonly AppToBe[],
  around: Around,
): Promise<AppliedApp[]> {
  const applied: AppliedApp[] = []
  for (const [index, app] of wanted.entries())
    applied.push(
      await seeding.at(['apps', index], async () => {
        const { app: made, clientSecret } = await applyApp(seeding, app)
        await assign(seeding, made, app.assignments ?? {}, around)
        await putUnderPolicy(seeding, made, app, around)
        await grantScopes(seeding, made, app)
        const { label, id: appId, clientId } = made
        return { label, appId, clientId, ...(clientSecret === undefined ? {} : { clientSecret }) }
      }),
    )
  return applied
}

async function applyApp(seeding: SeedTransaction, wanted: AppToBe) {
  const { trx, org, now } = seeding
  const apps = appStore(trx)
  const known = await find(seeding, wanted)
  const { label, document, clientId } = specificationOf(wanted, known, now)
  let app = known
  if (app === undefined) {
    const { id, status = 'ACTIVE' } = wanted
    app = await apps.create(org.id, { ...(id === undefined ? {} : { id }), label, clientId, document, status }, now)
  } else {
    if (wanted.id !== undefined && wanted.id !== app.id) throw new TypeError(`the app is there already, as ${app.id}`)
    if (clientId !== undefined && clientId !== app.clientId)
      throw new TypeError(`the app is there already, with the client id ${app.clientId}`)
    if (label !== app.label || JSON.stringify(document) !== JSON.stringify(app.document))
      await apps.replace(org.id, app.id, label, document, now)
    if (wanted.status !== undefined && wanted.status !== app.status)
      await apps.setStatus(org.id, app.id, wanted.status, now)
  }
  return { app: { ...app, label, document }, clientSecret: await applySecrets(seeding, app, document, wanted) }
}

async function find({ trx, org }: SeedTransaction, { id, client_id: clientId, label }: AppToBe) {
  const apps = appStore(trx)
  return (
    (id && (await apps.byId(org.id, id))) ||
    (clientId && (await apps.byClientId(org.id, clientId))) ||
    (await apps.byLabel(org.id, label))
  )
}

/** What the seed says laid over what is there, read as the management API would read it. */
function specificationOf(wanted: AppToBe, known: App | undefined, now: number) {
  const { token_endpoint_auth_method, pkce_required, client_id } = wanted
  const { login_initiated_by: initiated, groups_claim: claim } = wanted
  const { application_type, grant_types, response_types, redirect_uris, post_logout_redirect_uris } = wanted
  const { initiate_login_uri, consent_method, refresh_token, jwks, jwks_uri, issuer_mode } = wanted
  const before = known?.document
  const tile = initiated === 'okta_or_app'
  const sent = {
    label: wanted.label,
    signOnMode: 'OPENID_CONNECT',
    ...before,
    visibility: {
      ...before?.visibility,
      ...(initiated === undefined ? {} : { hide: { iOS: !tile, web: !tile } }),
    },
    credentials: {
      ...before?.credentials,
      oauthClient: {
        ...before?.credentials.oauthClient,
        ...given({ token_endpoint_auth_method, pkce_required, client_id }),
      },
    },
    settings: {
      ...before?.settings,
      oauthClient: {
        ...before?.settings.oauthClient,
        ...given({ application_type, grant_types, response_types, redirect_uris, post_logout_redirect_uris }),
        ...given({ initiate_login_uri, consent_method, refresh_token, jwks, jwks_uri, issuer_mode }),
        ...(initiated === undefined ? {} : { idp_initiated_login: { mode: tile ? 'SPEC' : 'DISABLED' } }),
      },
    },
  }
  const read = readApp(sent, now, before)
  const groupsClaim = claim && {
    name: claim.name,
    valueType: 'GROUPS' as const,
    groupFilterType: claim.filter,
    value: claim.value,
  }
  const kept = groupsClaim ?? before?.groupsClaim
  const document: AppDocument = { ...read.document, ...(kept === undefined ? {} : { groupsClaim: kept }) }
  return { ...read, document }
}

/** @returns the secret to use: the first the seed gives, or the newest there is */
async function applySecrets(
  { deps, trx, org, now }: SeedTransaction,
  app: App,
  document: AppDocument,
  wanted: AppToBe,
): Promise<string | undefined> {
  if (!usesSecret(document)) return undefined
  const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
  const known = await secrets.list(org.id, app.id)
  const clear = known.map((secret) => secrets.reveal(secret))
  if (wanted.client_secrets === undefined) return clear.at(-1) ?? secrets.reveal(await secrets.add(app, now))
  if (wanted.client_secrets.some((value) => !clear.includes(value))) {
    // Two at most: those the seed does not name make room.
    await secrets.removeAll(org.id, app.id)
    for (const value of wanted.client_secrets) await secrets.add(app, now, value)
  }
  return wanted.client_secrets[0]
}

async function assign(
  { trx, now }: SeedTransaction,
  app: App,
  { everyone, groups = [], people = [] }: NonNullable<AppToBe['assignments']>,
  around: Around,
): Promise<void> {
  const assignments = assignmentStore(trx)
  for (const name of everyone ? ['Everyone', ...groups] : groups) {
    const groupId = around.groupIds.get(name.toLowerCase()) as string
    if ((await assignments.groupOf(app.orgId, app.id, groupId)) === undefined)
      await assignments.assignGroup(app, groupId, { priority: undefined, profile: {} }, now)
  }
  for (const login of people) {
    const user = around.people.get(login.toLowerCase()) as User
    const assigned = await assignments.userOf(app.orgId, app.id, user.id)
    if (assigned?.scope !== 'USER') await assignments.assignUser(app, user, user.profile.login, now)
  }
}

async function putUnderPolicy(
  { trx, org, now }: SeedTransaction,
  app: App,
  { signOnPolicy }: AppToBe,
  { policyIds }: Around,
): Promise<void> {
  const policyId = signOnPolicy === undefined ? undefined : policyIds.get(signOnPolicy.toLowerCase())
  if (policyId === undefined || policyId === app.accessPolicyId) return
  await appStore(trx).setAccessPolicy(org.id, app.id, policyId, now)
}

async function grantScopes({ trx, org, now }: SeedTransaction, app: App, { okta_scopes: scopes = [] }: AppToBe) {
  const grants = scopeGrantStore(trx)
  const known = scopes.length === 0 ? [] : await grants.list(org.id, app.id)
  const row = { org_id: org.id, app_id: app.id, issuer: org.url, created_by: null, created_at: now }
  for (const scope of new Set(scopes))
    if (!known.some(({ scope_id }) => scope_id === scope)) await grants.add({ ...row, scope_id: scope })
}

/** Without the members that are undefined. */
function given<T extends Record<string, unknown>>(members: T): Partial<T> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as Partial<T>
}
