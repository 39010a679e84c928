// Origins of pages an administrator trusts: to read our answers (CORS), and to be sent to (redirect).
import { type Expression, type SqlBool, sql } from 'kysely'
import { OktaError, refuseIf, resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import { contains } from '../schema/text-match.ts'
import { ORIGIN_USES, type OriginScope, readOrigin, type TrustedOrigin } from '../trusted-origins/trusted-origin.ts'
import { type OriginSettings, trustedOriginStore } from '../trusted-origins/trusted-origin-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isObject,
  isoTime,
  param,
} from './api-call.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql, ORDERED } from './filter-to-sql.ts'
import { readAfter, readLimit, sendPageOf } from './paging.ts'

const PATH = '/trustedOrigins'
const READ = 'okta.trustedOrigins.read'
const MANAGE = 'okta.trustedOrigins.manage'

export const trustedOriginsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: PATH, scope: READ, run: listOrigins },
  { method: 'POST', path: PATH, scope: MANAGE, run: createOrigin },
  { method: 'GET', path: `${PATH}/:originId`, scope: READ, run: getOrigin },
  { method: 'PUT', path: `${PATH}/:originId`, scope: MANAGE, run: replaceOrigin },
  { method: 'DELETE', path: `${PATH}/:originId`, scope: MANAGE, run: deleteOrigin },
  {
    method: 'POST',
    path: `${PATH}/:originId/lifecycle/activate`,
    scope: MANAGE,
    run: (deps, call) => setStatus(deps, call, 'ACTIVE'),
  },
  {
    method: 'POST',
    path: `${PATH}/:originId/lifecycle/deactivate`,
    scope: MANAGE,
    run: (deps, call) => setStatus(deps, call, 'INACTIVE'),
  },
]

/** @param q  part of the name or the origin @param filter  by id, name, origin, status, type of use or time of change */
async function listOrigins(deps: AdminApiDeps, call: ApiCall) {
  const limit = readLimit(call.query, 20, 200)
  const after = readAfter(call.query, 'time')
  const where = conditionOf(deps, call)
  const origins = await trustedOriginStore(deps.db.kysely).list(call.org.id, {
    ...(where === undefined ? {} : { where }),
    ...(after === undefined ? {} : { after }),
    limit: limit + 1,
  })
  const shown = sendPageOf({ ...call, limit }, origins, ({ createdAt, id }) => [createdAt, id])
  return shown.map((origin) => originView(call.org, origin))
}

function conditionOf({ db }: AdminApiDeps, { query }: ApiCall): Expression<SqlBool> | undefined {
  const [q, filter] = ['q', 'filter'].map((name) => query.get(name))
  if (q && filter) throw new OktaError('E0000033')
  if (filter) return filterToSql(parseFilter(filter), { engine: db.engine, field: originField, allowNot: false })
  if (!q) return undefined
  return sql<SqlBool>`(${contains('origin', q.toLowerCase())} or lower(name) like lower(${`%${q.replace(/[!%_]/g, '!$&')}%`}) escape '!')`
}

function originField(attribute: string): Field | undefined {
  if (attribute === 'id' || attribute === 'status') return { kind: 'exact', column: attribute, operators: ['eq'] }
  if (attribute === 'type')
    return {
      kind: 'condition',
      of: (use) =>
        sql<SqlBool>`scopes_json like ${`%"type":${JSON.stringify(use).replace(/[!%_]/g, '!$&')}%`} escape '!'`,
    }
  if (attribute === 'name') return { kind: 'exact', column: 'name', operators: ['eq', 'sw', 'co'] }
  if (attribute === 'origin') return { kind: 'folded', column: 'origin', operators: ['eq', 'sw', 'co'] }
  if (attribute === 'lastUpdated') return { kind: 'time', column: 'updated_at', operators: ORDERED }
  return undefined
}

async function createOrigin(deps: AdminApiDeps, call: ApiCall) {
  const settings = readSettings(bodyObject(call))
  const origin = await change(deps, call, async (trx, note) => {
    const created = await trustedOriginStore(trx).create(call.org.id, settings, handOf(call))
    note('security.trusted_origin.create', originParty(created))
    return created
  })
  return originView(call.org, origin)
}

