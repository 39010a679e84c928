import type { FastifyReply } from 'fastify'
import { isUniqueViolation } from '../../kit/database.ts'
import { newId } from '../../kit/ids.ts'
import { answerAuthorization, issueCode } from '../../openid/authorize.ts'
import type { Identified } from '../../openid/house.ts'
import { accountUpsert, type SeenPerson } from '../accounts/account-store.ts'
import type { GrantDetail } from '../grants/grant-claims.ts'
import { grantStore } from '../grants/grant-store.ts'
import { SESSION_COOKIE, type Session, sessionStore } from '../sessions/session.ts'
import { signInInsert } from '../sign-in-log/sign-in-log.ts'
import { type Attempt, attemptsOf } from './sign-in-attempt.ts'
import type { Browser, SignInDeps } from './sign-in-deps.ts'
import { SignInRefused } from './sign-in-errors.ts'
import type { SignInRecord } from './sign-in-record.ts'

/** Somebody Okta vouches for and we know, or are about to. */
export type Arrival = {
  readonly accountId: string
  readonly isNew: boolean
  readonly person: SeenPerson
  readonly amr: readonly string[]
  /** Seconds. */
  readonly authTime: number
}

const LIFETIMES = { idToken: 3600, accessToken: 3600, refresh: 24 * 3600, refreshIdle: 8 * 3600 }

/**
 * Lets somebody in: sign-in log, account, session and the application's code in one transaction, then back to the
 * application. What was acknowledged is all there, or nothing is.
 *
 * @param current  the browser's live session: the same person's goes on under a new token, anybody else's ends
 * @throws SignInRefused  state_used: the attempt is unique in the sign-in log, so a replay admits nobody
 */
export async function admit(
  deps: SignInDeps,
  { http, reply }: Browser,
  attempt: Attempt,
  arrival: Arrival,
  current: Session | undefined,
  record: SignInRecord,
): Promise<FastifyReply> {
  const now = deps.clock.now()
  const sessions = sessionStore(deps)
  const goesOn = current?.accountId === arrival.accountId ? current : undefined
  const session = goesOn
    ? sessions.renew(goesOn, attempt.connectionId)
    : sessions.open(arrival.accountId, attempt.connectionId)
  const { fresh, answer } = issueCode(deps.site(), attempt.request, identified(attempt, arrival, session.id), now)
  const trace = newId('sig')

  await once(attempt, () =>
    deps.db.together(() => [
      signInInsert(deps, {
        trace,
        attemptId: attempt.id,
        outcome: 'admitted',
        organizationId: attempt.organizationId,
        connectionId: attempt.connectionId,
        accountId: arrival.accountId,
        applicationId: attempt.applicationId,
        detail: { new: arrival.isNew, session: session.id, ...record.detail(), claims: claimsOf(arrival) },
        ip: http.ip,
        userAgent: http.headers['user-agent'],
        createdAt: now,
        durationMs: now - attempt.startedAt,
      }),
      accountUpsert(deps, arrival.person, now),
      session.write,
      grantStore(deps).insert(fresh),
      ...(current === undefined || goesOn ? [] : [sessions.ending(current.id)]),
    ]),
  )

  deps.log.info('sign_in.admitted', { trace, connection: attempt.connectionId, account: arrival.accountId })
  attemptsOf(deps).forget(reply, attempt)
  reply.header('set-cookie', sessions.cookies.set(SESSION_COOKIE, session.token))
  return answerAuthorization(reply, attempt.request, answer)
}

/** What was said of the person, as far as support asks: whether, never what. */
function claimsOf({ person }: Arrival): Record<string, boolean | number> {
  return { email: person.email !== undefined, groups: person.groups?.length ?? false }
}

function identified(attempt: Attempt, { accountId, person, amr, authTime }: Arrival, sessionId: string): Identified {
  const detail: GrantDetail = {
    organization: attempt.organizationId,
    connection: attempt.connectionId,
    email: person.email,
    emailVerified: person.emailVerified,
    name: person.name,
    givenName: person.givenName,
    familyName: person.familyName,
    groups: person.groups,
  }
  return { subject: accountId, sessionId, authTime, amr, scopes: attempt.request.scopes, lifetimes: LIFETIMES, detail }
}

// PostgreSQL says the same of two first sign-ins of one person that meet in the index of identities. The one that lost
// there finds the account at its second try; an attempt that has ended has ended then as well.
async function once(attempt: Attempt, write: () => Promise<void>): Promise<void> {
  try {
    await write().catch((error: unknown) => {
      if (!isUniqueViolation(error)) throw error
      return write()
    })
  } catch (error) {
    if (!isUniqueViolation(error)) throw error
    throw new SignInRefused('state_used', { attempt: attempt.id }, { cause: error })
  }
}
