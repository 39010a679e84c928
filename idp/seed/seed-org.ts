// An org for those who start a street or a test: an administrator with an API token, people, groups.
import { randomToken } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { SUBDOMAIN } from '../orgs/org.ts'
import { orgStore } from '../orgs/org-store.ts'
import { applySeed } from './apply-seed.ts'
import type { OrgToBe } from './seed-document.ts'

type SeedPerson = { login: string; password: string; firstName: string; lastName: string }

export type OrgSeed = {
  subdomain: string
  name: string
  admin: SeedPerson
  people: (SeedPerson & { groups?: string[] })[]
  /** False: without custom authorization servers. */
  apiAccessManagement?: boolean
  /** More groups than those people are put into. */
  groups?: string[]
}

export type SeededOrg = {
  orgId: string
  url: string
  /** Shown here and never again; empty when the org was there already. */
  apiToken: string
  created: boolean
}

/**
 * Makes the org unless its subdomain is taken, in which case nothing is changed. All of it or nothing.
 *
 * @throws TypeError  the subdomain is no DNS label
 */
export async function seedOrg(deps: IdpDeps, seed: OrgSeed): Promise<SeededOrg> {
  if (!SUBDOMAIN.test(seed.subdomain)) throw new TypeError(`not a subdomain: ${seed.subdomain}`)
  const existing = await orgStore(deps.db.kysely, deps.baseUrl).bySubdomain(seed.subdomain)
  if (existing !== undefined) return { orgId: existing.id, url: existing.url, apiToken: '', created: false }

  const [org] = await applySeed(deps, { orgs: [orgToBe(seed)] }, { tokenOf: freshApiToken, onlyNew: true })
  if (org === undefined) throw new Error('no org was made')
  return { orgId: org.orgId, url: org.url, apiToken: org.apiTokens[0]?.token ?? '', created: org.created }
}

function orgToBe({ admin, people, groups = [], ...org }: OrgSeed): OrgToBe {
  const groupNames = new Set([...groups, ...people.flatMap((person) => person.groups ?? [])])
  return {
    ...org,
    groups: [...groupNames].map((group) => ({ name: group })),
    people: [{ ...admin, adminRole: 'SUPER_ADMIN' }, ...people],
    apiTokens: [{ name: 'Gatepass', owner: admin.login }],
  }
}

function freshApiToken(): string {
  return `00${randomToken(30)}`
}