/** @throws OktaError  E0000001 */
function readSettings(body: Record<string, unknown>): OriginSettings {
  const { name, origin, scopes } = body
  const read = typeof origin === 'string' ? readOrigin(origin) : undefined
  const problems: string[] = []
  if (typeof name !== 'string' || name.trim() === '') problems.push('name: The field cannot be left blank')
  else if (name.length > 255) problems.push('name: Must be at most 255 characters')
  if (read === undefined)
    problems.push(
      'origin: Must be one scheme and host, with a port if it is not the usual one, and no path: https://app.example.com',
    )
  const uses = Array.isArray(scopes) ? scopes.map(readScope) : []
  if (uses.length === 0 || uses.includes(undefined))
    problems.push(`scopes: At least one is required, each of type ${ORIGIN_USES.join(', ')}`)
  refuseIf(problems)
  return { name: name as string, origin: read as string, scopes: onePerType(uses as OriginScope[]) }
}

function readScope(scope: unknown): OriginScope | undefined {
  const { type, allowedOktaApps } = isObject(scope) ? scope : {}
  const use = ORIGIN_USES.find((known) => known === type)
  if (use === undefined) return undefined
  if (use !== 'IFRAME_EMBED' || allowedOktaApps === undefined) return { type: use }
  const known = Array.isArray(allowedOktaApps) && allowedOktaApps.every((app) => app === 'OKTA_ENDUSER')
  return known ? { type: use, allowedOktaApps } : undefined
}

function onePerType(scopes: readonly OriginScope[]): OriginScope[] {
  return [...new Map(scopes.map((scope) => [scope.type, scope])).values()]
}

async function getOrigin(deps: AdminApiDeps, call: ApiCall) {
  return originView(call.org, await findOrigin(deps, call))
}

async function replaceOrigin(deps: AdminApiDeps, call: ApiCall) {
  const origin = await findOrigin(deps, call)
  const settings = readSettings(bodyObject(call))
  await change(deps, call, async (trx, note) => {
    await trustedOriginStore(trx).replace(call.org.id, origin.id, settings, handOf(call))
    note('security.trusted_origin.update', originParty({ ...origin, ...settings }))
  })
  return getOrigin(deps, call)
}

async function deleteOrigin(deps: AdminApiDeps, call: ApiCall) {
  const origin = await findOrigin(deps, call)
  await change(deps, call, async (trx, note) => {
    await trustedOriginStore(trx).remove(call.org.id, origin.id)
    note('security.trusted_origin.delete', originParty(origin))
  })
  return undefined
}

async function setStatus(deps: AdminApiDeps, call: ApiCall, status: TrustedOrigin['status']) {
  const origin = await findOrigin(deps, call)
  await change(deps, call, async (trx, note) => {
    await trustedOriginStore(trx).setStatus(call.org.id, origin.id, status, handOf(call))
    note(`security.trusted_origin.${status === 'ACTIVE' ? 'activate' : 'deactivate'}`, originParty(origin))
  })
  return getOrigin(deps, call)
}

/** @throws OktaError  E0000007 */
async function findOrigin(deps: AdminApiDeps, call: ApiCall): Promise<TrustedOrigin> {
  const id = param(call, 'originId')
  const origin = await trustedOriginStore(deps.db.kysely).byId(call.org.id, id)
  if (origin === undefined) throw resourceNotFound(id, 'TrustedOrigin')
  return origin
}

function handOf({ actor, now }: ApiCall) {
  return { by: actor.id, now }
}

function originView(org: Org, origin: TrustedOrigin) {
  const url = `${org.url}/api/v1${PATH}/${origin.id}`
  const step = origin.status === 'ACTIVE' ? 'deactivate' : 'activate'
  return {
    id: origin.id,
    name: origin.name,
    origin: origin.origin,
    status: origin.status,
    scopes: origin.scopes,
    created: isoTime(origin.createdAt),
    createdBy: origin.createdBy,
    lastUpdated: isoTime(origin.updatedAt),
    lastUpdatedBy: origin.updatedBy,
    _links: {
      self: { href: url, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      [step]: { href: `${url}/lifecycle/${step}`, hints: { allow: ['POST'] } },
    },
  }
}

function originParty(origin: Pick<TrustedOrigin, 'id' | 'name' | 'origin'>) {
  return { id: origin.id, type: 'TrustedOrigin', alternateId: origin.origin, displayName: origin.name }
}
