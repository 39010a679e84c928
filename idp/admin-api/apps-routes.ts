import { type Expression, type SqlBool, sql } from 'kysely'
import { appLogoStore } from '../apps/app-logo.ts'
import { type AppSpecification, readApp } from '../apps/app-rules.ts'
import { appSecretStore, SECRET_PURPOSE } from '../apps/app-secret-store.ts'
import { appStore, assignedBy } from '../apps/app-store.ts'
import { assignmentStore } from '../apps/assignment-store.ts'
import {
  type AnyApp,
  type App,
  type AppDocument,
  type AppSecret,
  type RecordedApp,
  usesSecret,
} from '../apps/okta-app.ts'
import { readRecordedApp } from '../apps/recorded-app-rules.ts'
import { domainStore } from '../domains/domain-store.ts'
import { OktaError, refuseIf, resourceNotFound } from '../okta-error.ts'
import { startsWith } from '../schema/text-match.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isTrue, param } from './api-call.ts'
import { appParty, appUserView, appView } from './app-view.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql } from './filter-to-sql.ts'
import { refuseOutrankedApp } from './outranks.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'

export const appsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/apps', scope: 'okta.apps.read', run: listApps },
  { method: 'POST', path: '/apps', scope: 'okta.apps.manage', run: createApp },
  { method: 'GET', path: '/apps/:appId', scope: 'okta.apps.read', run: getApp },
  { method: 'PUT', path: '/apps/:appId', scope: 'okta.apps.manage', run: replaceApp },
  { method: 'DELETE', path: '/apps/:appId', scope: 'okta.apps.manage', run: deleteApp },
  {
    method: 'POST',
    path: '/apps/:appId/lifecycle/activate',
    scope: 'okta.apps.manage',
    run: (deps, call) => setStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: '/apps/:appId/lifecycle/deactivate',
    scope: 'okta.apps.manage',
    run: (deps, call) => setStatus(deps, call, 'INACTIVE'),
  },
  { method: 'PUT', path: '/apps/:appId/policies/:policyId', scope: 'okta.apps.manage', run: putUnderPolicy },
]

/** Of any kind. @throws OktaError  E0000007 */
export async function findApp(deps: AdminApiDeps, call: ApiCall): Promise<AnyApp> {
  const id = param(call, 'appId')
  const app = await appStore(deps.db.kysely).anyById(call.org.id, id)
  if (app === undefined) throw resourceNotFound(id, 'AppInstance')
  return app
}

/** One that speaks OpenID Connect. @throws OktaError  E0000007 */
export async function findOidcApp(deps: AdminApiDeps, call: ApiCall): Promise<App> {
  const id = param(call, 'appId')
  const app = await appStore(deps.db.kysely).byId(call.org.id, id)
  if (app === undefined) throw resourceNotFound(id, 'OAuth2AppInstance')
  return app
}

/** The same for whoever is about to act in its place. @throws OktaError  E0000007; E0000006: it may more than the caller */
export async function findAppToHold(deps: AdminApiDeps, call: ApiCall): Promise<App> {
  const app = await findOidcApp(deps, call)
  await refuseOutrankedApp(deps, call, app.id)
  return app
}

