// Signing in and out at an org.
//
//   GET  /login/login.htm?fromURI=…   the page
//   POST /login/login.htm             same origin → not too often → password → new session → on to fromURI
//   GET  /login/signout               asks
//   POST /login/signout               same origin → session ended
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { NotFound, parseAtDoor } from '../../kit/errors.ts'
import { html } from '../../kit/html.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import type { BrowserSessions } from '../sessions/org-session.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'
import { checkPassword } from './check-password.ts'
import { failedAttempts } from './failed-attempts.ts'
import { localPath } from './local-path.ts'
import { clientOf, personParty, UNKNOWN_PERSON } from './sign-in-events.ts'
import { sendSignInPage } from './sign-in-page.ts'

const SIGN_IN_PATH = '/login/login.htm'
export const HOME_PATH = '/app/UserHome'

const LONGEST_LOGIN = 100
const PASSWORD_BYTES = 1024

const signInForm = z.object({
  username: z.string().max(LONGEST_LOGIN),
  // Counted in bytes, because that is what is hashed; longer is no password anybody has.
  password: z.string().refine((text) => Buffer.byteLength(text) <= PASSWORD_BYTES, 'at most 1024 bytes'),
  fromURI: z.string().optional(),
})

/** Where to send a browser that has to sign in before it can go on to `path` (a path of ours, with its query). */
export function signInUrl(path: string): string {
  return `${SIGN_IN_PATH}?fromURI=${encodeURIComponent(path)}`
}

export function mountSignIn(app: FastifyInstance, deps: IdpDeps, sessions: BrowserSessions): void {
  const orgOf = requiredOrg(deps)
  const attempts = failedAttempts(deps.clock)

  app.get(SIGN_IN_PATH, async (request, reply) => {
    const org = await orgOf(request)
    const query = parameters(request.query)
    const fromUri = localPath(query.get('fromURI'))
    if (fromUri === undefined && (await sessions.sessionOf(org.id, request))) return reply.redirect(HOME_PATH, 302)
    return sendSignInPage(reply, { org: org.name, fromUri: fromUri ?? HOME_PATH, username: usernameIn(query, fromUri) })
  })

  app.post(SIGN_IN_PATH, async (request, reply) => {
    requireSameOrigin(request)
    const org = await orgOf(request)
    const form = parseAtDoor(signInForm, Object.fromEntries(parameters(request.body)), 'form')
    const username = form.username.trim()
    const fromUri = localPath(form.fromURI) ?? HOME_PATH

    const waitSeconds = attempts.begin(org.id, username, request.ip)
    if (waitSeconds > 0) return sendTooMany(reply, { org: org.name, fromUri, username }, waitSeconds)

    const { admitted, user } = await checkPassword(deps, org.id, username, form.password)
    if (!admitted || user === undefined) {
      await logRefusal(deps, org, request, user)
      return sendSignInPage(reply, {
        org: org.name,
        fromUri,
        username,
        problem: 'Unable to sign in. Check your username and password.',
        status: 401,
      })
    }
    attempts.succeeded(org.id, username, request.ip)
    const cookie = await openSession(deps, sessions, request, org, user)
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').redirect(fromUri, 303)
  })

  app.get('/login/signout', async (request, reply) => {
    const org = await orgOf(request)
    if ((await sessions.sessionOf(org.id, request)) === undefined) return reply.redirect(SIGN_IN_PATH, 302)
    return sendMessage(reply, {
      org: org.name,
      status: 200,
      title: 'Sign out?',
      text: `You are signed in to ${org.name} in this browser.`,
      next: html`<form class="stack" method="post" action="/login/signout"><button type="submit">Sign out</button></form>
<p class="note"><a href="${HOME_PATH}">Stay signed in</a></p>`,
    })
  })

  app.post('/login/signout', async (request, reply) => {
    requireSameOrigin(request)
    const org = await orgOf(request)
    await signOut(deps, sessions, org, request, reply)
    return sendSignedOut(reply, org)
  })
}

/** Every door's first step. @throws NotFound  the host is nobody's */
export function requiredOrg(deps: IdpDeps): (request: FastifyRequest) => Promise<Org> {
  const orgOf = orgOfRequest(deps)
  return async (request) => {
    const org = await orgOf(request)
    if (org === undefined) throw new NotFound('no org at this host')
    return org
  }
}

/** Ends the browser's session at the org, if it has one. */
export async function signOut(
  deps: IdpDeps,
  sessions: BrowserSessions,
  org: Org,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const session = await sessions.sessionOf(org.id, request)
  if (session === undefined) return
  await sessions.end(org.id, session.id, reply)
  const actor = personParty({ id: session.userId, login: session.login, profile: session.profile })
  const event = { eventType: 'user.session.end', actor, client: clientOf(request) }
  await systemLogStore(deps.db.kysely).write(org.id, [event], deps.clock.now())
}

export function sendSignedOut(reply: FastifyReply, org: Org): FastifyReply {
  return sendMessage(reply, {
    org: org.name,
    status: 200,
    title: 'You are signed out',
    text: `This browser is no longer signed in to ${org.name}. Applications you opened may still be.`,
    next: html`<p><a class="button" href="${SIGN_IN_PATH}">Sign in again</a></p>`,
  })
}

// The name a person is expected under travels in the request that is waiting (OIDC Core §3.1.2.1, login_hint).
function usernameIn(query: Map<string, string>, fromUri: string | undefined): string {
  const hint = query.get('username') ?? new URL(fromUri ?? '/', 'http://here.invalid').searchParams.get('login_hint')
  return (hint ?? '').slice(0, LONGEST_LOGIN)
}

function sendTooMany(
  reply: FastifyReply,
  page: { org: string; fromUri: string; username: string },
  waitSeconds: number,
): FastifyReply {
  const minutes = Math.ceil(waitSeconds / 60)
  const problem = `Too many attempts. Please try again in ${minutes === 1 ? 'a minute' : `${minutes} minutes`}.`
  return sendSignInPage(reply.header('retry-after', waitSeconds), { ...page, problem, status: 429 })
}

/** One transaction: the old session ends, the new one begins, and the log says so. @returns the cookie */
async function openSession(
  deps: IdpDeps,
  sessions: BrowserSessions,
  request: FastifyRequest,
  org: Org,
  user: User,
): Promise<string> {
  const now = deps.clock.now()
  const { cookie, writes } = sessions.open(request, { orgId: org.id, userId: user.id, amr: ['pwd'] })
  const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  const event = { eventType: 'user.session.start', actor, client: clientOf(request) }
  await deps.db.together((db) => [
    ...writes(db),
    db.updateTable('users').set({ last_login_at: now }).where('id', '=', user.id).where('org_id', '=', org.id),
    systemLogStore(deps.db.kysely).writing(org.id, event, now),
  ])
  return cookie
}

async function logRefusal(deps: IdpDeps, org: Org, request: FastifyRequest, user: User | undefined): Promise<void> {
  const actor =
    user === undefined ? UNKNOWN_PERSON : personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  const event = {
    eventType: 'user.session.start',
    actor,
    client: clientOf(request),
    outcome: { result: 'FAILURE', reason: 'INVALID_CREDENTIALS' },
  } as const
  await systemLogStore(deps.db.kysely).write(org.id, [event], deps.clock.now())
}
