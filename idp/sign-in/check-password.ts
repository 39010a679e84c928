import type { IdpDeps } from '../idp-deps.ts'
import { hashPassword, isOutdated, verifyPassword } from '../users/password.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'

/**
 * Who is it, if the password is right and the person may sign in?
 *
 * Whoever does not exist, has no password or is not ACTIVE costs the same work as a wrong password and gets the same
 * answer, so neither text nor time tells who works here.
 */
export async function checkPassword(
  deps: IdpDeps,
  orgId: string,
  login: string,
  password: string,
): Promise<{ admitted: boolean; user: User | undefined }> {
  const users = userStore(deps.db.kysely)
  const known = await users.credentialsOf(orgId, login)
  const stored = known?.passwordHash
  const right = await verifyPassword(password, stored)
  // As another system hashed it, or as we did years ago: now that the password is here, it can be hashed well.
  if (right && known && stored && isOutdated(stored))
    await users.improveHash(orgId, known.user.id, stored, await hashPassword(password))
  return { admitted: right && known?.user.status === 'ACTIVE', user: known?.user }
}
