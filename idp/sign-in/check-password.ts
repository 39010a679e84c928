import type { IdpDeps } from '../idp-deps.ts'
import { verifyPassword } from '../users/password.ts'
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
  const known = await userStore(deps.db.kysely).credentialsOf(orgId, login)
  const right = await verifyPassword(password, known?.passwordHash)
  return { admitted: right && known?.user.status === 'ACTIVE', user: known?.user }
}
