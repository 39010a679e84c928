import { newId } from '../../kit/ids.ts'
import type { AuthorizeRequest } from '../../openid/house.ts'
import { applicationStore } from '../applications/application-store.ts'
import { recogniseFailure } from '../failures/recognise-failure.ts'
import { recordSignIn } from '../sign-in-log/sign-in-log.ts'
import { typedAddress } from '../sign-in-log/typed-address.ts'
import { type Attempt, isTest, type TestAttempt } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import type { SignInRefused } from './sign-in-errors.ts'
import type { SignInRecord } from './sign-in-record.ts'
import { whoseSignIn } from './whose-sign-in.ts'

/** As much as is known of the sign-in that failed. */
export type FailedSignIn = {
  readonly attempt?: Attempt | TestAttempt
  readonly connectionId?: string | undefined
  /** What the application asked for, where there is no attempt yet. */
  readonly request?: AuthorizeRequest
  /** Its steps, as far as it came. */
  readonly record?: SignInRecord | undefined
}

/**
 * What was refused, in the log for support, with what was typed as an address (sign-in-log/typed-address.ts).
 *
 * @returns its trace
 */
export async function writeDown(
  deps: SignInDeps,
  { http }: Browser,
  refusal: SignInRefused,
  failed: FailedSignIn,
): Promise<string> {
  const { attempt, connectionId, record } = failed
  const trace = newId('sig')
  const now = deps.clock.now()
  const about = attempt?.connectionId ?? connectionId
  deps.log.warn('sign_in.refused', { trace, reason: refusal.reason, connection: about, facts: refusal.facts })
  // The log is for support. A flood is in the service's own log and does not get to fill the database as well.
  const endsNothing = attempt === undefined || refusal.reason === 'state_used'
  if (endsNothing && deps.strangers.take(http.ip) !== undefined) return trace
  const request = requestOf(failed)
  const row = {
    trace,
    outcome: 'refused' as const,
    reason: refusal.reason,
    cause: recogniseFailure(refusal)?.id,
    organizationId: attempt?.organizationId ?? (await whoseSignIn(deps, { connectionId, request })),
    connectionId: about,
    applicationId: await applicationOf(deps, failed),
    detail: { ...refusal.facts, ...record?.detail() },
    typed: typedAddress(deps, request?.loginHint),
    ip: http.ip,
    userAgent: http.headers['user-agent'],
    createdAt: now,
    durationMs: attempt === undefined ? undefined : now - attempt.startedAt,
  }
  // An attempt that has ended keeps its row; this refusal then stands beside it.
  const ended = refusal.reason !== 'state_used' && (await recordSignIn(deps, { ...row, attemptId: attempt?.id }))
  if (!ended) await recordSignIn(deps, row)
  return trace
}

/** What the application asked for; undefined for a test, and for what belongs to no request. */
export function requestOf({ attempt, request }: FailedSignIn): AuthorizeRequest | undefined {
  if (request !== undefined || attempt === undefined || isTest(attempt)) return request
  return attempt.request
}

async function applicationOf(deps: SignInDeps, { attempt, request }: FailedSignIn): Promise<string | undefined> {
  if (attempt !== undefined) return isTest(attempt) ? undefined : attempt.applicationId
  return request && (await applicationStore(deps).byClientId(request.clientId))?.id
}
