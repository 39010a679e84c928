// What profiles are made of: `/meta/schemas` for people and groups, and the one type of user there is.
import { type RawBuilder, sql, type Transaction } from 'kysely'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { type AttributeDefinition, MOST_CUSTOM_ATTRIBUTES, type ProfileSchema } from '../users/profile-schema.ts'
import { profileSchemaStore } from '../users/profile-schema-store.ts'
import { readAttribute, readBaseAttribute } from '../users/read-attribute.ts'
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
import { schemaId, typeId } from './user-view.ts'

const READ = 'okta.schemas.read'
const MANAGE = 'okta.schemas.manage'

export const schemasRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: '/meta/schemas/user/:schemaId', scope: READ, run: getUserSchema },
  { method: 'POST', path: '/meta/schemas/user/:schemaId', scope: MANAGE, run: updateUserSchema },
  { method: 'GET', path: '/meta/schemas/group/default', scope: READ, run: getGroupSchema },
  { method: 'POST', path: '/meta/schemas/group/default', scope: MANAGE, run: updateGroupSchema },
  {
    method: 'GET',
    path: '/meta/types/user',
    scope: 'okta.userTypes.read',
    run: async (_, call) => [typeView(call.org)],
  },
  { method: 'POST', path: '/meta/types/user', scope: 'okta.userTypes.manage', run: createType },
  { method: 'GET', path: '/meta/types/user/:typeId', scope: 'okta.userTypes.read', run: getType },
  { method: 'DELETE', path: '/meta/types/user/:typeId', scope: 'okta.userTypes.manage', run: deleteType },
]

async function getUserSchema(deps: AdminApiDeps, call: ApiCall) {
  requireDefault(call, 'schemaId', schemaId(call.org), 'UserSchema')
  const store = profileSchemaStore(deps.db.kysely)
  return userSchemaView(call.org, await store.ofUsers(call.org.id), await store.changedAt(call.org.id, 'user'))
}

/** Adds, changes and, by null, takes away attributes of the org's own; changes what may be changed of Okta's. */
async function updateUserSchema(deps: AdminApiDeps, call: ApiCall) {
  requireDefault(call, 'schemaId', schemaId(call.org), 'UserSchema')
  const definitions = definitionsOf(call)
  await change(deps, call, async (trx) => {
    const store = profileSchemaStore(trx)
    const schema = await store.ofUsers(call.org.id)
    for (const [name, sent] of propertiesOf(definitions, 'base')) {
      const known = schema.base.get(name)
      if (known === undefined)
        throw validationFailed('base', [`base: ${name.slice(0, 100)} is not an attribute of Okta's`])
      const definition = readBaseAttribute(name, sent, known)
      await store.set(call.org.id, { subject: 'user', part: 'base', name, definition }, call.now)
    }
    const properties = propertiesOf(definitions, 'custom')
    for (const [name, sent] of properties) {
      if (schema.base.has(name)) throw validationFailed('custom', [`${name}: Okta has an attribute of this name`])
      await changeCustom(deps, call, trx, { subject: 'user', name, sent, known: schema.custom.get(name) })
    }
    if ((await store.ofUsers(call.org.id)).custom.size > MOST_CUSTOM_ATTRIBUTES)
      throw validationFailed('custom', [`custom: At most ${MOST_CUSTOM_ATTRIBUTES} attributes`])
  })
  return getUserSchema(deps, call)
}

async function getGroupSchema(deps: AdminApiDeps, call: ApiCall) {
  const store = profileSchemaStore(deps.db.kysely)
  return groupSchemaView(call.org, await store.ofGroups(call.org.id), await store.changedAt(call.org.id, 'group'))
}

async function updateGroupSchema(deps: AdminApiDeps, call: ApiCall) {
  const definitions = definitionsOf(call)
  await change(deps, call, async (trx) => {
    const known = await profileSchemaStore(trx).ofGroups(call.org.id)
    for (const [name, sent] of propertiesOf(definitions, 'custom')) {
      if (name in GROUP_BASE) throw validationFailed('custom', [`${name}: Okta has an attribute of this name`])
      await changeCustom(deps, call, trx, { subject: 'group', name, sent, known: known.get(name) })
    }
  })
  return getGroupSchema(deps, call)
}

type CustomChange = {
  readonly subject: 'user' | 'group'
  readonly name: string
  readonly sent: unknown
  readonly known: AttributeDefinition | undefined
}

async function changeCustom(deps: AdminApiDeps, call: ApiCall, trx: Transaction<IdpSchema>, wanted: CustomChange) {
  const { subject, name, sent, known } = wanted
  const store = profileSchemaStore(trx)
  if (sent === null) {
    if (await store.remove(call.org.id, subject, name)) await forgetValues(deps, trx, call.org.id, subject, name)
    return
  }
  const definition = readAttribute(name, sent)
  if (known !== undefined && known.type !== definition.type)
    throw validationFailed('custom', [`${name}: The type of an attribute cannot be changed`])
  await store.set(call.org.id, { subject, part: 'custom', name, definition }, call.now)
}

