import { type Expression, type SqlBool, sql } from 'kysely'
import { readApp } from '../apps/app-rules.ts'
import { appSecretStore, SECRET_PURPOSE } from '../apps/app-secret-store.ts'
import { appStore, assignedBy } from '../apps/app-store.ts'
import { type App, type AppDocument, type AppSecret, type GroupsClaim, usesSecret } from '../apps/okta-app.ts'
import { OktaError, refuseIf, resourceNotFound, validationFailed } from '../okta-error.ts'
import { startsWith } from '../schema/text-match.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isTrue, param } from './api-call.ts'
import { appParty, appView } from './app-view.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql } from './filter-to-sql.ts'
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
  // Not in Okta's documents, yet what its console and its Terraform provider call for the groups claim of an app.
  {
    method: 'GET',
    path: '/internal/apps/:appId/settings/oauth/idToken',
    scope: 'okta.apps.read',
    run: getIdTokenSettings,
  },
  {
    method: 'POST',
    path: '/internal/apps/:appId/settings/oauth/idToken',
    scope: 'okta.apps.manage',
    run: setIdTokenSettings,
  },
]

/** @throws OktaError  E0000007 */
export async function findApp(deps: AdminApiDeps, call: ApiCall, type = 'AppInstance'): Promise<App> {
  const id = param(call, 'appId')
  const app = await appStore(deps.db.kysely).byId(call.org.id, id)
  if (app === undefined) throw resourceNotFound(id, type)
  return app
}

async function listApps(deps: AdminApiDeps, call: ApiCall) {
  const limit = readLimit(call.query, 20, 200)
  const after = readAfter(call.query, 'time')
  const where = conditionOf(deps, call.query)
  const apps = await appStore(deps.db.kysely).list(call.org.id, {
    ...(where === undefined ? {} : { where }),
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  const signingKid = await deps.signingKid?.(call.org.id, 'org')
  return sendPageOf({ ...call, limit }, apps, (app) => [app.createdAt, app.id]).map((app) =>
    appView(call.org, app, { signingKid }),
  )
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
  const wanted = readApp(bodyObject(call))
  const status = isTrue(call.query, 'activate', true) ? 'ACTIVE' : 'INACTIVE'
  const { app, clientSecret } = await change(deps, call, async (trx, note) => {
    const created = await appStore(trx).create(call.org.id, { ...wanted, status }, call.now)
    note('application.lifecycle.create', appParty(created))
    if (!usesSecret(created.document)) return { app: created, clientSecret: undefined }
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    const secret = await secrets.add(created, call.now, wanted.clientSecret)
    return { app: created, clientSecret: secrets.reveal(secret) }
  })
  return appView(call.org, app, { clientSecret, signingKid: await deps.signingKid?.(call.org.id, 'org') })
}

async function getApp(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  return appView(call.org, app, { signingKid: await deps.signingKid?.(call.org.id, 'org') })
}

/** The whole app anew. Id, name, status and times are not the caller's to say; the type never changes. */
async function replaceApp(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call)
  const wanted = readApp(bodyObject(call))
  refuseIf(problemsOfChange(app, wanted.document, wanted.clientId))
  const document = keepingClaim(app, wanted.document)
  const clientSecret = await change(deps, call, async (trx, note) => {
    await appStore(trx).replace(call.org.id, app.id, wanted.label, document, call.now)
    note('application.lifecycle.update', appParty(app))
    const secrets = appSecretStore(trx, deps.box(SECRET_PURPOSE))
    return secretAfterChange(secrets, { ...app, document }, wanted.clientSecret, call.now)
  })
  const changed = { ...app, label: wanted.label, document, updatedAt: call.now }
  return appView(call.org, changed, { clientSecret, signingKid: await deps.signingKid?.(call.org.id, 'org') })
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

async function getIdTokenSettings(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call, 'OAuth2AppInstance')
  return {
    issuer: call.org.url,
    orgUrl: null,
    customUrl: null,
    audience: app.clientId,
    issuerMode: app.document.settings.oauthClient.issuer_mode,
    ...app.document.groupsClaim,
  }
}

async function setIdTokenSettings(deps: AdminApiDeps, call: ApiCall) {
  const app = await findApp(deps, call, 'OAuth2AppInstance')
  const body = bodyObject(call)
  const claim = readGroupsClaim(body)
  const { groupsClaim: _before, ...rest } = app.document
  const document: AppDocument = claim === undefined ? rest : { ...rest, groupsClaim: claim }
  await change(deps, call, async (trx, note) => {
    await appStore(trx).replace(call.org.id, app.id, app.label, document, call.now)
    note('application.lifecycle.update', appParty(app))
  })
  return {
    issuer: null,
    orgUrl: null,
    customUrl: null,
    audience: null,
    issuerMode: body.issuerMode ?? 'ORG_URL',
    ...claim,
  }
}

/** Without a name there is no claim. @throws OktaError  E0000001 */
function readGroupsClaim(body: Record<string, unknown>): GroupsClaim | undefined {
  const { name, valueType = 'GROUPS', groupFilterType, value } = body
  if (name === undefined || name === null || name === '') return undefined
  const filters = ['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX']
  if (typeof name !== 'string' || typeof value !== 'string' || name.length > 100 || value.length > 1024)
    throw validationFailed('value', ['value: name and value must be text'])
  if (valueType === 'EXPRESSION') return { name, valueType, value }
  if (valueType !== 'GROUPS' || typeof groupFilterType !== 'string' || !filters.includes(groupFilterType))
    throw validationFailed('groupFilterType', [`groupFilterType: Must be one of ${filters.join(', ')}`])
  return { name, valueType, groupFilterType: groupFilterType as 'REGEX', value }
}
