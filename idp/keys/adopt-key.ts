import type { Kysely } from 'kysely'
import { importSigningKey } from '../../openid/signing-key.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { IdpSchema, SigningKeyRow } from '../schema/idp-schema.ts'
import { freshKey, placeOf } from './okta-keys.ts'

/**
 * Lets an authorization server sign with a key that is given, so that a test knows it beforehand. The one it signed
 * with until now stays published for as long as after a rotation. Call it in a transaction that has locked the org.
 *
 * @param pem  an RSA private key of 2048 bits or more
 * @returns false when it signs with it already
 * @throws TypeError  not such a key
 */
export async function adoptSigningKey(
  deps: IdpDeps,
  trx: Kysely<IdpSchema>,
  { orgId, siteKey, pem }: { orgId: string; siteKey: string; pem: string },
): Promise<boolean> {
  const key = readKey(pem)
  const ring = await trx
    .selectFrom('signing_keys')
    .select(['kid', 'status'])
    .where('org_id', '=', orgId)
    .where('site_key', '=', siteKey)
    .execute()
  const active = ring.find(({ status }) => status === 'ACTIVE')
  if (active?.kid === key.kid) return false

  const now = deps.clock.now()
  const row: SigningKeyRow = {
    kid: key.kid,
    org_id: orgId,
    site_key: siteKey,
    alg: 'RS256',
    pem_sealed: deps.box('signing-keys').seal(pem, placeOf(orgId, siteKey, key.kid)),
    status: 'ACTIVE',
    created_at: now,
    activated_at: now,
    retired_at: null,
  }
  if (active !== undefined)
    await trx
      .updateTable('signing_keys')
      .set({ status: 'EXPIRED', retired_at: now })
      .where('org_id', '=', orgId)
      .where('site_key', '=', siteKey)
      .where('status', '=', 'ACTIVE')
      .execute()
  // It may be back after another one.
  await trx
    .deleteFrom('signing_keys')
    .where('org_id', '=', orgId)
    .where('site_key', '=', siteKey)
    .where('kid', '=', key.kid)
    .execute()
  await trx.insertInto('signing_keys').values(row).execute()
  const stillNext = ring.some(({ kid, status }) => status === 'NEXT' && kid !== key.kid)
  if (!stillNext) {
    const next = await freshKey(deps, { orgId, siteKey, alg: 'RS256', withNext: true }, 'NEXT')
    await trx.insertInto('signing_keys').values(next).execute()
  }
  return true
}

function readKey(pem: string) {
  try {
    const key = importSigningKey(pem)
    const { asymmetricKeyType: type, asymmetricKeyDetails } = key.privateKey
    if (type === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048) return key
  } catch {
    // Said below: OpenSSL's words name no place a person knows.
  }
  throw new TypeError('not an RSA private key of 2048 bits or more')
}
