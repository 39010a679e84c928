import { oktaId, randomToken, sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { refuseIf, resourceNotFound } from '../okta-error.ts'
import type { ApiTokenRow } from '../schema/idp-schema.ts'
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
export async function createApiToken(
  deps: IdpDeps,
  orgId: string,
  userId: string,
  name: string,
): Promise<{ id: string; token: string }> {
  refuseIf(name.trim() === '' || name.length > 255 ? ['name: The field cannot be left blank'] : [])
  const owner = await userStore(deps.db.kysely).byId(orgId, userId)
  if (owner === undefined) throw resourceNotFound(userId, 'User')
  const now = deps.clock.now()
  const token = `00${randomToken(30)}`
  const row: ApiTokenRow = {
    id: oktaId('00T'),
    org_id: orgId,
    user_id: userId,
    name,
    token_hash: sha256(token),
    network_json: JSON.stringify({ connection: 'ANYWHERE' }),
    created_at: now,
    updated_at: now,
    last_used_at: now,
    expires_at: now + TOKEN_WINDOW_MS,
  }
  await deps.db.transaction(async (trx) => {
    await apiTokenStore(trx).insert(row)
    await systemLogStore(trx).write(
      orgId,
      [
        {
          eventType: 'system.api_token.create',
          actor: { id: owner.id, type: 'User', alternateId: owner.profile.login, displayName: displayName(owner) },
          target: [{ id: row.id, type: 'Token', alternateId: name, displayName: name }],
        },
      ],
      now,
    )
  })
  return { id: row.id, token }
}
