import { sql } from 'kysely'
import { sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'

const HOUR_MS = 60 * 60_000
const TO_ONE_PERSON = 5
const FROM_ONE_PLACE = 50

/** How many letters somebody may cause: five an hour to one person, fifty from one place. Counted whoever exists. */
export function letterCounts(deps: Pick<IdpDeps, 'db' | 'clock'>) {
  return {
    async mayWrite(orgId: string, login: string, place: string): Promise<boolean> {
      const person = await count(orgId, sha256(`letter to ${login.toLowerCase()}`), 'letters')
      const here = await count(orgId, 'letters', sha256(`letter from ${place}`))
      return person <= TO_ONE_PERSON && here <= FROM_ONE_PLACE
    },
  }

  async function count(orgId: string, personKey: string, placeKey: string): Promise<number> {
    const now = deps.clock.now()
    const over = now - HOUR_MS
    const row = await deps.db.kysely
      .insertInto('failed_attempts')
      .values({ org_id: orgId, person_key: personKey, place_key: placeKey, failures: 1, since: now })
      .onConflict((conflict) =>
        conflict.columns(['org_id', 'person_key', 'place_key']).doUpdateSet({
          failures: sql`case when failed_attempts.since <= ${over} then 1 else failed_attempts.failures + 1 end`,
          since: sql`case when failed_attempts.since <= ${over} then excluded.since else failed_attempts.since end`,
        }),
      )
      .returning('failures')
      .executeTakeFirstOrThrow()
    return row.failures
  }
}