/** @param expand  `user/{id}`: with what the person has in the app, for lists of one person's apps */
async function listApps(deps: AdminApiDeps, call: ApiCall) {
  const limit = readLimit(call.query, 20, 200)
  const after = readAfter(call.query, 'time')
  const where = conditionOf(deps, call.query)
  const apps = await appStore(deps.db.kysely).list(call.org.id, {
    ...(where === undefined ? {} : { where }),
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  const page = sendPageOf({ ...call, limit }, apps, (app) => [app.createdAt, app.id])
  const [, userId] = /^user\/(\w+)$/.exec(call.query.get('expand') ?? '') ?? []
  const views = await viewsOf(deps, call, page)
  return userId === undefined
    ? views
    : Promise.all(views.map((view, at) => withUser(deps, call, view, page[at], userId)))
}

async function withUser(deps: AdminApiDeps, call: ApiCall, view: object, app: AnyApp | undefined, userId: string) {
  const assigned = app && (await assignmentStore(deps.db.kysely).userOf(call.org.id, app.id, userId))
  return app && assigned ? { ...view, _embedded: { user: appUserView(call.org, app, assigned) } } : view
}

/** Apps as they are shown, with what is not in their own rows. */
async function viewsOf(deps: AdminApiDeps, call: ApiCall, apps: readonly AnyApp[], clientSecret?: string) {
  const signingKid = await deps.signingKid?.(call.org.id, 'org')
  const ids = apps.map(({ id }) => id)
  const logos = await appLogoStore(deps.db.kysely).typesOf(call.org.id, ids)
  return apps.map((app) => appView(call.org, app, { clientSecret, signingKid, logo: logos.get(app.id) }))
}

async function viewOf(deps: AdminApiDeps, call: ApiCall, app: AnyApp, clientSecret?: string) {
  return (await viewsOf(deps, call, [app], clientSecret))[0]
}

function conditionOf(deps: AdminApiDeps, query: ReadonlyMap<string, string>): Expression<SqlBool> | undefined {
  const q = query.get('q')
  const filter = query.get('filter')
  if (q && filter) throw new OktaError('E0000033')
  if (q) return sql<SqlBool>`(${startsWith('label_key', q.toLowerCase())} or ${startsWith('name', q.toLowerCase())})`
  if (!filter) return undefined
  return filterToSql(parseFilter(filter), { engine: deps.db.engine, field: appField, allowNot: false })
}

function appField(attribute: string): Field | undefined {
  if (attribute === 'id' || attribute === 'status' || attribute === 'name')
    return { kind: 'exact', column: attribute, operators: ['eq'] }
  if (attribute === 'user.id') return { kind: 'condition', of: assignedBy }
  if (attribute === 'group.id')
    return {
      kind: 'condition',
      of: (id) => sql<SqlBool>`exists (select 1 from app_groups g where g.app_id = apps.id and g.group_id = ${id})`,
    }
  return undefined
}

async function createApp(deps: AdminApiDeps, call: ApiCall) {
  const body = bodyObject(call)
  const status = isTrue(call.query, 'activate', true) ? 'ACTIVE' : 'INACTIVE'
  if (body.signOnMode !== 'OPENID_CONNECT') return createRecordedApp(deps, call, status)
  const wanted = await atOwnDomain(deps, call, readApp(body, call.now))
  const { app, clientSecret } = await change(deps, call, async (trx, note) => {
    const created = await appStore(trx).create(call.org.id, { ...wanted, status }, call.now)
    note('application.lifecycle.create', appParty(created))
    if (!usesSecret(created.document)) return { app: created, clientSecret: undefined }
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    const secret = await secrets.add(created, call.now, wanted.clientSecret)
    return { app: created, clientSecret: secrets.reveal(secret) }
  })
  return viewOf(deps, call, app, clientSecret)
}

/** Whoever has a domain of their own means to be there, unless they say otherwise. */
async function atOwnDomain(deps: AdminApiDeps, call: ApiCall, wanted: AppSpecification): Promise<AppSpecification> {
  const { settings } = wanted.document
  const asked = bodyObject(call).settings as { oauthClient?: { issuer_mode?: unknown } | null } | null | undefined
  if (asked?.oauthClient?.issuer_mode != null || (await domainStore(deps.db.kysely).first(call.org.id)) === undefined)
    return wanted
  const oauthClient = { ...settings.oauthClient, issuer_mode: 'CUSTOM_URL' as const }
  return { ...wanted, document: { ...wanted.document, settings: { ...settings, oauthClient } } }
}

async function createRecordedApp(deps: AdminApiDeps, call: ApiCall, status: AnyApp['status']) {
  const wanted = readRecordedApp(bodyObject(call), call.org.subdomain)
  const app = await change(deps, call, async (trx, note) => {
    const created = await appStore(trx).record(call.org.id, { ...wanted, status }, call.now)
    note('application.lifecycle.create', appParty(created))
    return created
  })
  return viewOf(deps, call, app)
}

async function getApp(deps: AdminApiDeps, call: ApiCall) {
  return viewOf(deps, call, await findApp(deps, call))
}

/** The whole app anew. Id, name, status and times are not the caller's to say; the type never changes. */
async function replaceApp(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const body = bodyObject(call)
  refuseIf(body.signOnMode === app.signOnMode ? [] : ['signOnMode: Cannot be changed after the app was created'])
  return app.signOnMode === 'OPENID_CONNECT'
    ? replaceOidcApp(deps, call, app, body)
    : replaceRecordedApp(deps, call, app, body)
}

async function replaceRecordedApp(deps: AdminApiDeps, call: ApiCall, app: RecordedApp, body: object) {
  const { label, document } = readRecordedApp(body, call.org.subdomain)
  await change(deps, call, async (trx, note) => {
    await appStore(trx).replace(call.org.id, app.id, label, document, call.now)
    note('application.lifecycle.update', appParty(app))
  })
  return viewOf(deps, call, { ...app, label, document, updatedAt: call.now })
}

async function replaceOidcApp(deps: AdminApiDeps, call: ApiCall, app: App, body: object) {
  await refuseOutrankedApp(deps, call, app.id)
  const wanted = readApp(body, call.now, app.document)
  refuseIf(problemsOfChange(app, wanted.document, wanted.clientId))
  const document = keepingClaim(app, withoutLeftKeys(app, wanted.document))
  const clientSecret = await change(deps, call, async (trx, note) => {
    await appStore(trx).replace(call.org.id, app.id, wanted.label, document, call.now)
    note('application.lifecycle.update', appParty(app))
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    return secretAfterChange(secrets, { ...app, document }, wanted.clientSecret, call.now)
  })
  return viewOf(deps, call, { ...app, label: wanted.label, document, updatedAt: call.now }, clientSecret)
}

/** An app that turns from keys to a secret loses its keys, as one that turns to keys loses its secrets. */
function withoutLeftKeys(app: App, document: AppDocument): AppDocument {
  const turned = app.document.credentials.oauthClient.token_endpoint_auth_method === 'private_key_jwt'
  if (!turned || !usesSecret(document)) return document
  const { jwks: _jwks, jwks_uri: _uri, ...oauthClient } = document.settings.oauthClient
  return { ...document, settings: { ...document.settings, oauthClient } }
}

function problemsOfChange(app: App, wanted: AppDocument, clientId: string | undefined): string[] {
  const problems: string[] = []
  if (wanted.settings.oauthClient.application_type !== app.document.settings.oauthClient.application_type)
    problems.push('application_type: Cannot be changed after the app was created')
  if (clientId !== undefined && clientId !== app.clientId)
    problems.push('client_id: Cannot be changed after the app was created')
  return problems
}

// The groups claim has its own address and survives a PUT of the app.
function keepingClaim(app: App, document: AppDocument): AppDocument {
  const { groupsClaim } = app.document
  return groupsClaim === undefined ? document : { ...document, groupsClaim }
}

/** An app that turns to keys loses its secrets; one that turns to a secret gets one; a chosen one not yet known is added. */
async function secretAfterChange(
  secrets: ReturnType<typeof appSecretStore>,
  app: App,
  chosen: string | undefined,
  now: number,
): Promise<string | undefined> {
  if (!usesSecret(app.document)) {
    await secrets.removeAll(app.orgId, app.id)
    return undefined
  }
  const active = (await secrets.list(app.orgId, app.id)).filter((secret) => secret.status === 'ACTIVE')
  const known = active.find((secret) => chosen === undefined || secrets.reveal(secret) === chosen)
  const newest: AppSecret | undefined = chosen === undefined ? active.at(-1) : known
  if (newest !== undefined) return secrets.reveal(newest)
  return secrets.reveal(await secrets.add(app, now, chosen))
}

async function deleteApp(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  await change(deps, call, async (trx, note) => {
    if (!(await appStore(trx).remove(call.org.id, app.id))) throw new OktaError('E0000056')
    note('application.lifecycle.delete', appParty(app))
  })
  return undefined
}

async function setStatus(deps: AdminApiDeps, call: ApiCall, status: App['status']) {
  const app = await findApp(deps, call)
  if (app.status === status) return {}
  await change(deps, call, async (trx, note) => {
    await appStore(trx).setStatus(call.org.id, app.id, status, call.now)
    note(`application.lifecycle.${status === 'ACTIVE' ? 'activate' : 'deactivate'}`, appParty(app))
  })
  return {}
}

/** Which sign-in policy people meet on their way to the app. */
async function putUnderPolicy(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const policyId = param(call, 'policyId')
  if (!(await deps.isAccessPolicy?.(call.org.id, policyId))) throw resourceNotFound(policyId, 'Policy')
  await change(deps, call, async (trx, note) => {
    await appStore(trx).setAccessPolicy(call.org.id, app.id, policyId, call.now)
    note('application.policy.sign_on.update', appParty(app))
  })
  return undefined
}
