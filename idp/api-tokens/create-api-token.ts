import type { Kysely } from 'kysely'
import { oktaId, randomToken, sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { refuseIf, resourceNotFound } from '../okta-error.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import { displayName } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { TOKEN_WINDOW_MS } from './api-token.ts'
import { apiTokenStore } from './api-token-store.ts'

/**
 * Makes a token that acts as the person it is made for, with their rights and for as long as they have them.
 *
 * @returns the token, 42 characters beginning with 00, shown here and never again: only its hash is kept
 * @throws OktaError  E0000007: no such person in the org; E0000001: no name
 */
export function createApiToken(
  deps: IdpDeps,
  orgId: string,
  userId: string,
  name: string,
): Promise<{ id: string; token: string }> {
  return deps.db.transaction((trx) => issueApiToken(trx, orgId, userId, name, deps.clock.now()))
}

/** The same as part of a transaction of the caller's. */
export async function issueApiToken(
  trx: Kysely<IdpSchema>,
  orgId: string,
  userId: string,
  name: string,
  now: number,
  token?: string,
): Promise<{ id: string; token: string }> {
  refuseIf(name.trim() === '' || name.length > 255 ? ['name: The field cannot be left blank'] : [])
  const owner = await userStore(trx).byId(orgId, userId)
  if (owner === undefined) throw resourceNotFound(userId, 'User')
  const issued = await insertApiToken(trx, orgId, userId, name, now, token)
  const event = {
    eventType: 'system.api_token.create',
    actor: { id: owner.id, type: 'User', alternateId: owner.profile.login, displayName: displayName(owner) },
    target: [{ id: issued.id, type: 'Token', alternateId: name, displayName: name }],
  }
  await systemLogStore(trx).write(orgId, [event], now)
  return issued
}

/** The token alone; its caller knows the person and tells the System Log. */
export async function insertApiToken(
  trx: Kysely<IdpSchema>,
  orgId: string,
  userId: string,
  name: string,
  now: number,
  token: string = `00${randomToken(30)}`,
): Promise<{ id: string; token: string }> {
  const id = oktaId('00T')
  await apiTokenStore(trx).insert({
    id,
    org_id: orgId,
    user_id: userId,
    name,
    token_hash: sha256(token),
    network_json: JSON.stringify({ connection: 'ANYWHERE' }),
    created_at: now,
    updated_at: now,
    last_used_at: now,
    expires_at: now + TOKEN_WINDOW_MS,
  })
  return { id, token }
}
