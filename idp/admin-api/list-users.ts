// The list of people: all of them page by page, a few by the beginning of their name (`q`), by the few attributes of
// `filter`, or by whatever their profile says (`search`).
import { type Expression, type SqlBool, sql } from 'kysely'
import { OktaError, validationFailed } from '../okta-error.ts'
import { startsWith } from '../schema/text-match.ts'
import type { AttributeType, ProfileSchema } from '../users/profile-schema.ts'
import { profileSchemaStore } from '../users/profile-schema-store.ts'
import { entryOf } from '../users/profile-values.ts'
import type { User } from '../users/user.ts'
import { type UserOrder, userStore } from '../users/user-store.ts'
import type { AdminApiDeps, ApiCall } from './api-call.ts'
import { type Filter, invalidCriteria, type Operator, parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql, ORDERED } from './filter-to-sql.ts'
import { type Place, readAfter, readLimit, sendPageOf } from './paging.ts'
import { typeId, userView } from './user-view.ts'

export async function listUsers(deps: AdminApiDeps, call: ApiCall) {
  const { query } = call
  const q = query.get('q')
  const filter = query.get('filter')
  const search = query.get('search')
  if ([q, filter, search].filter((text) => text !== undefined).length > 1) throw new OktaError('E0000033')

  const limit = q === undefined ? readLimit(query, 200, 200) : readLimit(query, 10, 200)
  const order = orderOf(query, filter ?? search)
  const after = q === undefined ? readAfter(query, order.by.endsWith('_at') ? 'time' : 'text') : undefined
  const users = await userStore(deps.db.kysely).list(call.org.id, {
    where: await conditionOf(deps, call, { q, filter, search }),
    orderBy: order.by,
    descending: order.descending,
    ...(after === undefined ? {} : { after }),
    limit: q === undefined ? limit + 1 : limit,
  })
  return sendPageOf({ ...call, limit }, users, (user) => placeOf(user, order.by)).map((user) =>
    userView(call.org, user),
  )
}

/** Without an expression, and with `q`, the deactivated are left out. */
async function conditionOf(
  deps: AdminApiDeps,
  call: ApiCall,
  asked: { q: string | undefined; filter: string | undefined; search: string | undefined },
): Promise<Expression<SqlBool>> {
  const { engine } = deps.db
  if (asked.filter !== undefined)
    return filterToSql(parseFilter(asked.filter), { engine, field: filterField, allowNot: false })
  if (asked.search !== undefined) {
    const schema = await profileSchemaStore(deps.db.kysely).ofUsers(call.org.id)
    const field = (attribute: string) => searchField(call, schema, attribute)
    return filterToSql(parseFilter(asked.search), { engine, field, allowNot: false })
  }
  const present = sql<SqlBool>`status <> 'DEPROVISIONED'`
  if (asked.q === undefined || asked.q === '') return present
  const text = asked.q.toLowerCase()
  const anywhere = ['first_name_key', 'last_name_key', 'email_key', 'login_key'].map((column) =>
    startsWith(column, text),
  )
  return sql<SqlBool>`${present} and (${sql.join(anywhere, sql` or `)})`
}

const NAMED: Readonly<Record<string, string>> = {
  'profile.login': 'login_key',
  'profile.email': 'email_key',
  'profile.firstName': 'first_name_key',
  'profile.lastName': 'last_name_key',
}
const TIMES: Readonly<Record<string, string>> = {
  created: 'created_at',
  activated: 'activated_at',
  statusChanged: 'status_changed_at',
  lastUpdated: 'updated_at',
}

function filterField(attribute: string): Field | undefined {
  if (attribute === 'id' || attribute === 'status') return { kind: 'exact', column: attribute, operators: ['eq'] }
  if (attribute === 'lastUpdated') return { kind: 'time', column: 'updated_at', operators: ORDERED }
  const column = Object.hasOwn(NAMED, attribute) ? NAMED[attribute] : undefined
  return column === undefined ? undefined : { kind: 'folded', column, operators: ['eq'] }
}

