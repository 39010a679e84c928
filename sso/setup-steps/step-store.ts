import { onePerHouse } from '../one-per-house.ts'
import type { SetupStepRow } from '../schema/sso-schema.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import type { Evidence, Finding, StepRecord } from './setup-step.ts'

export type StepStanding = Pick<StepRecord, 'step' | 'state' | 'at'> & { readonly connectionId: string }

export type StepStore = {
  /** All of a connection. */
  of(connectionId: string): Promise<StepRecord[]>
  /** Of some connections, how far each is, without what was seen. */
  states(connectionIds: readonly string[]): Promise<StepStanding[]>
  find(connectionId: string, step: SetupStep): Promise<StepRecord | undefined>
  /** What is known of a step now; what was known before is replaced. */
  put(connectionId: string, record: Omit<StepRecord, 'at'>): Promise<StepRecord>
  /** The same for a step that waits; one that does not (any more) stays as it is. */
  endWaiting(connectionId: string, record: Omit<StepRecord, 'at'>): Promise<void>
  /** A step that waits is as if it had never been taken; one that came to something stays. */
  stopWaiting(connectionId: string, step: SetupStep): Promise<void>
}

export const stepStore = onePerHouse(({ db, clock }): StepStore => {
  const rows = (connectionId: string) =>
    db.kysely.selectFrom('setup_steps').selectAll().where('connection_id', '=', connectionId)
  return {
    of: async (connectionId) => (await rows(connectionId).execute()).map(recordOf),
    async states(connectionIds) {
      if (connectionIds.length === 0) return []
      const found = await db.kysely
        .selectFrom('setup_steps')
        .select(['connection_id', 'step', 'state', 'at'])
        .where('connection_id', 'in', connectionIds)
        .execute()
      return found.map(({ connection_id: connectionId, step, state, at }) => ({
        connectionId,
        step: step as SetupStep,
        state,
        at,
      }))
    },
    async find(connectionId, step) {
      const row = await rows(connectionId).where('step', '=', step).executeTakeFirst()
      return row && recordOf(row)
    },
    async stopWaiting(connectionId, step) {
      await db.kysely
        .deleteFrom('setup_steps')
        .where('connection_id', '=', connectionId)
        .where('step', '=', step)
        .where('state', '=', 'waiting')
        .execute()
    },
    async endWaiting(connectionId, record) {
      await db.kysely
        .updateTable('setup_steps')
        .set(foundOf(record, clock.now()))
        .where('connection_id', '=', connectionId)
        .where('step', '=', record.step)
        .where('state', '=', 'waiting')
        .execute()
    },
    async put(connectionId, record) {
      const at = clock.now()
      const found = foundOf(record, at)
      await db.kysely
        .insertInto('setup_steps')
        .values({ connection_id: connectionId, step: record.step, ...found })
        .onConflict((conflict) => conflict.columns(['connection_id', 'step']).doUpdateSet(found))
        .execute()
      return { ...record, at }
    },
  }
})

function foundOf(record: Omit<StepRecord, 'at'>, at: number): Omit<SetupStepRow, 'connection_id' | 'step'> {
  return {
    state: record.state,
    settings_hash: record.settingsHash,
    evidence: JSON.stringify(record.evidence),
    findings: JSON.stringify(record.findings),
    by: record.by,
    at,
  }
}

function recordOf(row: SetupStepRow): StepRecord {
  return {
    step: row.step as SetupStep,
    state: row.state,
    settingsHash: row.settings_hash,
    evidence: JSON.parse(row.evidence) as Evidence[],
    findings: JSON.parse(row.findings) as Finding[],
    by: row.by,
    at: row.at,
  }
}
