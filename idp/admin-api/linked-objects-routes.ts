// Ways people belong to each other, as an org names them: one manager, many subordinates. Everybody has at most one
// primary of a kind.
import { ALREADY_EXISTS, resourceNotFound, validationFailed } from '../okta-error.ts'
import type { LinkedObjectRow } from '../schema/idp-schema.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, objectMember, param } from './api-call.ts'
import { findUser } from './find-user.ts'
import { userParty } from './user-view.ts'

const READ = 'okta.linkedObjects.read'
const MANAGE = 'okta.linkedObjects.manage'
const DEFINITIONS = '/meta/schemas/user/linkedObjects'
const MOST_SHOWN = 1000

export const linkedObjectsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: DEFINITIONS, scope: READ, run: listDefinitions },
  { method: 'POST', path: DEFINITIONS, scope: MANAGE, status: 201, run: createDefinition },
  { method: 'GET', path: `${DEFINITIONS}/:name`, scope: READ, run: getDefinition },
  { method: 'DELETE', path: `${DEFINITIONS}/:name`, scope: MANAGE, run: deleteDefinition },
  { method: 'GET', path: '/users/:userId/linkedObjects/:name', scope: 'okta.users.read', run: listLinked },
  { method: 'DELETE', path: '/users/:userId/linkedObjects/:name', scope: 'okta.users.manage', run: unlink },
  {
    method: 'PUT',
    path: '/users/:userId/linkedObjects/:name/:primaryUserId',
    scope: 'okta.users.manage',
    run: link,
  },
]

async function listDefinitions(deps: AdminApiDeps, call: ApiCall) {
  const rows = await deps.db.kysely
    .selectFrom('linked_objects')
    .selectAll()
    .where('org_id', '=', call.org.id)
    .orderBy('created_at')
    .orderBy('primary_name')
    .execute()
  return rows.map((row) => definitionView(call, row))
}

async function createDefinition(deps: AdminApiDeps, call: ApiCall) {
  const body = bodyObject(call)
  const primary = readSide(body, 'primary')
  const associated = readSide(body, 'associated')
  const names = [primary.name, associated.name]
  if (names[0] === names[1]) throw validationFailed('linkedObjects', ['associated: Must have a name of its own'])
  const row: LinkedObjectRow = {
    org_id: call.org.id,
    primary_name: primary.name,
    associated_name: associated.name,
    definition_json: JSON.stringify({ primary, associated }),
    created_at: call.now,
  }
  await change(deps, call, async (trx) => {
    const taken = await trx
      .selectFrom('linked_objects')
      .select('primary_name')
      .where('org_id', '=', call.org.id)
      .where((eb) => eb.or([eb('primary_name', 'in', names), eb('associated_name', 'in', names)]))
      .executeTakeFirst()
    if (taken !== undefined) throw validationFailed('linkedObjects', [`name: ${ALREADY_EXISTS}`])
    await trx.insertInto('linked_objects').values(row).execute()
  })
  return definitionView(call, row)
}

function readSide(body: Record<string, unknown>, side: 'primary' | 'associated') {
  const { name, title, description = null } = objectMember(body, side)
  if (typeof name !== 'string' || !/^[A-Za-z][A-Za-z0-9_]{0,63}$/.test(name))
    throw validationFailed('linkedObjects', [`${side}: name: Must begin with a letter and have letters, digits and _`])
  if (typeof title !== 'string' || title.trim() === '' || title.length > 200)
    throw validationFailed('linkedObjects', [`${side}: title: The field cannot be left blank`])
  if (description !== null && (typeof description !== 'string' || description.length > 1000))
    throw validationFailed('linkedObjects', [`${side}: description: Must be a text of at most 1000 characters`])
  return { name, title, description, type: 'USER' }
}

/** By either of its names. @throws OktaError  E0000007 */
async function findDefinition(deps: AdminApiDeps, call: ApiCall): Promise<LinkedObjectRow> {
  const name = param(call, 'name')
  const row = await deps.db.kysely
    .selectFrom('linked_objects')
    .selectAll()
    .where('org_id', '=', call.org.id)
    .where((eb) => eb.or([eb('primary_name', '=', name), eb('associated_name', '=', name)]))
    .executeTakeFirst()
  if (row === undefined) throw resourceNotFound(name, 'LinkedObject')
  return row
}

async function getDefinition(deps: AdminApiDeps, call: ApiCall) {
  return definitionView(call, await findDefinition(deps, call))
}

async function deleteDefinition(deps: AdminApiDeps, call: ApiCall) {
  const { primary_name } = await findDefinition(deps, call)
  await change(deps, call, async (trx) => {
    for (const table of ['linked_people', 'linked_objects'] as const)
      await trx.deleteFrom(table).where('org_id', '=', call.org.id).where('primary_name', '=', primary_name).execute()
  })
  return undefined
}

/** By the primary's name: the one they belong to; by the other: those who belong to them. */
async function listLinked(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const { primary_name } = await findDefinition(deps, call)
  const [own, other] =
    param(call, 'name') === primary_name
      ? (['associated_user_id', 'primary_user_id'] as const)
      : (['primary_user_id', 'associated_user_id'] as const)
  const rows = await deps.db.kysely
    .selectFrom('linked_people')
    .select(`${other} as id`)
    .where('org_id', '=', call.org.id)
    .where('primary_name', '=', primary_name)
    .where(own, '=', user.id)
    .orderBy(other)
    .limit(MOST_SHOWN)
    .execute()
  return rows.map(({ id }) => ({ _links: { self: { href: `${call.org.url}/api/v1/users/${id}` } } }))
}

async function link(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const { primary_name } = await findDefinition(deps, call)
  if (param(call, 'name') !== primary_name) throw resourceNotFound(param(call, 'name'), 'LinkedObject')
  const id = param(call, 'primaryUserId')
  const primary = await userStore(deps.db.kysely).byId(call.org.id, id)
  if (primary === undefined) throw resourceNotFound(id, 'User')
  if (primary.id === user.id) throw validationFailed('primaryUserId', ['primaryUserId: Nobody belongs to themselves'])
  const row = { org_id: call.org.id, primary_name, primary_user_id: primary.id, associated_user_id: user.id }
  await change(deps, call, async (trx, note) => {
    await trx
      .insertInto('linked_people')
      .values(row)
      .onConflict((oc) =>
        oc.columns(['org_id', 'primary_name', 'associated_user_id']).doUpdateSet({ primary_user_id: primary.id }),
      )
      .execute()
    note('user.account.update_profile', userParty(user))
  })
  return undefined
}

async function unlink(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const { primary_name } = await findDefinition(deps, call)
  await change(deps, call, async (trx, note) => {
    await trx
      .deleteFrom('linked_people')
      .where('org_id', '=', call.org.id)
      .where('primary_name', '=', primary_name)
      .where('associated_user_id', '=', user.id)
      .execute()
    note('user.account.update_profile', userParty(user))
  })
  return undefined
}

function definitionView({ org }: ApiCall, row: LinkedObjectRow) {
  const self = `${org.url}/api/v1${DEFINITIONS}/${row.primary_name}`
  return { ...JSON.parse(row.definition_json), _links: { self: { href: self } } }
}
