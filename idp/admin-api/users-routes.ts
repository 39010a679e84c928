import crypto from 'node:crypto'
import { type Expression, type SqlBool, sql } from 'kysely'
import { appStore } from '../apps/app-store.ts'
import { hasTile, tileUrl } from '../apps/okta-app.ts'
import { groupStore } from '../groups/group-store.ts'
import { OktaError, refuseIf, validationFailed } from '../okta-error.ts'
import type { UserStatus } from '../schema/idp-schema.ts'
import { startsWith } from '../schema/text-match.ts'
import { hashPassword, problemOfPassword } from '../users/password.ts'
import { isProfileAttribute, readProfile, type User, type UserProfile } from '../users/user.ts'
import { type UserOrder, userStore } from '../users/user-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isObject,
  isTrue,
  objectMember,
} from './api-call.ts'
import { parseFilter } from './filter-grammar.ts'
import { type Field, filterToSql, ORDERED } from './filter-to-sql.ts'
import { findUser } from './find-user.ts'
import { groupView } from './group-view.ts'
import { refuseOutranked } from './outranks.ts'
import { type Place, readAfter, readLimit, sendPageOf } from './paging.ts'
import { userParty, userView, userViewWithLinks } from './user-view.ts'

export const usersRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/users', scope: 'okta.users.read', run: listUsers },
  { method: 'POST', path: '/users', scope: 'okta.users.manage', run: createUser },
  { method: 'GET', path: '/users/me', scope: 'self', run: getMe },
  { method: 'GET', path: '/users/:userId', scope: 'okta.users.read', run: getUser },
  { method: 'POST', path: '/users/:userId', scope: 'okta.users.manage', run: updateUser },
  { method: 'PUT', path: '/users/:userId', scope: 'okta.users.manage', run: replaceUser },
  { method: 'GET', path: '/users/:userId/groups', scope: 'okta.users.read', run: listGroupsOfUser },
  { method: 'GET', path: '/users/:userId/appLinks', scope: 'okta.users.read', run: listAppLinks },
]

