// Scopes of this API an app may have in its access tokens: the console's tab "Okta API Scopes".
import type { App } from '../apps/okta-app.ts'
import { scopeGrantStore } from '../apps/scope-grant-store.ts'
import { refuseIf, resourceNotFound } from '../okta-error.ts'
import { type Org, orgUrl } from '../orgs/org.ts'
import type { AppScopeGrantRow } from '../schema/idp-schema.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isoTime, param } from './api-call.ts'
import { appParty } from './app-view.ts'
import { findOidcApp } from './apps-routes.ts'

const PATH = '/apps/:appId/grants'

export const appGrantsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: PATH, scope: 'okta.appGrants.read', run: listGrants },
  { method: 'POST', path: PATH, scope: 'okta.appGrants.manage', status: 201, run: grantScope },
  { method: 'GET', path: `${PATH}/:grantId`, scope: 'okta.appGrants.read', run: getGrant },
  { method: 'DELETE', path: `${PATH}/:grantId`, scope: 'okta.appGrants.manage', run: revokeGrant },
]

async function listGrants(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  const grants = await scopeGrantStore(deps.db.kysely).list(call.org.id, app.id)
  return grants.map((grant) => grantView(call, app, grant))
}

async function grantScope(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  const { scopeId, issuer } = bodyObject(call)
  refuseIf([
    ...(typeof scopeId === 'string' && /^okta\.[A-Za-z.]{1,80}\.(?:read|manage)(?:\.self)?$/.test(scopeId)
      ? []
      : ["scopeId: Must be a scope of Okta's API"]),
    ...(isIssuer(deps, call.org, issuer) ? [] : ['issuer: Must be the URL of your org']),
  ])
  const grant = await change(deps, call, async (trx, note) => {
    const added = await scopeGrantStore(trx).add({
      org_id: call.org.id,
      app_id: app.id,
      scope_id: scopeId as string,
      issuer: issuer as string,
      created_by: call.actor.id,
      created_at: call.now,
    })
    note('app.oauth2.consent.grant', appParty(app), scopeParty(added))
    return added
  })
  return grantView(call, app, grant)
}

/** At whichever of its addresses the org was asked. */
function isIssuer({ baseUrl }: AdminApiDeps, org: Org, issuer: unknown): boolean {
  return issuer === org.url || issuer === orgUrl(baseUrl, org.subdomain)
}

async function getGrant(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  return grantView(call, app, await findGrant(deps, call, app))
}

async function revokeGrant(deps: AdminApiDeps, call: ApiCall) {
  const app = await findOidcApp(deps, call)
  const grant = await findGrant(deps, call, app)
  await change(deps, call, async (trx, note) => {
    await scopeGrantStore(trx).remove(call.org.id, app.id, grant.id)
    note('app.oauth2.consent.revoke', appParty(app), scopeParty(grant))
  })
  return undefined
}

async function findGrant(deps: AdminApiDeps, call: ApiCall, app: App): Promise<AppScopeGrantRow> {
  const id = param(call, 'grantId')
  const grant = await scopeGrantStore(deps.db.kysely).byId(call.org.id, app.id, id)
  if (grant === undefined) throw resourceNotFound(id, 'OAuth2ScopeConsentGrant')
  return grant
}

function grantView({ org, query }: ApiCall, app: App, grant: AppScopeGrantRow) {
  const url = `${org.url}/api/v1/apps/${app.id}`
  return {
    id: grant.id,
    issuer: grant.issuer,
    scopeId: grant.scope_id,
    clientId: app.clientId,
    status: 'ACTIVE',
    source: 'ADMIN',
    ...(grant.created_by === null ? {} : { createdBy: { id: grant.created_by, type: 'User' } }),
    created: isoTime(grant.created_at),
    lastUpdated: isoTime(grant.created_at),
    ...(query.get('expand') === 'scope'
      ? { _embedded: { scope: { id: grant.scope_id, name: grant.scope_id, displayName: grant.scope_id } } }
      : {}),
    _links: {
      self: { href: `${url}/grants/${grant.id}`, hints: { allow: ['GET', 'DELETE'] } },
      app: { href: url, title: app.label },
      client: { href: `${org.url}/oauth2/v1/clients/${app.clientId}`, title: app.label },
    },
  }
}

function scopeParty(grant: AppScopeGrantRow) {
  return { id: grant.id, type: 'OAuth2Scope', alternateId: grant.scope_id, displayName: grant.scope_id }
}
