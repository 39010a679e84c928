// Signing in and out at an org.
//
//   GET  /login/login.htm?fromURI=…   the page
//   POST /login/login.htm             same origin → not too often → password → what else is wanted (go-on.ts) → fromURI
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
import { goOn, type SignInTools } from './go-on.ts'
import { localPath } from './local-path.ts'
import { provePassword } from './prove-password.ts'
import { clientOf, personParty } from './sign-in-events.ts'
import { LONGEST_LOGIN, passwordField } from './sign-in-form.ts'
import { sendSignInPage } from './sign-in-page.ts'

export const SIGN_IN_PATH = '/login/login.htm'
export const HOME_PATH = '/app/UserHome'

const signInForm = z.object({
  username: z.string().max(LONGEST_LOGIN),
  password: passwordField,
  fromURI: z.string().optional(),
})

/** Where to send a browser that has to sign in before it can go on to `path` (a path of ours, with its query). */
export function signInUrl(path: string): string {
  return `${SIGN_IN_PATH}?fromURI=${encodeURIComponent(path)}`
}

const REFUSED = 'Unable to sign in. Check your username and password.'
const LOCKED = 'Your account is locked. Choose a new password by mail, or ask your administrator.'

export function mountLogin(app: FastifyInstance, tools: SignInTools): void {
  const { deps, sessions } = tools
  const orgOf = requiredOrg(deps)

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
    const page = { org: org.name, fromUri, username }

    const proof = await provePassword(tools, org, request, { login: username, password: form.password })
    if (proof.kind === 'wait') return sendTooMany(reply, page, proof.seconds)
    if (proof.kind === 'locked') return sendSignInPage(reply, { ...page, problem: LOCKED, status: 401 })
    if (proof.kind === 'refused') return sendSignInPage(reply, { ...page, problem: REFUSED, status: 401 })
    const shown = { amr: ['pwd'], authTime: deps.clock.now(), factorAt: null }
    return goOn(tools, request, reply, { org, user: proof.user, shown, fromUri, forget: proof.forget })
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
