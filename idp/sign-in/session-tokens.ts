// A sign-in a program did for somebody's browser: a random token, good once, for five minutes, kept as a hash. The browser
// turns it into its session at /login/sessionCookieRedirect or with an authorization request.
import type { FastifyRequest } from 'fastify'
import { randomToken, sha256 } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { Org } from '../orgs/org.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { openSession, type SignInTools } from './go-on.ts'
import { nextStep, type Shown } from './next-step.ts'

const SESSION_TOKEN_MS = 5 * 60_000

/** @returns the token, which is nowhere else */
export async function issueSessionToken(
  deps: Pick<IdpDeps, 'db' | 'clock'>,
  user: User,
  shown: Shown,
): Promise<{ token: string; expiresAt: number }> {
  const token = randomToken()
  const expiresAt = deps.clock.now() + SESSION_TOKEN_MS
  await deps.db.kysely
    .insertInto('session_tokens')
    .values({
      token_hash: sha256(token),
      org_id: user.orgId,
      user_id: user.id,
      amr_json: JSON.stringify(shown.amr),
      factor_at: shown.factorAt,
      created_at: shown.authTime,
      expires_at: expiresAt,
    })
    .execute()
  return { token, expiresAt }
}

/** Uses a token up. @returns undefined when it is none of the org's, was used, or is too old */
export async function redeemSessionToken(
  deps: Pick<IdpDeps, 'db' | 'clock'>,
  org: Org,
  token: string,
): Promise<{ user: User; shown: Shown } | undefined> {
  if (token === '' || token.length > 100) return undefined
  const row = await deps.db.kysely
    .deleteFrom('session_tokens')
    .where('token_hash', '=', sha256(token))
    .where('org_id', '=', org.id)
    .returningAll()
    .executeTakeFirst()
  if (row === undefined || row.expires_at <= deps.clock.now()) return undefined
  const user = await userStore(deps.db.kysely).byId(org.id, row.user_id)
  if (user?.status !== 'ACTIVE') return undefined
  return { user, shown: { amr: JSON.parse(row.amr_json), authTime: row.created_at, factorAt: row.factor_at } }
}

/**
 * Uses a token up and opens the browser's session by it.
 *
 * @returns the cookies to set; undefined when the token is no good, or the sign-on policy wants more by now
 */
export async function openSessionByToken(
  tools: SignInTools,
  org: Org,
  request: FastifyRequest,
  token: string,
): Promise<{ cookies: string[]; sessionId: string; user: User; shown: Shown } | undefined> {
  const redeemed = await redeemSessionToken(tools.deps, org, token)
  if (redeemed === undefined) return undefined
  const { user } = redeemed
  const step = await nextStep(tools.deps, user, redeemed.shown, tools.devices.of(org.id, request))
  if (step.kind !== 'done') return undefined
  return { user, shown: step.shown, ...(await openSession(tools, request, { org, user }, step)) }
}
