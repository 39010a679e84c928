// What a PASSWORD policy asks of a password, in Okta's words.
import type { Kysely } from 'kysely'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { verifyPassword } from '../users/password.ts'
import { policiesForPerson } from './deciding-rule.ts'
import type { PasswordSettings } from './org-policy.ts'

const MOST_BYTES = 1024

/** The password policy somebody is under. */
export async function passwordSettingsOf(
  deps: Pick<IdpDeps, 'db'>,
  orgId: string,
  userId: string | undefined,
): Promise<PasswordSettings> {
  const policies = await policiesForPerson(deps, orgId, userId)
  return (await policies.decide('PASSWORD')).policy.settings as PasswordSettings
}

/**
 * Would this do as somebody's new password? Costs some 60 ms of a core for every old one it has to differ from.
 *
 * @param person.id  undefined: they are being made, and have no policy of their groups and no password yet
 * @returns the sentence Okta answers; undefined when it will do
 */
export async function problemOfNewPassword(
  deps: Pick<IdpDeps, 'db'>,
  orgId: string,
  person: { readonly id: string | undefined; readonly login: string },
  password: string,
): Promise<string | undefined> {
  const settings = await passwordSettingsOf(deps, orgId, person.id)
  if (!meets(settings, password, person.login)) return `Password requirements were not met. ${requirements(settings)}`
  const { historyCount } = settings.password.age
  if (person.id === undefined || historyCount === 0) return undefined
  const used = await isUsedBefore(deps.db.kysely, orgId, person.id, password, historyCount)
  return used ? 'Password has been used too recently' : undefined
}

/** One sentence that says all of it. */
export function requirements({ password: { complexity } }: PasswordSettings): string {
  const wanted = [
    `at least ${complexity.minLength} characters`,
    complexity.minLowerCase > 0 && 'a lowercase letter',
    complexity.minUpperCase > 0 && 'an uppercase letter',
    complexity.minNumber > 0 && 'a number',
    complexity.minSymbol > 0 && 'a symbol',
    complexity.excludeUsername && 'no parts of your username',
  ].filter((one) => one !== false)
  return `Password requirements: ${wanted.join(', ')}.`
}

function meets({ password: { complexity } }: PasswordSettings, password: string, login: string): boolean {
  const count = (sign: RegExp) => password.match(sign)?.length ?? 0
  return (
    [...password].length >= complexity.minLength &&
    Buffer.byteLength(password) <= MOST_BYTES &&
    password.isWellFormed() &&
    !password.includes('\0') &&
    count(/\p{Ll}/gu) >= complexity.minLowerCase &&
    count(/\p{Lu}/gu) >= complexity.minUpperCase &&
    count(/\p{Nd}/gu) >= complexity.minNumber &&
    count(/[^\p{L}\p{N}\s]/gu) >= complexity.minSymbol &&
    !(complexity.excludeUsername && partsOf(login).some((part) => password.toLowerCase().includes(part)))
  )
}

function partsOf(login: string): string[] {
  return login
    .toLowerCase()
    .split(/[@._-]/)
    .filter((part) => part.length >= 4)
}

async function isUsedBefore(
  db: Kysely<IdpSchema>,
  orgId: string,
  userId: string,
  password: string,
  historyCount: number,
): Promise<boolean> {
  const current = await db
    .selectFrom('users')
    .select('password_hash')
    .where('org_id', '=', orgId)
    .where('id', '=', userId)
    .execute()
  const earlier = await db
    .selectFrom('password_history')
    .select('password_hash')
    .where('org_id', '=', orgId)
    .where('user_id', '=', userId)
    .orderBy('created_at', 'desc')
    .limit(Math.max(0, historyCount - 1))
    .execute()
  for (const { password_hash } of [...current, ...earlier])
    if (password_hash !== null && (await verifyPassword(password, password_hash))) return true
  return false
}
