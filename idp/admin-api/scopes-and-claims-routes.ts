import type { AuthorizationServer, Claim, Scope } from '../authorization-servers/authorization-server.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { OktaError, refuseIf, resourceNotFound } from '../okta-error.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isObject, param } from './api-call.ts'
import { findServer, serverParty } from './authorization-servers-routes.ts'
import { sendPageOf } from './paging.ts'
import { claimView, scopeView } from './server-view.ts'

const SCOPES = '/authorizationServers/:serverId/scopes'
const CLAIMS = '/authorizationServers/:serverId/claims'

export const scopesAndClaimsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: SCOPES, scope: 'okta.authorizationServers.read', run: listScopes },
  { method: 'POST', path: SCOPES, scope: 'okta.authorizationServers.manage', status: 201, run: createScope },
  { method: 'GET', path: `${SCOPES}/:scopeId`, scope: 'okta.authorizationServers.read', run: getScope },
  { method: 'PUT', path: `${SCOPES}/:scopeId`, scope: 'okta.authorizationServers.manage', run: replaceScope },
  { method: 'DELETE', path: `${SCOPES}/:scopeId`, scope: 'okta.authorizationServers.manage', run: deleteScope },
  { method: 'GET', path: CLAIMS, scope: 'okta.authorizationServers.read', run: listClaims },
  { method: 'POST', path: CLAIMS, scope: 'okta.authorizationServers.manage', status: 201, run: createClaim },
  { method: 'GET', path: `${CLAIMS}/:claimId`, scope: 'okta.authorizationServers.read', run: getClaim },
  { method: 'PUT', path: `${CLAIMS}/:claimId`, scope: 'okta.authorizationServers.manage', run: replaceClaim },
  { method: 'DELETE', path: `${CLAIMS}/:claimId`, scope: 'okta.authorizationServers.manage', run: deleteClaim },
]

async function findScope(deps: AdminApiDeps, call: ApiCall, server: AuthorizationServer): Promise<Scope> {
  const id = param(call, 'scopeId')
  const scope = await authorizationServerStore(deps.db.kysely).scope(call.org.id, server.id, id)
  if (scope === undefined) throw resourceNotFound(id, 'OAuth2Scope')
  return scope
}

async function listScopes(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const q = (call.query.get('q') ?? '').toLowerCase()
  const scopes = (await authorizationServerStore(deps.db.kysely).scopes(call.org.id, server.id)).filter((scope) =>
    scope.name.toLowerCase().includes(q),
  )
  return sendPageOf({ ...call, limit: scopes.length }, scopes, (scope) => ['', scope.id]).map((scope) =>
    scopeView(call.org, server, scope),
  )
}

/** Printable ASCII without space, quote and backslash (RFC 6749 §3.3), and none of Okta's own. @throws OktaError  E0000001 */
function readScope(body: Record<string, unknown>): Omit<Scope, 'id'> {
  const { name, displayName = null, description = null, consent = 'IMPLICIT', metadataPublish = 'NO_CLIENTS' } = body
  const problems: string[] = []
  if (typeof name !== 'string' || !/^[\x21\x23-\x5b\x5d-\x7e]{1,255}$/.test(name))
    problems.push('name: Must be printable ASCII without space, " and \\')
  else if (/^okta[.:]/.test(name) || name === 'okta' || name === '*' || (name.includes('<') && name.includes('>')))
    problems.push('name: This name is reserved')
  for (const [member, value] of Object.entries({ displayName, description }))
    if (value !== null && (typeof value !== 'string' || value.length > 1024))
      problems.push(`${member}: Must be a string of at most 1024 characters`)
  if (!['IMPLICIT', 'REQUIRED', 'FLEXIBLE'].includes(consent as string))
    problems.push('consent: Must be one of IMPLICIT, REQUIRED, FLEXIBLE')
  if (!['ALL_CLIENTS', 'NO_CLIENTS'].includes(metadataPublish as string))
    problems.push('metadataPublish: Must be one of ALL_CLIENTS, NO_CLIENTS')
  refuseIf(problems)
  const flags = { system: false, isDefault: body.default === true, optional: body.optional === true }
  return { name, displayName, description, consent, metadataPublish, ...flags } as Omit<Scope, 'id'>
}

async function createScope(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const wanted = readScope(bodyObject(call))
  const scope = await change(deps, call, async (trx, note) => {
    const created = await authorizationServerStore(trx).addScope(call.org.id, server.id, wanted, call.now)
    note('oauth2.scope.created', scopeParty(created), serverParty(server))
    return created
  })
  return scopeView(call.org, server, scope)
}

async function getScope(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  return scopeView(call.org, server, await findScope(deps, call, server))
}

/** A system scope keeps its name. */
async function replaceScope(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const scope = await findScope(deps, call, server)
  const sent = readScope(bodyObject(call))
  const wanted = { ...sent, system: scope.system, name: scope.system ? scope.name : sent.name }
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).replaceScope(call.org.id, scope.id, wanted)
    note('oauth2.scope.updated', scopeParty(scope), serverParty(server))
  })
  return scopeView(call.org, server, { ...wanted, id: scope.id })
}

async function deleteScope(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const scope = await findScope(deps, call, server)
  if (scope.system) throw new OktaError('E0000006')
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).removeScope(call.org.id, scope.id)
    note('oauth2.scope.deleted', scopeParty(scope), serverParty(server))
  })
  return undefined
}

function scopeParty(scope: Scope) {
  return { id: scope.id, type: 'OAuth2Scope', alternateId: scope.name, displayName: scope.displayName ?? scope.name }
}

