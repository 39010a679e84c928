// A whole org in one go, for those who start a street or a test: the org, Everyone, its default authorization server,
// an administrator, people, groups, and one API token.
import { isUniqueViolation } from '../../kit/database.ts'
import { issueApiToken } from '../api-tokens/create-api-token.ts'
import { groupStore } from '../groups/group-store.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { SUBDOMAIN } from '../orgs/org.ts'
import { orgStore } from '../orgs/org-store.ts'
import { hashPassword } from '../users/password.ts'
import { userStore } from '../users/user-store.ts'
import { createFreshOrg } from './fresh-org.ts'

type SeedPerson = { login: string; password: string; firstName: string; lastName: string }

export type OrgSeed = {
  subdomain: string
  name: string
  admin: SeedPerson
  people: (SeedPerson & { groups?: string[] })[]
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
  const find = () => orgStore(deps.db.kysely, deps.baseUrl).bySubdomain(seed.subdomain)
  const existing = await find()
  if (existing !== undefined) return { orgId: existing.id, url: existing.url, apiToken: '', created: false }

  // Hashing takes its time and holds no transaction open.
  const everybody = [{ ...seed.admin, groups: [] }, ...seed.people]
  const hashes = await hashAll(everybody)
  try {
    const { org, token } = await writeOrg(deps, seed, hashes)
    return { orgId: org.id, url: org.url, apiToken: token, created: true }
  } catch (error) {
    // Another node was faster.
    if (isUniqueViolation(error) && (await find()) !== undefined) return seedOrg(deps, seed)
    throw error
  }
}

function writeOrg(deps: IdpDeps, seed: OrgSeed, hashes: ReadonlyMap<string, string>) {
  const now = deps.clock.now()
  return deps.db.transaction(async (trx) => {
    const users = userStore(trx)
    const groups = groupStore(trx)
    const org = await createFreshOrg(trx, deps.baseUrl, seed, now)

    const groupIds = new Map<string, string>()
    for (const name of new Set([...(seed.groups ?? []), ...seed.people.flatMap((person) => person.groups ?? [])])) {
      const group = await groups.create(org.id, { name, description: null }, now)
      groupIds.set(name, group.id)
    }
    const add = (person: SeedPerson & { groups?: string[] }, adminRole?: 'SUPER_ADMIN') =>
      users.create(
        org.id,
        {
          profile: {
            login: person.login,
            email: person.login,
            firstName: person.firstName,
            lastName: person.lastName,
            secondEmail: null,
            mobilePhone: null,
          },
          status: 'ACTIVE',
          passwordHash: hashes.get(person.login) ?? null,
          ...(adminRole === undefined ? {} : { adminRole }),
          groupIds: (person.groups ?? []).map((name) => groupIds.get(name) as string),
        },
        now,
      )
    const admin = await add(seed.admin, 'SUPER_ADMIN')
    for (const person of seed.people) await add(person)
    const { token } = await issueApiToken(trx, org.id, admin.id, 'Gatepass', now)
    return { org, token }
  })
}

/** Two at a time is what the password queue takes; a long list waits here instead of overflowing it. */
async function hashAll(people: readonly SeedPerson[]): Promise<Map<string, string>> {
  const hashes = new Map<string, string>()
  for (let at = 0; at < people.length; at += 2) {
    await Promise.all(
      people.slice(at, at + 2).map(async (person) => hashes.set(person.login, await hashPassword(person.password))),
    )
  }
  return hashes
}
