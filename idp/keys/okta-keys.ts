// The keys an authorization server signs with. Each has its own ring, made at its first use:
//
//   NEXT ──(rotate)──▶ ACTIVE ──(rotate)──▶ EXPIRED, published for 25 hours more
//
// A ring turns every ninety days by itself (a server set to MANUAL does not), or when an administrator says so.
//
// NEXT is in the JWKS from the day it is made, so nobody ever meets a signature by a key they could not have seen; an
// expired key stays until the last token it signed is over (a day at most) and the clocks have caught up. The org's own
// authorization server has one key beside its ring, for access tokens: those are nobody's to read but ours, and as at
// Okta their key is in no JWKS.
import type { Kysely } from 'kysely'
import {
  generateSigningKey,
  importSigningKey,
  type PublicJwk,
  type SigningAlg,
  type SigningKey,
} from '../../openid/signing-key.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema, SigningKeyRow } from '../schema/idp-schema.ts'

/** `site_key` of the org's own authorization server; the others go by their id. */
export const ORG_SITE = 'org'
const ACCESS_TOKEN_RING = 'org:access-tokens'

const PUBLISHED_AFTER_MS = 25 * 60 * 60_000
/** How long another node may go on signing with a key that has just been rotated out (it stays published). */
const KEPT_MS = 15_000
const MOST_KEPT = 2_000
const ROTATION_MS = 90 * 24 * 60 * 60_000

export type SiteKeys = { readonly active: SigningKey; readonly published: readonly PublicJwk[] }

export type OktaKeys = {
  /** The ring of an authorization server, made if this is its first use. */
  of(orgId: string, siteKey: string): Promise<SiteKeys>
  /** What signs the access tokens of the org's own authorization server. */
  accessTokenKey(orgId: string): Promise<SigningKey>
  /** ACTIVE becomes EXPIRED, NEXT becomes ACTIVE, and there is a new NEXT. */
  rotate(orgId: string, siteKey: string): Promise<SiteKeys>
  /** Every key of the ring that is published: ACTIVE, NEXT, then those that were, the latest first. */
  list(orgId: string, siteKey: string): Promise<readonly ListedKey[]>
  /** Turns every ring whose ninety days are over; however many nodes do so at once, each turns one step. */
  rotateDue(): Promise<void>
}

/** Times are milliseconds. */
type ListedKey = {
  readonly status: SigningKeyRow['status']
  readonly createdAt: number
  /** When its status changed last. */
  readonly updatedAt: number
  readonly publicJwk: PublicJwk
}

export type Ring = {
  readonly orgId: string
  readonly siteKey: string
  readonly alg: SigningAlg
  readonly withNext: boolean
}

export function oktaKeys(deps: IdpDeps): OktaKeys {
  const kept = new Map<string, { keys: Promise<SiteKeys>; until: number }>()

  // Two requests that come at once share one look at the database; a failed look is not kept.
  function look(ring: Ring): Promise<SiteKeys> {
    const name = `${ring.orgId}|${ring.siteKey}`
    const known = kept.get(name)
    const now = deps.clock.now()
    if (known !== undefined && known.until > now) return known.keys
    if (kept.size >= MOST_KEPT) kept.clear()
    const keys = readOrMake(deps, ring).then((fresh) => unlessUnchanged(known, fresh))
    kept.set(name, { keys, until: now + KEPT_MS })
    keys.catch(() => kept.delete(name))
    return keys
  }

  return {
    of: (orgId, siteKey) => look({ orgId, siteKey, alg: 'RS256', withNext: true }),
    // ES256 signs five times as fast as RS256, and no client may look at it.
    accessTokenKey: async (orgId) =>
      (await look({ orgId, siteKey: ACCESS_TOKEN_RING, alg: 'ES256', withNext: false })).active,
    async rotate(orgId, siteKey) {
      const keys = await rotateKey(deps, { orgId, siteKey, alg: 'RS256', withNext: true })
      kept.delete(`${orgId}|${siteKey}`)
      return keys
    },
    async list(orgId, siteKey) {
      const ring = { orgId, siteKey, alg: 'RS256', withNext: true } as const
      await look(ring)
      return listRing(deps, ring)
    },
    async rotateDue() {
      for (const { org_id, site_key, kid } of await dueRings(deps)) {
        await rotateKey(deps, { orgId: org_id, siteKey: site_key, alg: 'RS256', withNext: true }, kid)
        kept.delete(`${org_id}|${site_key}`)
      }
    },
  }
}

// The same object as long as nothing changed: documents made from it are kept with it.
async function unlessUnchanged(before: { keys: Promise<SiteKeys> } | undefined, fresh: SiteKeys): Promise<SiteKeys> {
  const old = await before?.keys.catch(() => undefined)
  const names = (keys: SiteKeys) => [keys.active.kid, ...keys.published.map(({ kid }) => kid)].join(' ')
  return old !== undefined && names(old) === names(fresh) ? old : fresh
}

async function readOrMake(deps: IdpDeps, ring: Ring): Promise<SiteKeys> {
  const stored = await readRing(deps, deps.db.kysely, ring)
  if (stored !== undefined) return stored
  // RSA keys take their time, so they are made before the lock is taken and thrown away by whoever comes second.
  const rows = await Promise.all([
    freshKey(deps, ring, 'ACTIVE'),
    ...(ring.withNext ? [freshKey(deps, ring, 'NEXT')] : []),
  ])
  return deps.db.transaction(async (trx) => {
    await lockOrg(trx, ring.orgId)
    const winner = await readRing(deps, trx, ring)
    if (winner !== undefined) return winner
    await trx.insertInto('signing_keys').values(rows).execute()
    return required(await readRing(deps, trx, ring))
  })
}

