import type { Kysely } from 'kysely'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { EVERYONE } from '../groups/group.ts'
import { groupStore } from '../groups/group-store.ts'
import type { Org } from '../orgs/org.ts'
import { orgStore } from '../orgs/org-store.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'

/** What every org begins with, however it is made: Everyone, and the authorization server `default`. */
export async function createFreshOrg(
  trx: Kysely<IdpSchema>,
  baseUrl: string,
  { subdomain, name }: { subdomain: string; name: string },
  now: number,
): Promise<Org> {
  const org = await orgStore(trx, baseUrl).create({ subdomain, name, now })
  await groupStore(trx).create(org.id, EVERYONE, now, 'BUILT_IN')
  await authorizationServerStore(trx).create(org.id, { ...DEFAULT_SERVER, isDefault: true }, now)
  return org
}

const DEFAULT_SERVER = {
  name: 'default',
  description: 'Default Authorization Server for your Applications',
  audience: 'api://default',
  issuerMode: 'ORG_URL',
  rotationMode: 'AUTO',
} as const
