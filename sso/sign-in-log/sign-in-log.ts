// Every sign-in that came to an end: admitted, refused, or a test that went through. The row is also what makes an attempt usable once: its
// attempt id is unique, so the second of two callbacks fails in the transaction that would have admitted it.
import type { Compilable } from 'kysely'
import { preparedWrite } from '../../kit/database.ts'
import { readObject } from '../json-column.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { SignInRow } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { TypedAddress } from './typed-address.ts'

export type SignIn = {
  /** `sig_…`: the trace a person can read out to support. */
  readonly trace: string
  readonly outcome: SignInRow['outcome']
  /** Why it was refused: the part of the error code behind `sign_in.`. */
  readonly reason: string | null
  /** The failure catalogue's name for why it was refused, by what was known then. */
  readonly cause: string | null
  readonly organizationId: string | null
  readonly connectionId: string | null
  readonly accountId: string | null
  readonly applicationId: string | null
  /** Of the address that was typed or hinted, where it was refused: nobody vouches for it. */
  readonly typedDomain: string | null
  readonly detail: Record<string, unknown>
  readonly ip: string | null
  readonly userAgent: string | null
  readonly createdAt: number
  readonly durationMs: number | null
}

export type NewSignIn = {
  readonly trace: string
  readonly attemptId?: string | undefined
  readonly outcome: SignInRow['outcome']
  readonly reason?: string | undefined
  readonly cause?: string | undefined
  readonly organizationId?: string | undefined
  readonly connectionId?: string | undefined
  readonly accountId?: string | undefined
  readonly applicationId?: string | undefined
  /** Facts for support: never a secret, a token, a code or a claim's value. */
  readonly detail?: Readonly<Record<string, unknown>> | undefined
  readonly typed?: TypedAddress | undefined
  readonly ip?: string | undefined
  readonly userAgent?: string | undefined
  readonly createdAt: number
  readonly durationMs?: number | undefined
}

/**
 * The insert, to run in the transaction (or `together`) that ends the sign-in. A unique violation (kit/database.ts
 * `isUniqueViolation`) says the attempt has ended before.
 */
export function signInInsert(deps: SsoDeps, signIn: NewSignIn): Compilable {
  return insert(deps)(signInRow(signIn))
}

// Compiled once: it is part of every sign-in.
const insert = onePerHouse(({ db }) =>
  preparedWrite<SignInRow>((p) =>
    db.kysely.insertInto('sign_ins').values({
      id: p('id'),
      attempt_id: p('attempt_id'),
      organization_id: p('organization_id'),
      connection_id: p('connection_id'),
      account_id: p('account_id'),
      application_id: p('application_id'),
      outcome: p('outcome'),
      reason: p('reason'),
      cause: p('cause'),
      detail: p('detail'),
      typed_address: p('typed_address'),
      ip: p('ip'),
      user_agent: p('user_agent'),
      created_at: p('created_at'),
      duration_ms: p('duration_ms'),
    }),
  ),
)

/** Writes one that stands alone (a refusal). @returns false when its attempt had ended before; nothing was written then */
export async function recordSignIn({ db }: SsoDeps, signIn: NewSignIn): Promise<boolean> {
  const result = await db.kysely
    .insertInto('sign_ins')
    .values(signInRow(signIn))
    .onConflict((conflict) => conflict.column('attempt_id').doNothing())
    .executeTakeFirst()
  return result?.numInsertedOrUpdatedRows === 1n
}

function signInRow(signIn: NewSignIn): SignInRow {
  return {
    id: signIn.trace,
    attempt_id: signIn.attemptId ?? null,
    organization_id: signIn.organizationId ?? null,
    connection_id: signIn.connectionId ?? null,
    account_id: signIn.accountId ?? null,
    application_id: signIn.applicationId ?? null,
    outcome: signIn.outcome,
    reason: signIn.reason ?? null,
    cause: signIn.cause ?? null,
    detail: detailOf(signIn),
    typed_address: signIn.typed?.hash ?? null,
    ip: signIn.ip ?? null,
    user_agent: signIn.userAgent?.slice(0, 500) ?? null,
    created_at: signIn.createdAt,
    duration_ms: signIn.durationMs === undefined ? null : Math.round(signIn.durationMs),
  }
}

function detailOf({ detail, typed }: NewSignIn): string {
  if (typed === undefined) return detail === undefined ? '{}' : JSON.stringify(detail)
  return JSON.stringify({ ...detail, typedDomain: typed.domain })
}

/** By its trace. */
export async function findSignIn({ db }: Pick<SsoDeps, 'db'>, trace: string): Promise<SignIn | undefined> {
  const row = await db.kysely.selectFrom('sign_ins').selectAll().where('id', '=', trace).executeTakeFirst()
  return row && signInOf(row)
}

/** Those before which one of these (typed-address.ts) was typed: how many, and the last. */
export async function typedSignIns(
  { db }: Pick<SsoDeps, 'db'>,
  hashes: readonly string[],
): Promise<{ many: number; last: SignIn } | undefined> {
  if (hashes.length === 0) return undefined
  const rows = db.kysely.selectFrom('sign_ins').where('typed_address', 'in', hashes)
  const last = await rows.selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc').limit(1).executeTakeFirst()
  if (last === undefined) return undefined
  const { many } = await rows.select(({ fn }) => fn.countAll<string | number>().as('many')).executeTakeFirstOrThrow()
  return { many: Number(many), last: signInOf(last) }
}

export function signInOf(row: SignInRow): SignIn {
  const detail = readObject(row.detail)
  return {
    trace: row.id,
    outcome: row.outcome,
    reason: row.reason,
    cause: row.cause,
    organizationId: row.organization_id,
    connectionId: row.connection_id,
    accountId: row.account_id,
    applicationId: row.application_id,
    typedDomain: typeof detail.typedDomain === 'string' ? detail.typedDomain : null,
    detail,
    ip: row.ip,
    userAgent: row.user_agent,
    createdAt: row.created_at,
    durationMs: row.duration_ms,
  }
}