async function findClaim(deps: AdminApiDeps, call: ApiCall, server: AuthorizationServer): Promise<Claim> {
  const id = param(call, 'claimId')
  const claim = await authorizationServerStore(deps.db.kysely).claim(call.org.id, server.id, id)
  if (claim === undefined) throw resourceNotFound(id, 'OAuth2Claim')
  return claim
}

async function listClaims(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const claims = await authorizationServerStore(deps.db.kysely).claims(call.org.id, server.id)
  return sendPageOf({ ...call, limit: claims.length }, claims, (claim) => ['', claim.id]).map((claim) =>
    claimView(call.org, server, claim),
  )
}

const PROTOCOL_CLAIMS = new Set(
  'iss sub aud exp iat nbf jti ver cid uid scp auth_time at_hash c_hash nonce amr acr idp sid azp'.split(' '),
)

/** What the tokens say by themselves, and nobody may say otherwise. */
export function isProtocolClaim(name: string): boolean {
  return PROTOCOL_CLAIMS.has(name)
}

/** @throws OktaError  E0000001 */
async function readClaim(deps: AdminApiDeps, call: ApiCall, server: AuthorizationServer): Promise<Omit<Claim, 'id'>> {
  const body = bodyObject(call)
  const { name, status = 'ACTIVE', claimType, valueType, value = null, group_filter_type: filter = null } = body
  const scopes = (isObject(body.conditions) ? body.conditions.scopes : undefined) ?? []
  const problems: string[] = []
  if (typeof name !== 'string' || !/^[\x21-\x7e]{1,100}$/.test(name)) problems.push('name: Must be printable ASCII')
  else if (isProtocolClaim(name)) problems.push(`name: '${name}' is a reserved claim name`)
  if (status !== 'ACTIVE' && status !== 'INACTIVE') problems.push('status: Must be one of ACTIVE, INACTIVE')
  if (claimType !== 'RESOURCE' && claimType !== 'IDENTITY')
    problems.push('claimType: Must be one of RESOURCE, IDENTITY')
  if (valueType !== 'EXPRESSION' && valueType !== 'GROUPS')
    problems.push('valueType: Must be one of EXPRESSION, GROUPS')
  if (typeof value !== 'string' || value === '' || value.length > 1024)
    problems.push('value: The field cannot be left blank')
  if (valueType === 'GROUPS' && !['STARTS_WITH', 'EQUALS', 'CONTAINS', 'REGEX'].includes(filter as string))
    problems.push('group_filter_type: Must be one of STARTS_WITH, EQUALS, CONTAINS, REGEX')
  problems.push(...(await problemsOfScopes(deps, call, server, scopes)))
  refuseIf(problems)
  return {
    name,
    status,
    claimType,
    valueType,
    value,
    groupFilterType: valueType === 'GROUPS' ? filter : null,
    scopes,
    system: false,
    alwaysIncludeInToken: body.alwaysIncludeInToken !== false,
  } as Omit<Claim, 'id'>
}

async function problemsOfScopes(
  deps: AdminApiDeps,
  call: ApiCall,
  server: AuthorizationServer,
  sent: unknown,
): Promise<string[]> {
  if (!Array.isArray(sent)) return ['conditions.scopes: Must be a list of scope names']
  const known = new Set(
    (await authorizationServerStore(deps.db.kysely).scopes(call.org.id, server.id)).map((scope) => scope.name),
  )
  const unknown = sent.find((name) => !known.has(name))
  return unknown === undefined ? [] : [`conditions.scopes: No such scope: ${String(unknown).slice(0, 100)}`]
}

async function createClaim(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const wanted = await readClaim(deps, call, server)
  const claim = await change(deps, call, async (trx, note) => {
    const created = await authorizationServerStore(trx).addClaim(call.org.id, server.id, wanted, call.now)
    note('oauth2.claim.created', claimParty(created), serverParty(server))
    return created
  })
  return claimView(call.org, server, claim)
}

async function getClaim(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  return claimView(call.org, server, await findClaim(deps, call, server))
}

/** Of a system claim only whether it is always in the token, and whether it is there at all, can be changed. */
async function replaceClaim(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const claim = await findClaim(deps, call, server)
  const wanted = claim.system ? systemClaimFrom(claim, bodyObject(call)) : await readClaim(deps, call, server)
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).replaceClaim(call.org.id, claim.id, wanted)
    note('oauth2.claim.updated', claimParty(claim), serverParty(server))
  })
  return claimView(call.org, server, { ...wanted, id: claim.id })
}

function systemClaimFrom({ id: _id, ...claim }: Claim, body: Record<string, unknown>): Omit<Claim, 'id'> {
  return {
    ...claim,
    status: body.status === 'INACTIVE' ? 'INACTIVE' : 'ACTIVE',
    alwaysIncludeInToken:
      typeof body.alwaysIncludeInToken === 'boolean' ? body.alwaysIncludeInToken : claim.alwaysIncludeInToken,
  }
}

async function deleteClaim(deps: AdminApiDeps, call: ApiCall) {
  const server = await findServer(deps, call)
  const claim = await findClaim(deps, call, server)
  if (claim.system) throw new OktaError('E0000006')
  await change(deps, call, async (trx, note) => {
    await authorizationServerStore(trx).removeClaim(call.org.id, claim.id)
    note('oauth2.claim.deleted', claimParty(claim), serverParty(server))
  })
  return undefined
}

function claimParty(claim: Claim) {
  return { id: claim.id, type: 'OAuth2Claim', alternateId: claim.name, displayName: claim.name }
}
