// Who looks after a group: people, or the people of another group. Okta asks them about requests to join; here they are
// kept and shown.
import { groupStore } from '../groups/group-store.ts'
import { resourceNotFound, validationFailed } from '../okta-error.ts'
import type { GroupOwnerRow } from '../schema/idp-schema.ts'
import { displayName } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, isoTime, param } from './api-call.ts'
import { groupParty } from './group-view.ts'
import { findGroup } from './groups-routes.ts'

export const groupOwnersRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/groups/:groupId/owners', scope: 'okta.groups.read', run: listOwners },
  { method: 'POST', path: '/groups/:groupId/owners', scope: 'okta.groups.manage', status: 201, run: assignOwner },
  { method: 'DELETE', path: '/groups/:groupId/owners/:ownerId', scope: 'okta.groups.manage', run: removeOwner },
]

async function listOwners(deps: AdminApiDeps, call: ApiCall) {
  const group = await findGroup(deps, call)
  const rows = await deps.db.kysely
    .selectFrom('group_owners')
    .selectAll()
    .where('org_id', '=', call.org.id)
    .where('group_id', '=', group.id)
    .orderBy('created_at')
    .orderBy('owner_id')
    .execute()
  const owners: object[] = []
  for (const row of rows) owners.push(await ownerView(deps, row))
  return owners
}

async function assignOwner(deps: AdminApiDeps, call: ApiCall) {
  const group = await findGroup(deps, call)
  const { id, type } = bodyObject(call)
  if (typeof id !== 'string' || (type !== 'USER' && type !== 'GROUP'))
    throw validationFailed('owner', ['owner: id and type (USER or GROUP) are needed'])
  const row: GroupOwnerRow = { org_id: call.org.id, group_id: group.id, owner_id: id, type, created_at: call.now }
  if ((await nameOf(deps, row)) === undefined) throw resourceNotFound(id, type === 'USER' ? 'User' : 'UserGroup')
  await change(deps, call, async (trx, note) => {
    await trx
      .insertInto('group_owners')
      .values(row)
      .onConflict((oc) => oc.doNothing())
      .execute()
    note('group.profile.update', groupParty(group))
  })
  return ownerView(deps, row)
}

async function removeOwner(deps: AdminApiDeps, call: ApiCall) {
  const group = await findGroup(deps, call)
  const id = param(call, 'ownerId')
  await change(deps, call, async (trx, note) => {
    const { numDeletedRows } = await trx
      .deleteFrom('group_owners')
      .where('org_id', '=', call.org.id)
      .where('group_id', '=', group.id)
      .where('owner_id', '=', id)
      .executeTakeFirst()
    if (numDeletedRows === 0n) throw resourceNotFound(id, 'GroupOwner')
    note('group.profile.update', groupParty(group))
  })
  return undefined
}

async function nameOf(deps: AdminApiDeps, { org_id, owner_id, type }: GroupOwnerRow): Promise<string | undefined> {
  const { kysely } = deps.db
  if (type === 'GROUP') return (await groupStore(kysely).byId(org_id, owner_id))?.profile.name
  const user = await userStore(kysely).byId(org_id, owner_id)
  return user && displayName(user)
}

async function ownerView(deps: AdminApiDeps, row: GroupOwnerRow) {
  const name = await nameOf(deps, row)
  return {
    id: row.owner_id,
    type: row.type,
    displayName: name ?? null,
    resolved: name !== undefined,
    originId: null,
    originType: 'OKTA_DIRECTORY',
    lastUpdated: isoTime(row.created_at),
  }
}