async function listUsers(deps: AdminApiDeps, call: ApiCall) {
  const { query } = call
  const q = query.get('q')
  const filter = query.get('filter')
  const search = query.get('search')
  if (q !== undefined && (filter !== undefined || search !== undefined)) throw new OktaError('E0000033')
  if (filter !== undefined && search !== undefined) throw new OktaError('E0000033')

  const limit = q === undefined ? readLimit(query, 200, 200) : readLimit(query, 10, 200)
  const order = search === undefined ? { by: 'created_at' as const, descending: false } : readOrder(query)
  const after = q === undefined ? readAfter(query, order.by.endsWith('_at') ? 'time' : 'text') : undefined
  const users = await userStore(deps.db.kysely).list(call.org.id, {
    where: conditionOf(deps, { q, filter, search }),
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
function conditionOf(
  deps: AdminApiDeps,
  asked: { q: string | undefined; filter: string | undefined; search: string | undefined },
): Expression<SqlBool> {
  const { engine } = deps.db
  if (asked.filter !== undefined)
    return filterToSql(parseFilter(asked.filter), { engine, field: filterField, allowNot: false })
  if (asked.search !== undefined)
    return filterToSql(parseFilter(asked.search), { engine, field: searchField, allowNot: false })
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

function searchField(attribute: string): Field | undefined {
  if (attribute === 'id' || attribute === 'status')
    return { kind: 'exact', column: attribute, operators: ['eq', 'sw', 'gt', 'ge', 'lt', 'le', 'pr'] }
  const time = Object.hasOwn(TIMES, attribute) ? TIMES[attribute] : undefined
  if (time !== undefined) return { kind: 'time', column: time, operators: ORDERED }
  const column = Object.hasOwn(NAMED, attribute) ? NAMED[attribute] : undefined
  if (column !== undefined)
    return { kind: 'folded', column, operators: ['eq', 'sw', 'co', 'gt', 'ge', 'lt', 'le', 'pr'] }
  const member = attribute.startsWith('profile.') ? attribute.slice('profile.'.length) : ''
  if (!isProfileAttribute(member)) return undefined
  return { kind: 'json', column: 'profile_json', member, operators: ['eq', 'sw', 'pr'] }
}

function readOrder(query: ReadonlyMap<string, string>): { by: UserOrder; descending: boolean } {
  const sortBy = query.get('sortBy')
  const descending = query.get('sortOrder')?.toLowerCase() === 'desc'
  if (sortBy === undefined || sortBy === '') return { by: 'created_at', descending }
  const by = Object.hasOwn(NAMED, sortBy)
    ? NAMED[sortBy]
    : { created: 'created_at', lastUpdated: 'updated_at', status: 'status' }[sortBy]
  if (by === undefined) throw validationFailed('sortBy', ['sortBy: Not an attribute users can be sorted by'])
  return { by: by as UserOrder, descending }
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

async function createUser(deps: AdminApiDeps, call: ApiCall) {
  const body = bodyObject(call)
  const profile = profileFrom(objectMember(body, 'profile'), 'newUser')
  const password = passwordFrom(body, profile)
  const groupIds = await groupIdsFrom(deps, call, body)
  const passwordHash = password === undefined ? null : await hashPassword(password)
  const status = statusOfNew(call.query, password !== undefined)
  const user = await change(deps, call, async (trx, note) => {
    const created = await userStore(trx).create(call.org.id, { profile, status, passwordHash, groupIds }, call.now)
    note('user.lifecycle.create', userParty(created))
    if (status !== 'STAGED') note('user.lifecycle.activate', userParty(created))
    return created
  })
  return sendUser(call, user)
}

function statusOfNew(query: ReadonlyMap<string, string>, hasPassword: boolean): UserStatus {
  if (!isTrue(query, 'activate', true)) return 'STAGED'
  if (!hasPassword) return 'PROVISIONED'
  return query.get('nextLogin') === 'changePassword' ? 'PASSWORD_EXPIRED' : 'ACTIVE'
}

function profileFrom(sent: Record<string, unknown>, subject?: string): UserProfile {
  const read = readProfile(sent)
  if ('profile' in read) return read.profile
  const first = read.problems[0] ?? ''
  throw validationFailed(
    first.startsWith('Property') ? (subject ?? 'profile') : (first.split(':', 1)[0] ?? ''),
    read.problems,
  )
}

function passwordFrom(body: Record<string, unknown>, profile: UserProfile): string | undefined {
  const credentials = body.credentials
  if (credentials === undefined || credentials === null) return undefined
  if (!isObject(credentials)) throw validationFailed('credentials', ['credentials: Must be an object'])
  const password = credentials.password
  if (password === undefined || password === null) return undefined
  if (!isObject(password) || 'hash' in password || 'hook' in password)
    throw validationFailed('password', ['password: Only a clear password can be set here'])
  if (password.value === undefined) return undefined
  if (typeof password.value !== 'string') throw validationFailed('password', ['password: Must be a string'])
  const problem = problemOfPassword(password.value, profile.login)
  refuseIf(problem === undefined ? [] : [problem])
  return password.value
}

async function groupIdsFrom(deps: AdminApiDeps, call: ApiCall, body: Record<string, unknown>): Promise<string[]> {
  const sent = body.groupIds ?? []
  if (!Array.isArray(sent) || sent.length > 100 || sent.some((id) => typeof id !== 'string'))
    throw validationFailed('groupIds', ['groupIds: Must be a list of at most 100 group ids'])
  const groups = groupStore(deps.db.kysely)
  for (const id of sent) {
    if ((await groups.byId(call.org.id, id)) === undefined)
      throw validationFailed('groupIds', [`groupIds: No such group: ${id.slice(0, 50)}`])
    await refuseOutranked(deps, call, { groupId: id })
  }
  return sent
}

/** Anybody may see who they are. */
async function getMe(deps: AdminApiDeps, call: ApiCall) {
  return sendUser(call, await findUser(deps, { ...call, params: { userId: 'me' } }))
}

async function getUser(deps: AdminApiDeps, call: ApiCall) {
  return sendUser(call, await findUser(deps, call))
}

function sendUser(call: ApiCall, user: User) {
  const view = userViewWithLinks(call.org, user)
  call.reply.header('etag', `W/"${crypto.hash('sha256', JSON.stringify(view), 'hex')}"`)
  return view
}

/** What is not said stays. */
async function updateUser(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const body = bodyObject(call)
  const sent = body.profile === undefined ? {} : objectMember(body, 'profile')
  return saveUser(deps, call, user, body, { ...user.profile, ...sent })
}

/** What is not said goes. */
async function replaceUser(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const body = bodyObject(call)
  return saveUser(deps, call, user, body, objectMember(body, 'profile'))
}

async function saveUser(
  deps: AdminApiDeps,
  call: ApiCall,
  user: User,
  body: Record<string, unknown>,
  sent: Record<string, unknown>,
) {
  if (user.status === 'DEPROVISIONED') throw new OktaError('E0000038')
  const profile = profileFrom(sent)
  const password = passwordFrom(body, profile)
  const passwordHash = password === undefined ? undefined : await hashPassword(password)
  const changed = await change(deps, call, async (trx, note) => {
    const users = userStore(trx)
    await users.setProfile(call.org.id, user.id, profile, call.now)
    note('user.account.update_profile', userParty(user))
    if (passwordHash !== undefined) {
      await users.setPassword(call.org.id, user.id, passwordHash, call.now)
      // There is nothing left to wait for once an administrator has chosen the password.
      await users.changeStatus(call.org.id, user.id, {
        from: ['PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED'],
        to: 'ACTIVE',
        now: call.now,
      })
      note('user.account.update_password', userParty(user))
    }
    return users.byId(call.org.id, user.id)
  })
  return sendUser(call, changed ?? user)
}

async function listGroupsOfUser(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const groups = await groupStore(deps.db.kysely).ofUser(call.org.id, user.id)
  return sendPageOf({ ...call, limit: groups.length }, groups, (group) => [group.createdAt, group.id]).map((group) =>
    groupView(call.org, group),
  )
}

/** The tiles on the person's dashboard. */
async function listAppLinks(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const apps = await appStore(deps.db.kysely).assignedTo(call.org.id, user.id)
  return apps.filter(hasTile).map((app, index) => ({
    id: user.id,
    label: app.label,
    linkUrl: tileUrl(call.org.url, app),
    logoUrl: null,
    appName: app.name,
    appInstanceId: app.id,
    appAssignmentId: `0ua${app.id.slice(3)}`,
    credentialsSetup: false,
    hidden: false,
    sortOrder: index,
  }))
}
