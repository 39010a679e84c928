// The keys this house signs with. Three stages, so that nobody ever meets a key they have not seen published:
//
//   next ──(90 days)──▶ active ──(90 days)──▶ retired, still published while a token it signed may be shown back
//
// Every node reads the ring from the database and looks again once a minute; who finds a key due turns the ring.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../../kit/database.ts'
import { generateSigningKey, importSigningKey, type PublicJwk, type SigningKey } from '../../openid/signing-key.ts'
import type { SigningKeyRow, SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type SigningKeys = { readonly active: SigningKey; readonly published: readonly PublicJwk[] }

export type KeyRing = {
  /** As of at most a minute ago; never waits. */
  current(): SigningKeys
  /** Makes the active key a retired one, the next one active, and a new next one. */
  turn(): Promise<SigningKeys>
}

const DAY_MS = 24 * 60 * 60 * 1000
const ACTIVE_FOR_MS = 90 * DAY_MS
/** An ID token may come back as a sign-out's hint long after it expired. */
const PUBLISHED_AFTER_MS = 30 * DAY_MS
const LOOK_AGAIN_MS = 60_000

/** Opens the ring; the first node to do so makes its keys. */
export async function openKeyRing(deps: SsoDeps): Promise<KeyRing> {
  let keys = await readOrMake(deps)
  let readAt = deps.clock.now()

  const take = (fresh: SigningKeys) => {
    keys = fresh
    readAt = deps.clock.now()
    return fresh
  }
  const lookAgain = async () => take((await isDue(deps)) ? await turnRing(deps) : await readOrMake(deps))

  return {
    current() {
      if (deps.clock.now() - readAt > LOOK_AGAIN_MS) {
        readAt = deps.clock.now()
        lookAgain().catch((error) => deps.log.error('keys.not_read', error))
      }
      return keys
    },
    turn: async () => take(await turnRing(deps, 'now')),
  }
}

async function readOrMake(deps: SsoDeps): Promise<SigningKeys> {
  const stored = await readRing(deps, deps.db.kysely)
  if (stored !== undefined) return stored
  // RSA keys take their time, so they are made before the lock is taken and thrown away by whoever comes second.
  const [active, next] = await Promise.all([freshKey(deps, 'active'), freshKey(deps, 'next')])
  return underLock(deps.db, async (trx) => {
    const winner = await readRing(deps, trx)
    if (winner !== undefined) return winner
    await trx.insertInto('signing_keys').values([active, next]).execute()
    return required(await readRing(deps, trx))
  })
}

async function turnRing(deps: SsoDeps, when: 'due' | 'now' = 'due'): Promise<SigningKeys> {
  const fresh = await freshKey(deps, 'next')
  return underLock(deps.db, async (trx) => {
    const now = deps.clock.now()
    if (when === 'due' && !(await isDue(deps, trx))) return required(await readRing(deps, trx))
    const stage = (from: SigningKeyRow['status'], changes: Partial<SigningKeyRow>) =>
      trx.updateTable('signing_keys').set(changes).where('status', '=', from).execute()
    await stage('active', { status: 'retired', retired_at: now })
    await stage('next', { status: 'active', activated_at: now })
    await trx.insertInto('signing_keys').values(fresh).execute()
    return required(await readRing(deps, trx))
  })
}

async function isDue(deps: SsoDeps, db: Kysely<SsoSchema> = deps.db.kysely): Promise<boolean> {
  const active = await db
    .selectFrom('signing_keys')
    .select('activated_at')
    .where('status', '=', 'active')
    .executeTakeFirst()
  return active !== undefined && deps.clock.now() - (active.activated_at ?? 0) > ACTIVE_FOR_MS
}

// One writer at a time: SQLite has only one, PostgreSQL is asked for a lock that ends with the transaction.
function underLock<T>(db: Database<SsoSchema>, work: (trx: Transaction<SsoSchema>) => Promise<T>): Promise<T> {
  return db.transaction(async (trx) => {
    if (db.engine === 'postgres')
      await sql`select pg_advisory_xact_lock(hashtext('gatepass.signing_keys'))`.execute(trx)
    return work(trx)
  })
}

async function readRing(deps: SsoDeps, db: Kysely<SsoSchema>): Promise<SigningKeys | undefined> {
  const rows = await db.selectFrom('signing_keys').selectAll().orderBy('created_at', 'desc').execute()
  const active = rows.find((row) => row.status === 'active')
  if (active === undefined) return undefined
  const showUntil = deps.clock.now() - PUBLISHED_AFTER_MS
  const shown = rows.filter((row) => row.status !== 'retired' || (row.retired_at ?? 0) > showUntil)
  return { active: unseal(deps, active), published: shown.map((row) => unseal(deps, row).publicJwk) }
}

async function freshKey(deps: SsoDeps, status: 'active' | 'next'): Promise<SigningKeyRow> {
  const { key, pem } = await generateSigningKey('RS256')
  const now = deps.clock.now()
  return {
    kid: key.kid,
    alg: 'RS256',
    pem_sealed: deps.box('signing-keys').seal(pem, placeOf(key.kid)),
    status,
    created_at: now,
    activated_at: status === 'active' ? now : null,
    retired_at: null,
  }
}

const imported = new WeakMap<object, Map<string, SigningKey>>()

function unseal(deps: SsoDeps, row: SigningKeyRow): SigningKey {
  const known = imported.get(deps.db) ?? new Map<string, SigningKey>()
  imported.set(deps.db, known)
  const found = known.get(row.kid)
  if (found !== undefined) return found
  const pem = deps.box('signing-keys').open(row.pem_sealed, placeOf(row.kid))
  // Going on would mean a second set of keys beside the first, and tokens nobody can check.
  if (pem === undefined) throw new Error(`signing key ${row.kid} was sealed with another master key`)
  const key = importSigningKey(pem, row.alg)
  known.set(row.kid, key)
  return key
}

const placeOf = (kid: string) => `signing_keys|${kid}|pem`

function required(keys: SigningKeys | undefined): SigningKeys {
  if (keys === undefined) throw new Error('the key ring is empty')
  return keys
}
