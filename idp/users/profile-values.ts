// Every value of every profile as a row of its own, so that people are found by any attribute without reading all of
// them. The four names have columns of the person instead.
import type { Insertable, Kysely } from 'kysely'
import type { IdpSchema, ProfileValueRow } from '../schema/idp-schema.ts'
import type { UserProfile } from './profile-schema.ts'

const NAMED = new Set(['login', 'email', 'firstName', 'lastName'])
/** As much of a text as is compared; an index entry has its bounds. */
const KEY_LENGTH = 200

/** A value as it is compared, without regard to case, behind the attribute it is of. */
export function entryOf(name: string, value: string): string {
  return `${name}=${value.slice(0, KEY_LENGTH).toLowerCase()}`
}

/** The rows of a person anew. Call it in the transaction that changes the profile. */
export async function writeProfileValues(
  db: Kysely<IdpSchema>,
  orgId: string,
  userId: string,
  profile: UserProfile,
): Promise<void> {
  await db.deleteFrom('profile_values').where('org_id', '=', orgId).where('user_id', '=', userId).execute()
  const rows = profileValueRows(orgId, userId, profile)
  if (rows.length > 0) await db.insertInto('profile_values').values(rows).execute()
}

function profileValueRows(orgId: string, userId: string, profile: UserProfile): Insertable<ProfileValueRow>[] {
  return Object.entries(profile).flatMap(([name, value]) => {
    if (NAMED.has(name) || value === null) return []
    const values = new Map((Array.isArray(value) ? value : [value]).map((one) => [entryOf(name, String(one)), one]))
    return [...values].map(([entry, one]) => ({
      org_id: orgId,
      user_id: userId,
      name,
      entry,
      number_value: typeof one === 'number' ? one : null,
    }))
  })
}