function searchField(call: ApiCall, schema: ProfileSchema, attribute: string): Field | undefined {
  if (attribute === 'id' || attribute === 'status')
    return { kind: 'exact', column: attribute, operators: ['eq', 'sw', 'gt', 'ge', 'lt', 'le', 'pr'] }
  if (attribute === 'type.id')
    return { kind: 'condition', operators: ['eq'], of: (id) => always(id === typeId(call.org)) }
  const time = Object.hasOwn(TIMES, attribute) ? TIMES[attribute] : undefined
  if (time !== undefined) return { kind: 'time', column: time, operators: ORDERED }
  const column = Object.hasOwn(NAMED, attribute) ? NAMED[attribute] : undefined
  if (column !== undefined)
    return { kind: 'folded', column, operators: ['eq', 'sw', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] }
  const name = attribute.startsWith('profile.') ? attribute.slice('profile.'.length) : ''
  const definition = schema.base.get(name) ?? schema.custom.get(name)
  if (definition === undefined) return undefined
  const type = definition.type === 'array' ? (definition.items?.type ?? 'string') : definition.type
  return {
    kind: 'condition',
    operators: ['eq', 'sw', 'gt', 'ge', 'lt', 'le', 'pr'],
    of: (value, operator) => profileValue(call.org.id, name, type, operator, value),
  }
}

function always(truth: boolean): Expression<SqlBool> {
  return truth ? sql<SqlBool>`1 = 1` : sql<SqlBool>`1 = 0`
}

const COMPARISON = { eq: '=', gt: '>', ge: '>=', lt: '<', le: '<=' } as const

/** What profiles say beyond the four names is found in a table of its own, one row a value. */
function profileValue(
  orgId: string,
  name: string,
  type: AttributeType,
  operator: Operator,
  value: string,
): Expression<SqlBool> {
  return sql<SqlBool>`users.id in (select user_id from profile_values
    where org_id = ${orgId} and ${comparedValue(name, type, operator, value)})`
}

function comparedValue(name: string, type: AttributeType, operator: Operator, value: string): Expression<SqlBool> {
  if (operator === 'pr') return startsWith('entry', entryOf(name, ''))
  if (operator === 'sw') return startsWith('entry', entryOf(name, value))
  const sign = sql.raw(COMPARISON[operator as keyof typeof COMPARISON])
  if (type === 'number' || type === 'integer') {
    const number = Number(value)
    if (value.trim() === '' || !Number.isFinite(number)) throw invalidCriteria()
    return sql<SqlBool>`name = ${name} and number_value ${sign} ${number}`
  }
  if (operator === 'eq') return sql<SqlBool>`entry = ${entryOf(name, value)}`
  return sql<SqlBool>`name = ${name} and entry ${sign} ${entryOf(name, value)}`
}

type Order = { readonly by: UserOrder; readonly descending: boolean }

function orderOf(query: ReadonlyMap<string, string>, expression: string | undefined): Order {
  const sortBy = query.get('sortBy')
  const descending = query.get('sortOrder')?.toLowerCase() === 'desc'
  if (query.get('search') !== undefined && sortBy) return { by: readOrder(sortBy), descending }
  // Who asks for what changed since some time gets it in the order it changed.
  const changes = expression !== undefined && asksForTime(parseFilter(expression))
  return { by: changes ? 'updated_at' : 'created_at', descending: query.has('search') && descending }
}

function asksForTime(filter: Filter): boolean {
  if (filter.kind === 'compare') return filter.attribute === 'lastUpdated'
  return filter.kind === 'and' && filter.parts.some(asksForTime)
}

function readOrder(sortBy: string): UserOrder {
  const by = Object.hasOwn(NAMED, sortBy)
    ? NAMED[sortBy]
    : { created: 'created_at', lastUpdated: 'updated_at', status: 'status' }[sortBy]
  if (by === undefined) throw validationFailed('sortBy', ['sortBy: Not an attribute users can be sorted by'])
  return by as UserOrder
}

function placeOf(user: User, by: UserOrder): Place {
  const values: Record<UserOrder, string | number> = {
    created_at: user.createdAt,
    updated_at: user.updatedAt,
    status: user.status,
    login_key: user.profile.login.toLowerCase(),
    email_key: user.profile.email.toLowerCase(),
    first_name_key: user.profile.firstName.toLowerCase(),
    last_name_key: user.profile.lastName.toLowerCase(),
  }
  return [values[by], user.id]
}