/** What profiles said of it goes with the attribute: one of the same name may mean something else one day. */
async function forgetValues(
  deps: AdminApiDeps,
  trx: Transaction<IdpSchema>,
  orgId: string,
  subject: 'user' | 'group',
  name: string,
): Promise<void> {
  const table = sql.table(subject === 'user' ? 'users' : 'groups')
  const without: RawBuilder<string> =
    deps.db.engine === 'postgres'
      ? sql`((profile_json::jsonb) - ${name}::text)::text`
      : sql`json_remove(profile_json, ${`$."${name}"`})`
  const having =
    subject === 'user'
      ? sql`id in (select user_id from profile_values where org_id = ${orgId} and name = ${name})`
      : sql`profile_json like ${`%"${name}":%`}`
  await sql`update ${table} set profile_json = ${without} where org_id = ${orgId} and ${having}`.execute(trx)
  if (subject === 'user')
    await trx.deleteFrom('profile_values').where('org_id', '=', orgId).where('name', '=', name).execute()
}

function definitionsOf(call: ApiCall): Record<string, unknown> {
  const { definitions } = bodyObject(call)
  if (!isObject(definitions)) throw validationFailed('definitions', ['definitions: Must be an object'])
  return definitions
}

function propertiesOf(definitions: Record<string, unknown>, part: 'base' | 'custom'): [string, unknown][] {
  const definition = definitions[part]
  if (definition === undefined || definition === null) return []
  const properties = isObject(definition) ? (definition.properties ?? {}) : undefined
  if (!isObject(properties)) throw validationFailed(part, [`${part}: properties must be an object`])
  return Object.entries(properties)
}

/** @throws OktaError  E0000007 */
function requireDefault(call: ApiCall, name: string, id: string, type: string): void {
  const asked = param(call, name)
  if (asked !== 'default' && asked !== id) throw resourceNotFound(asked, type)
}

function userSchemaView(org: Org, schema: ProfileSchema, changedAt: number | undefined) {
  const self = `${org.url}/api/v1/meta/schemas/user/${schemaId(org)}`
  return {
    ...schemaView(org, self, changedAt, 'user', 'User'),
    definitions: {
      custom: partView('#custom', schema.custom),
      base: partView('#base', schema.base),
    },
    _links: {
      self: { href: self, method: 'GET' },
      type: { href: `${org.url}/api/v1/meta/types/user/${typeId(org)}`, method: 'GET' },
    },
  }
}

const GROUP_BASE = {
  name: {
    title: 'Name',
    description: 'Group name',
    type: 'string',
    required: true,
    mutability: 'READ_WRITE',
    scope: 'NONE',
    maxLength: 255,
    permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
    master: { type: 'PROFILE_MASTER' },
  },
  description: {
    title: 'Description',
    description: 'Group description',
    type: 'string',
    mutability: 'READ_WRITE',
    scope: 'NONE',
    maxLength: 1024,
    permissions: [{ principal: 'SELF', action: 'READ_ONLY' }],
    master: { type: 'PROFILE_MASTER' },
  },
}

function groupSchemaView(org: Org, custom: ReadonlyMap<string, AttributeDefinition>, changedAt: number | undefined) {
  const self = `${org.url}/api/v1/meta/schemas/group/default`
  return {
    ...schemaView(org, self, changedAt, 'group', 'Okta group'),
    description: 'Okta group profile template',
    definitions: {
      custom: partView('#custom', custom),
      base: { id: '#base', type: 'object', properties: GROUP_BASE, required: ['name'] },
    },
    _links: { self: { href: self, method: 'GET' } },
  }
}

function schemaView(org: Org, id: string, changedAt: number | undefined, name: string, title: string) {
  return {
    id,
    $schema: 'http://json-schema.org/draft-04/schema#',
    name,
    title,
    type: 'object',
    created: isoTime(org.createdAt),
    lastUpdated: isoTime(changedAt ?? org.createdAt),
    properties: { profile: { allOf: [{ $ref: '#/definitions/custom' }, { $ref: '#/definitions/base' }] } },
  }
}

function partView(id: string, attributes: ReadonlyMap<string, AttributeDefinition>) {
  return {
    id,
    type: 'object',
    properties: Object.fromEntries(attributes),
    required: [...attributes].filter(([, { required }]) => required).map(([name]) => name),
  }
}

async function getType(_deps: AdminApiDeps, call: ApiCall) {
  requireDefault(call, 'typeId', typeId(call.org), 'UserType')
  return typeView(call.org)
}

/** Every person is of the one type there is. @throws OktaError  E0000060 */
async function createType(): Promise<never> {
  throw new OktaError('E0000060')
}

async function deleteType(_deps: AdminApiDeps, call: ApiCall): Promise<never> {
  requireDefault(call, 'typeId', typeId(call.org), 'UserType')
  throw new OktaError('E0000142')
}

function typeView(org: Org) {
  const self = `${org.url}/api/v1/meta/types/user/${typeId(org)}`
  return {
    id: typeId(org),
    displayName: 'User',
    name: 'user',
    description: 'Okta user profile template with default permission settings',
    default: true,
    created: isoTime(org.createdAt),
    lastUpdated: isoTime(org.createdAt),
    _links: {
      self: { href: self, method: 'GET', rel: 'self' },
      schema: { href: `${org.url}/api/v1/meta/schemas/user/${schemaId(org)}`, method: 'GET', rel: 'schema' },
    },
  }
}
