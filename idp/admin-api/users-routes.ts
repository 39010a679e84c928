import crypto from 'node:crypto'
import { appStore } from '../apps/app-store.ts'
import { hasTile, tileUrl } from '../apps/okta-app.ts'
import { applyGroupRules } from '../groups/apply-group-rules.ts'
import { groupStore } from '../groups/group-store.ts'
import { OktaError, validationFailed } from '../okta-error.ts'
import type { UserStatus } from '../schema/idp-schema.ts'
import { readProfile, type UserProfile } from '../users/profile-schema.ts'
import { profileSchemaStore } from '../users/profile-schema-store.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
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
import { findUser } from './find-user.ts'
import { groupView } from './group-view.ts'
import { listUsers } from './list-users.ts'
import { refuseOutranked } from './outranks.ts'
import { sendPageOf } from './paging.ts'
import { type Credentials, hashCredentials, readCredentials } from './read-credentials.ts'
import { activationLink } from './user-lifecycle-routes.ts'
import { typeId, userParty, userViewWithLinks } from './user-view.ts'

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

async function createUser(deps: AdminApiDeps, call: ApiCall) {
  const body = bodyObject(call)
  const profile = await profileFrom(deps, call, objectMember(body, 'profile'), 'newUser')
  const credentials = await readCredentials(deps, call, body.credentials, { login: profile.login })
  refuseOtherType(call, body)
  const groupIds = await groupIdsFrom(deps, call, body)
  const status = statusOfNew(call.query, credentials)
  const { provider } = credentials
  const stored = { ...(provider === undefined || provider.type === 'OKTA' ? {} : { provider }) }
  const hashed = await hashCredentials(credentials)
  const user = await change(deps, call, async (trx, note) => {
    const users = userStore(trx)
    const created = await users.create(call.org.id, { profile, status, groupIds, ...stored, ...hashed }, call.now)
    note('user.lifecycle.create', userParty(created))
    if (status !== 'STAGED') note('user.lifecycle.activate', userParty(created))
    if (status === 'PROVISIONED') await activationLink(deps, call, trx, created)
    await applyGroupRules(trx, created, call.now)
    return created
  })
  return sendUser(call, user)
}

/** @throws OktaError  E0000124, E0000125: nobody can be asked to change what is not there, or not yet good */
function statusOfNew(query: ReadonlyMap<string, string>, { password, imported, provider }: Credentials): UserStatus {
  const activate = isTrue(query, 'activate', true)
  const hasPassword = password !== undefined || imported !== undefined
  const expire = query.get('nextLogin') === 'changePassword'
  if (expire && !hasPassword) throw new OktaError('E0000124')
  if (expire && !activate) throw new OktaError('E0000125')
  if (!activate) return 'STAGED'
  if (expire) return 'PASSWORD_EXPIRED'
  return hasPassword || provider?.type === 'FEDERATION' ? 'ACTIVE' : 'PROVISIONED'
}

/** There is one type of user here. @throws OktaError  E0000001 */
function refuseOtherType(call: ApiCall, { type }: Record<string, unknown>): void {
  if (type === undefined || type === null) return
  if (!isObject(type) || (type.id !== typeId(call.org) && type.id !== 'default'))
    throw validationFailed('type', ['type: Only the default user type is supported here'])
}

async function profileFrom(
  deps: AdminApiDeps,
  call: ApiCall,
  sent: Record<string, unknown>,
  subject?: string,
): Promise<UserProfile> {
  const read = readProfile(sent, await profileSchemaStore(deps.db.kysely).ofUsers(call.org.id))
  if ('profile' in read) return read.profile
  const first = read.problems[0] ?? ''
  throw validationFailed(
    first.startsWith('Property') ? (subject ?? 'profile') : (first.split(':', 1)[0] ?? ''),
    read.problems,
  )
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
  call.reply.header('etag', etagOf(view))
  return view
}

function etagOf(view: object): string {
  return `W/"${crypto.hash('sha256', JSON.stringify(view), 'hex')}"`
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
  refuseStale(call, user)
  if (user.status === 'DEPROVISIONED') throw new OktaError('E0000038')
  refuseOtherType(call, body)
  const profile = await profileFrom(deps, call, sent)
  const credentials = await readCredentials(deps, call, body.credentials, { id: user.id, login: profile.login })
  const { passwordHash, recovery } = await hashCredentials(credentials)
  const changed = await change(deps, call, async (trx, note) => {
    const users = userStore(trx)
    await users.setProfile(call.org.id, user.id, profile, call.now)
    note('user.account.update_profile', userParty(user))
    if (recovery !== undefined) await users.setRecovery(call.org.id, user.id, recovery, call.now)
    if (passwordHash !== null) {
      await users.setPassword(call.org.id, user.id, passwordHash, call.now)
      // There is nothing left to wait for once an administrator has chosen the password.
      await users.changeStatus(call.org.id, user.id, {
        from: ['PROVISIONED', 'RECOVERY', 'PASSWORD_EXPIRED'],
        to: 'ACTIVE',
        now: call.now,
      })
      note('user.account.update_password', userParty(user))
    }
    const saved = await users.byId(call.org.id, user.id)
    if (saved !== undefined) await applyGroupRules(trx, saved, call.now)
    return saved
  })
  return sendUser(call, changed ?? user)
}

/** Somebody changed them since the caller looked. @throws OktaError  E0000231, E0000242 */
function refuseStale(call: ApiCall, user: User): void {
  const wanted = call.http.headers['if-match']
  if (wanted === undefined || wanted === '*') return
  if (!/^(?:W\/)?"[^"]*"$/.test(wanted)) throw new OktaError('E0000242')
  const plain = (tag: string) => tag.replace(/^W\//, '')
  if (plain(wanted) !== plain(etagOf(userViewWithLinks(call.org, user)))) throw new OktaError('E0000231')
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
