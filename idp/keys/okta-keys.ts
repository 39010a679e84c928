// The keys an authorization server signs with. Each has its own ring, made at its first use:
//
//   NEXT ──(rotate)──▶ ACTIVE ──(rotate)──▶ EXPIRED, published for 25 hours more
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

export type SiteKeys = { readonly active: SigningKey; readonly published: readonly PublicJwk[] }

export type OktaKeys = {
  /** The ring of an authorization server, made if this is its first use. */
  of(orgId: string, siteKey: string): Promise<SiteKeys>
  /** What signs the access tokens of the org's own authorization server. */
  accessTokenKey(orgId: string): Promise<SigningKey>
  /** ACTIVE becomes EXPIRED, NEXT becomes ACTIVE, and there is a new NEXT. */
  rotate(orgId: string, siteKey: string): Promise<SiteKeys>
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

async function rotateKey(deps: IdpDeps, ring: Ring): Promise<SiteKeys> {
  await readOrMake(deps, ring)
  const next = await freshKey(deps, ring, 'NEXT')
  return deps.db.transaction(async (trx) => {
    await lockOrg(trx, ring.orgId)
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
    return required(await readRing(deps, trx, ring))
  })
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
  const rows = await db
    .selectFrom('signing_keys')
    .selectAll()
    .where('org_id', '=', ring.orgId)
    .where('site_key', '=', ring.siteKey)
    .orderBy('created_at', 'desc')
    .orderBy('kid')
    .execute()
  const active = rows.find(({ status }) => status === 'ACTIVE')
  if (active === undefined) return undefined
  const showUntil = deps.clock.now() - PUBLISHED_AFTER_MS
  const shown = rows.filter(({ status, retired_at }) => status !== 'EXPIRED' || (retired_at ?? 0) > showUntil)
  return { active: unseal(deps, active), published: shown.map((row) => unseal(deps, row).publicJwk) }
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
