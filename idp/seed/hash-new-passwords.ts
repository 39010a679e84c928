import type { Kysely } from 'kysely'
import { sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { orgStore } from '../orgs/org-store.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { hashPassword, verifyPassword } from '../users/password.ts'
import { userStore } from '../users/user-store.ts'
import type { OrgToBe } from './seed-document.ts'

export type NewPasswords = {
  /** By login: the hash of a password the person does not have yet. */
  readonly hashes: ReadonlyMap<string, string>
  /** That the seed's passwords were given, so that the next start need not try them all. */
  remember(trx: Kysely<IdpSchema>, orgId: string): Promise<void>
}

/**
 * Passwords a seed gives. A person who chose another one since keeps it, until the seed gives them a different one: as
 * long as its passwords are the ones that were given last, nobody's is looked at.
 */
export async function hashNewPasswords(deps: IdpDeps, wanted: OrgToBe): Promise<NewPasswords> {
  const people = wanted.people ?? []
  const box = deps.box('seed')
  // Sealed: a digest of passwords can be guessed against as a hash can, and this one is quick.
  const digest = sha256(
    JSON.stringify(people.map(({ login, password, passwordHash }) => [login, password, passwordHash])),
  )
  const org = await orgStore(deps.db.kysely, deps.baseUrl).bySubdomain(wanted.subdomain)
  const given = org && (await orgStore(deps.db.kysely, deps.baseUrl).settings(org.id)).seededPasswords
  const unchanged = org !== undefined && typeof given === 'string' && box.open(given, boundTo(org.id)) === digest

  const hashes = new Map<string, string>()
  const users = userStore(deps.db.kysely)
  await twoAtATime(people, async ({ login, password, passwordHash }) => {
    if (password === undefined && passwordHash === undefined) return
    const known = org && (await users.credentialsOf(org.id, login))
    if (known !== undefined && unchanged) return
    if (known !== undefined && passwordHash !== undefined && known.passwordHash === passwordHash) return
    if (known?.passwordHash && password !== undefined && (await verifyPassword(password, known.passwordHash))) return
    hashes.set(login.toLowerCase(), passwordHash ?? (await hashPassword(password as string)))
  })
  return {
    hashes,
    async remember(trx, orgId) {
      if (!unchanged)
        await orgStore(trx, deps.baseUrl).setSettings(orgId, { seededPasswords: box.seal(digest, boundTo(orgId)) })
    },
  }
}

function boundTo(orgId: string): string {
  return `orgs|${orgId}|seeded_passwords`
}

/** Two is what the password queue takes; a long list waits here instead of overflowing it. */
async function twoAtATime<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = all.values()
  const worker = async () => {
    for (const one of waiting) await work(one)
  }
  await Promise.all([worker(), worker()])
}