/** @param signing  turn only while this key is the one that signs: another node may have been faster */
async function rotateKey(deps: IdpDeps, ring: Ring, signing?: string): Promise<SiteKeys> {
  await readOrMake(deps, ring)
  const next = await freshKey(deps, ring, 'NEXT')
  return deps.db.transaction(async (trx) => {
    await lockOrg(trx, ring.orgId)
    const before = required(await readRing(deps, trx, ring))
    if (signing !== undefined && before.active.kid !== signing) return before
    const now = deps.clock.now()
    const stage = (from: SigningKeyRow['status'], changes: Partial<SigningKeyRow>) =>
      trx
        .updateTable('signing_keys')
        .set(changes)
        .where('org_id', '=', ring.orgId)
        .where('site_key', '=', ring.siteKey)
        .where('status', '=', from)
        .execute()
    await stage('ACTIVE', { status: 'EXPIRED', retired_at: now })
    await stage('NEXT', { status: 'ACTIVE', activated_at: now })
    await trx.insertInto('signing_keys').values(next).execute()
    await trx
      .updateTable('authorization_servers')
      .set({ last_rotated_at: now })
      .where('org_id', '=', ring.orgId)
      .where('id', '=', ring.siteKey)
      .execute()
    return required(await readRing(deps, trx, ring))
  })
}

/** Rings of every org: this is the house's own work and no organization's request. */
function dueRings({ db, clock }: IdpDeps) {
  return db.kysely
    .selectFrom('signing_keys as k')
    .leftJoin('authorization_servers as s', (join) =>
      join.onRef('s.id', '=', 'k.site_key').onRef('s.org_id', '=', 'k.org_id'),
    )
    .select(['k.org_id', 'k.site_key', 'k.kid'])
    .where('k.status', '=', 'ACTIVE')
    .where('k.activated_at', '<=', clock.now() - ROTATION_MS)
    .where((eb) => eb.or([eb('k.site_key', '=', ORG_SITE), eb('s.rotation_mode', '=', 'AUTO')]))
    .execute()
}

async function listRing(deps: IdpDeps, ring: Ring): Promise<ListedKey[]> {
  const order = { ACTIVE: 0, NEXT: 1, EXPIRED: 2 }
  const rows = shownOf(deps, await rowsOf(deps.db.kysely, ring))
  return rows
    .sort((a, b) => order[a.status] - order[b.status] || (b.retired_at ?? 0) - (a.retired_at ?? 0))
    .map((row) => ({
      status: row.status,
      createdAt: row.created_at,
      updatedAt: row.retired_at ?? row.activated_at ?? row.created_at,
      publicJwk: unseal(deps, row).publicJwk,
    }))
}

// A write that changes nothing holds the row until the transaction ends, on both engines.
async function lockOrg(trx: Kysely<IdpSchema>, orgId: string): Promise<void> {
  await trx
    .updateTable('orgs')
    .set((eb) => ({ updated_at: eb.ref('updated_at') }))
    .where('id', '=', orgId)
    .execute()
}

async function readRing(deps: IdpDeps, db: Kysely<IdpSchema>, ring: Ring): Promise<SiteKeys | undefined> {
  const rows = await rowsOf(db, ring)
  const active = rows.find(({ status }) => status === 'ACTIVE')
  if (active === undefined) return undefined
  return { active: unseal(deps, active), published: shownOf(deps, rows).map((row) => unseal(deps, row).publicJwk) }
}

function rowsOf(db: Kysely<IdpSchema>, ring: Ring): Promise<SigningKeyRow[]> {
  return db
    .selectFrom('signing_keys')
    .selectAll()
    .where('org_id', '=', ring.orgId)
    .where('site_key', '=', ring.siteKey)
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute()
}

function shownOf({ clock }: IdpDeps, rows: readonly SigningKeyRow[]): SigningKeyRow[] {
  const showUntil = clock.now() - PUBLISHED_AFTER_MS
  return rows.filter(({ status, retired_at }) => status !== 'EXPIRED' || (retired_at ?? 0) > showUntil)
}

export async function freshKey(deps: IdpDeps, ring: Ring, status: 'ACTIVE' | 'NEXT'): Promise<SigningKeyRow> {
  const { key, pem } = await generateSigningKey(ring.alg)
  const now = deps.clock.now()
  return {
    kid: key.kid,
    org_id: ring.orgId,
    site_key: ring.siteKey,
    alg: ring.alg,
    pem_sealed: deps.box('signing-keys').seal(pem, placeOf(ring.orgId, ring.siteKey, key.kid)),
    status,
    created_at: now,
    activated_at: status === 'ACTIVE' ? now : null,
    retired_at: null,
  }
}

function unseal(deps: IdpDeps, row: SigningKeyRow): SigningKey {
  const pem = deps.box('signing-keys').open(row.pem_sealed, placeOf(row.org_id, row.site_key, row.kid))
  // Going on would mean a second set of keys beside the first, and tokens nobody can check.
  if (pem === undefined) throw new Error(`signing key ${row.kid} was sealed with another master key`)
  return importSigningKey(pem, row.alg as SigningAlg)
}

/** What a sealed key is bound to. */
export function placeOf(orgId: string, siteKey: string, kid: string): string {
  return `signing_keys|${orgId}|${siteKey}|${kid}|pem`
}

function required(keys: SiteKeys | undefined): SiteKeys {
  if (keys === undefined) throw new Error('the key ring is empty')
  return keys
}
