import { auditHash } from '../schema/audit-hash.ts'
import type { AuditRow } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { auditOf } from './audit-log.ts'
import { auditPages } from './audit-pages.ts'

export type ChainHead = { readonly seq: number; readonly hash: string }

export type Verification = {
  readonly intact: boolean
  /** How many were looked at. */
  readonly entries: number
  /** The newest entry's place and hash: noted elsewhere, they prove later that nothing up to here was changed. */
  readonly head: ChainHead
  /** The first place that does not fit. */
  readonly broken: { readonly seq: number; readonly why: string } | null
  /** Whether an entry noted earlier is still there as it was; null when none was given. */
  readonly known: boolean | null
}

export async function headOf({ db }: Pick<SsoDeps, 'db'>): Promise<ChainHead> {
  return db.kysely.selectFrom('audit_head').select(['seq', 'hash']).executeTakeFirstOrThrow()
}

/** Reads the log from its first entry to its newest and works every hash out again. @param known  a head noted earlier */
export async function verifyChain(deps: Pick<SsoDeps, 'db'>, known?: ChainHead): Promise<Verification> {
  const head = await headOf(deps)
  let last: ChainHead = { seq: 0, hash: '' }
  let isKnown = known === undefined ? null : known.seq === 0 && known.hash === ''
  for await (const rows of auditPages(deps, {}, head.seq)) {
    for (const row of rows) {
      const why = problemOf(row, last)
      if (why !== undefined)
        return { intact: false, entries: last.seq, head, broken: { seq: last.seq + 1, why }, known: isKnown }
      last = { seq: row.seq, hash: row.hash }
      if (row.seq === known?.seq) isKnown = row.hash === known.hash
    }
  }
  const ends = last.seq === head.seq && last.hash === head.hash
  const broken = ends ? null : { seq: last.seq + 1, why: 'entries are missing at the end' }
  return { intact: ends, entries: last.seq, head, broken, known: isKnown }
}

function problemOf(row: AuditRow, before: ChainHead): string | undefined {
  if (row.seq !== before.seq + 1) return 'an entry is missing'
  if (row.prev_hash !== before.hash) return 'the entry before it is another one'
  return hashOf(row) === row.hash ? undefined : 'the entry was changed'
}

/** Undefined for an entry that cannot even be read. */
function hashOf(row: AuditRow): string | undefined {
  try {
    const { hash: _, ...entry } = auditOf(row)
    return auditHash(entry)
  } catch {
    return undefined
  }
}
