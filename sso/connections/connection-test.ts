// A test sign-in: asked for by somebody, begun by opening its link once, ended with what was seen. What the provider said
// about the person is sealed, and shown to nobody but the one who asked for the test.
import type { Transaction } from 'kysely'
import { newId, randomToken, sha256 } from '../../kit/ids.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { ConnectionTestRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { Connection } from './connection.ts'
import { DraftIncomplete, NoDraft } from './connection-errors.ts'
import { missingSettings } from './settings.ts'
import { type TestSeen, testSeen } from './test-seen.ts'
import { versionStore } from './version-store.ts'

export type ConnectionTest = {
  readonly id: string
  readonly connectionId: string
  readonly versionId: string
  /** Of the settings it is about. */
  readonly hash: string
  readonly createdBy: string
  readonly createdAt: number
  readonly expiresAt: number
  readonly openedAt: number | null
  readonly finishedAt: number | null
  /** Its row in the sign-in log. */
  readonly trace: string | null
  /** Why it failed: the error code without `sign_in.`. */
  readonly reason: string | null
}

const LINK_MS = 10 * 60_000

/**
 * Asks for a test of the draft as it is now.
 *
 * @returns the link that begins it, good once and for ten minutes; nobody can read it again
 * @throws NoDraft, DraftIncomplete
 */
export async function askForTest(
  deps: SsoDeps,
  connection: Connection,
  actor: string,
): Promise<{ test: ConnectionTest; url: string }> {
  const draft = await versionStore(deps).draft(connection.id)
  if (draft === undefined) throw new NoDraft('test', { id: connection.id })
  const missing = missingSettings(draft.settings)
  if (missing.length > 0) throw new DraftIncomplete(missing)
  const now = deps.clock.now()
  const token = randomToken(32)
  const row: ConnectionTestRow = {
    id: newId('tst'),
    token_hash: sha256(token),
    connection_id: connection.id,
    version_id: draft.id,
    settings_hash: draft.hash,
    created_by: actor,
    created_at: now,
    expires_at: now + LINK_MS,
    opened_at: null,
    finished_at: null,
    trace: null,
    reason: null,
    seen_sealed: null,
  }
  await deps.db.kysely.insertInto('connection_tests').values(row).execute()
  return { test: testOf(row), url: `${deps.publicUrl}/sign-in/test/${token}` }
}

/** Uses a link up. Two who open it at once: one of them has it. */
export async function openTestLink({ db, clock }: SsoDeps, token: string): Promise<ConnectionTest | undefined> {
  const now = clock.now()
  const row = await db.kysely
    .updateTable('connection_tests')
    .set({ opened_at: now })
    .where('token_hash', '=', sha256(token))
    .where('opened_at', 'is', null)
    .where('expires_at', '>', now)
    .returningAll()
    .executeTakeFirst()
  return row && testOf(row)
}

/** @returns the test, and what it showed where `actor` is the one who asked for it */
export async function findTest(
  deps: SsoDeps,
  connectionId: string,
  id: string,
  actor: string,
): Promise<{ test: ConnectionTest; seen: TestSeen | undefined } | undefined> {
  const row = await deps.db.kysely
    .selectFrom('connection_tests')
    .selectAll()
    .where('id', '=', id)
    .where('connection_id', '=', connectionId)
    .executeTakeFirst()
  if (row === undefined) return undefined
  const sealed = row.created_by === actor ? row.seen_sealed : null
  const text = sealed === null ? undefined : seenBox(deps).open(sealed, boundSeen(id))
  return { test: testOf(row), seen: text === undefined ? undefined : testSeen.parse(JSON.parse(text)) }
}

/** For the transaction that ends a test which went through. */
export async function passTest(
  deps: SsoDeps,
  trx: Transaction<SsoSchema>,
  passed: { id: string; trace: string; seen: TestSeen },
): Promise<void> {
  const now = deps.clock.now()
  const row = await trx
    .updateTable('connection_tests')
    .set({
      finished_at: now,
      trace: passed.trace,
      seen_sealed: seenBox(deps).seal(JSON.stringify(passed.seen), boundSeen(passed.id)),
    })
    .where('id', '=', passed.id)
    .returningAll()
    .executeTakeFirstOrThrow()
  await writeAudit(trx, now, {
    actor: row.created_by,
    action: 'connection.version_tested',
    target: { type: 'connection', id: row.connection_id },
    detail: { version: row.version_id, trace: passed.trace },
  })
}

/** One that has ended stays as it ended. */
export async function failTest(
  deps: SsoDeps,
  failed: { id: string; trace: string; reason: string; seen: TestSeen | undefined },
): Promise<void> {
  const sealed = failed.seen && seenBox(deps).seal(JSON.stringify(failed.seen), boundSeen(failed.id))
  await deps.db.kysely
    .updateTable('connection_tests')
    .set({
      finished_at: deps.clock.now(),
      trace: failed.trace,
      reason: failed.reason,
      seen_sealed: sealed ?? null,
    })
    .where('id', '=', failed.id)
    .where('finished_at', 'is', null)
    .execute()
}

const seenBox = (deps: SsoDeps) => deps.box('connection-tests')
const boundSeen = (id: string) => `connection_tests|${id}|seen`

function testOf(row: ConnectionTestRow): ConnectionTest {
  return {
    id: row.id,
    connectionId: row.connection_id,
    versionId: row.version_id,
    hash: row.settings_hash,
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    openedAt: row.opened_at,
    finishedAt: row.finished_at,
    trace: row.trace,
    reason: row.reason,
  }
}
