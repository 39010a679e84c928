import type { Kysely } from 'kysely'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { systemLogStore } from './system-log-store.ts'

const RETENTION_MS = 90 * 24 * 60 * 60_000
const AT_ONCE = 1_000

/** Okta keeps its log for ninety days. What is older goes, a little at a time and until nothing of it is left. */
export async function forgetOldEvents(db: Kysely<IdpSchema>, now: number): Promise<void> {
  while ((await systemLogStore(db).forget(now - RETENTION_MS, AT_ONCE)) === AT_ONCE);
}
