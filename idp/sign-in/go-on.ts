// Where every step of a sign-in leads: to the next one, or into a session.
//
//   prove-password.ts ─┐
//   verify-factor.ts ──┤
//   change-expired… ───┼─ goOn ─ next-step.ts ─ denied ───── a page that says so
//   enrol-factor.ts ───┤                      ─ a stage ──── half-signed-in.ts, and its page
//   welcome, reset ────┘                      ─ done ─────── a session, and on to where they wanted
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type CookieJar, cookieJar, readCookies } from '../../kit/cookie.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import type { BrowserSessions } from '../sessions/org-session.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'
import { type FailedAttempts, failedAttempts } from './failed-attempts.ts'
import { type HalfSignedIn, type HalfSignedInStore, halfSignedIn, type Stage } from './half-signed-in.ts'
import { type KnownDevices, knownDevices } from './known-device.ts'
import { type NextStep, nextStep, type Shown } from './next-step.ts'
import type { ProvenPassword } from './prove-password.ts'
import { clientOf, personParty } from './sign-in-events.ts'

export type SignInTools = {
  readonly deps: IdpDeps
  readonly sessions: BrowserSessions
  readonly attempts: FailedAttempts
  readonly devices: KnownDevices
  readonly halves: HalfSignedInStore
  readonly jar: CookieJar
}

export function signInTools(deps: IdpDeps, sessions: BrowserSessions): SignInTools {
  return {
    deps,
    sessions,
    attempts: failedAttempts(deps),
    devices: knownDevices(deps),
    halves: halfSignedIn(deps),
    jar: cookieJar(deps.baseUrl.startsWith('https:')),
  }
}

export const HALF_COOKIE = 'half'

export const STAGE_PATHS: Readonly<Record<Stage, string>> = {
  FACTOR: '/signin/verify-factor',
  PASSWORD: '/signin/change-password',
  ENROLL: '/signin/enroll-factor',
}

export type OnTheWay = {
  readonly org: Org
  readonly user: User
  readonly shown: Shown
  readonly fromUri: string
  /** A factor is wanted whatever the policy says. */
  readonly stepUp?: boolean
  readonly forget?: ProvenPassword['forget']
  /** The factor that was shown just now. */
  readonly factorId?: string
}

/** The next page, or the session and on. */
export async function goOn(
  tools: SignInTools,
  request: FastifyRequest,
  reply: FastifyReply,
  way: OnTheWay,
): Promise<FastifyReply> {
  const device = tools.devices.of(way.org.id, request)
  const step = await nextStep(tools.deps, way.user, way.shown, device, { stepUp: way.stepUp === true })
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  if (step.kind === 'denied') return sendDenied(tools, request, reply, way)
  if (step.kind === 'stage') return sendToStage(tools, reply, way, step.stage)
  const { cookies } = await openSession(tools, request, way, step)
  return reply.header('set-cookie', cookies).redirect(way.fromUri, 303)
}

async function sendToStage(
  tools: SignInTools,
  reply: FastifyReply,
  { user, shown, fromUri }: OnTheWay,
  stage: Stage,
): Promise<FastifyReply> {
  const token = await tools.halves.begin(user, { channel: 'page', stage, shown, fromUri })
  return reply
    .header('set-cookie', tools.jar.set(HALF_COOKIE, token, { maxAgeSeconds: 600 }))
    .redirect(STAGE_PATHS[stage], 303)
}

type Done = Extract<NextStep, { kind: 'done' }>

/** One transaction: session, last sign-in, log. */
export async function openSession(
  tools: SignInTools,
  request: FastifyRequest,
  { org, user, forget, factorId }: Omit<OnTheWay, 'fromUri' | 'shown'>,
  { shown, idleMs, lifetimeMs }: Omit<Done, 'kind'>,
): Promise<{ sessionId: string; cookies: string[] }> {
  const { deps, sessions, devices, jar } = tools
  const now = deps.clock.now()
  const { cookie, sessionId, writes } = sessions.open(request, {
    orgId: org.id,
    userId: user.id,
    ...shown,
    idleMs,
    lifetimeMs,
  })
  const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  const event = {
    eventType: 'user.session.start',
    actor,
    client: clientOf(request),
    transaction: { id: sessionId, sessionId },
  }
  await deps.db.together((db) => [
    ...writes(db),
    ...(forget?.(db) ?? []),
    db.updateTable('users').set({ last_login_at: now }).where('id', '=', user.id).where('org_id', '=', org.id),
    systemLogStore(deps.db.kysely).writing(org.id, event, now),
  ])
  const device = devices.remember(org.id, devices.of(org.id, request), {
    userId: user.id,
    passwordAt: user.passwordChangedAt,
    ...(factorId === undefined || shown.factorAt === null ? {} : { factorId, factorAt: shown.factorAt }),
  })
  const half = readCookies(request).has(jar.name(HALF_COOKIE)) ? jar.clear(HALF_COOKIE) : undefined
  return { sessionId, cookies: [cookie, device, half].filter((one) => one !== undefined) }
}

/** The half-done sign-in of this browser, when it is at this stage. */
export async function halfOf(
  tools: SignInTools,
  orgId: string,
  request: FastifyRequest,
  stage: Stage,
): Promise<HalfSignedIn | undefined> {
  const token = readCookies(request).get(tools.jar.name(HALF_COOKIE))
  if (token === undefined || token.length > 100) return undefined
  const half = await tools.halves.find(orgId, token, 'page')
  return half?.stage === stage ? half : undefined
}

async function sendDenied(
  tools: SignInTools,
  request: FastifyRequest,
  reply: FastifyReply,
  { org, user }: OnTheWay,
): Promise<FastifyReply> {
  const { deps } = tools
  const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  const outcome = { result: 'DENY', reason: 'Sign-on policy evaluation resulted in DENY' } as const
  const event = { eventType: 'policy.evaluate_sign_on', actor, client: clientOf(request), outcome }
  await systemLogStore(deps.db.kysely).write(org.id, [event], deps.clock.now())
  return sendMessage(reply, {
    org: org.name,
    status: 403,
    title: 'You may not sign in here',
    text: `A sign-on policy of ${org.name} does not let you in. Your administrator can tell you why.`,
  })
}
