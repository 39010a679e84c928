// What is wanted of somebody whose password was right, a page each:
//
//   GET, POST /signin/verify-factor    FACTOR    a code
//   GET, POST /signin/change-password  PASSWORD  a new password
//   GET, POST /signin/enroll-factor    ENROLL    an authenticator app
//   GET       /signin/step-up          from a live session to FACTOR or ENROLL: an app wants more
//   POST      /signin/cancel           back to the beginning
//
// A page whose stage the browser is not at leads back to the sign-in page and changes nothing.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { readCookies } from '../../kit/cookie.ts'
import { parseAtDoor } from '../../kit/errors.ts'
import { html } from '../../kit/html.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import { factorStore } from '../factors/factor-store.ts'
import { passwordSettingsOf, requirements } from '../org-policies/password-rules.ts'
import type { Org } from '../orgs/org.ts'
import { userStore } from '../users/user-store.ts'
import { newPasswordForm, problemOfChosen } from './choose-password.ts'
import { activateShown, newEnrolment, openEnrolment } from './enrol-factor.ts'
import { goOn, HALF_COOKIE, halfOf, type SignInTools, STAGE_PATHS } from './go-on.ts'
import type { HalfSignedIn, Stage } from './half-signed-in.ts'
import { localPath } from './local-path.ts'
import { HOME_PATH, requiredOrg, SIGN_IN_PATH, signInUrl } from './login-routes.ts'
import { withFactor } from './next-step.ts'
import { savePassword } from './save-password.ts'
import { codeField } from './sign-in-form.ts'
import { cancelForm, codeInput, enrolmentForm, newPasswordInputs, sendStep } from './step-pages.ts'
import { verifyFactor } from './verify-factor.ts'

const FRESH_MS = 15 * 60_000

/** Where to send a browser that is signed in and has to show a second factor before it can go on to `path`. */
export function stepUpUrl(path: string): string {
  return `/signin/step-up?fromURI=${encodeURIComponent(path)}`
}

export function mountStages(app: FastifyInstance, tools: SignInTools): void {
  const { deps, sessions, halves, jar } = tools
  const orgOf = requiredOrg(deps)

  type Step = (org: Org, half: HalfSignedIn, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

  /** Only for a browser that is at this stage. */
  function mountStage(stage: Stage, get: Step, post: Step): void {
    const run = (step: Step) => async (request: FastifyRequest, reply: FastifyReply) => {
      if (request.method === 'POST') requireSameOrigin(request)
      const org = await orgOf(request)
      const half = await halfOf(tools, org.id, request, stage)
      if (half === undefined) return sendToStart(reply)
      return step(org, half, request, reply)
    }
    app.get(STAGE_PATHS[stage], run(get))
    app.post(STAGE_PATHS[stage], run(post))
  }

  mountStage(
    'FACTOR',
    async (org, _half, _request, reply) => sendFactorPage(reply, org),
    async (org, half, request, reply) => {
      const { code } = formOf(z.object({ code: codeField }), request)
      const proof = await verifyFactor(deps, request, half.user, code)
      if (proof.kind !== 'good') return sendFactorPage(reply, org, PROBLEMS[proof.kind])
      if (!(await halves.take(deps.db.kysely, half))) return sendToStart(reply)
      const { factorId } = proof
      return goOn(tools, request, reply, {
        org,
        user: half.user,
        shown: withFactor(half.shown, deps.clock.now()),
        fromUri: half.fromUri,
        factorId,
      })
    },
  )

  mountStage(
    'PASSWORD',
    async (org, half, _request, reply) => sendExpired(org, half, reply),
    async (org, half, request, reply) => {
      const form = formOf(newPasswordForm, request)
      const problem = await problemOfChosen(deps, half.user, form)
      if (problem !== undefined) return sendExpired(org, half, reply, problem)
      const user = await savePassword(deps, request, org, half.user, form.newPassword, (trx) => halves.take(trx, half))
      if (user === undefined) return sendToStart(reply)
      return goOn(tools, request, reply, { org, user, shown: half.shown, fromUri: half.fromUri })
    },
  )

  mountStage(
    'ENROLL',
    async (org, half, _request, reply) => {
      const enrolment = await newEnrolment(deps, org, half.user)
      return enrolment === undefined ? sendToStart(reply) : sendEnrolPage(reply, org, enrolment)
    },
    async (org, half, request, reply) => {
      const { code, factorId } = formOf(z.object({ code: codeField, factorId: z.string().max(40) }), request)
      const proof = await activateShown(deps, request, half.user, factorId, code, (trx) => halves.take(trx, half))
      if (proof === 'good')
        return goOn(tools, request, reply, {
          org,
          user: half.user,
          shown: withFactor(half.shown, deps.clock.now()),
          fromUri: half.fromUri,
          factorId,
        })
      const enrolment = proof === 'wrong' ? await openEnrolment(deps, org, half.user, factorId) : undefined
      if (enrolment === undefined) return reply.redirect(STAGE_PATHS.ENROLL, 303)
      return sendEnrolPage(reply, org, enrolment, PROBLEMS.wrong)
    },
  )

  async function sendExpired(org: Org, half: HalfSignedIn, reply: FastifyReply, problem?: string) {
    const settings = await passwordSettingsOf(deps, org.id, half.user.id)
    return sendStep(reply, {
      org: org.name,
      title: 'Choose a new password',
      lead: 'Your password has expired. It takes a new one to go on.',
      problem,
      status: problem === undefined ? 200 : 400,
      body: html`<form class="stack" method="post" action="${STAGE_PATHS.PASSWORD}">
${newPasswordInputs(half.user.profile.login, requirements(settings))}
<button type="submit">Change password</button></form>
${cancelForm()}`,
    })
  }

  app.get('/signin/step-up', async (request, reply) => {
    const org = await orgOf(request)
    const fromUri = localPath(parameters(request.query).get('fromURI')) ?? HOME_PATH
    const session = await sessions.sessionOf(org.id, request)
    if (session === undefined) return reply.redirect(signInUrl(fromUri), 302)
    if (session.factorAt !== null) return reply.redirect(fromUri, 302)
    const user = await userStore(deps.db.kysely).byId(org.id, session.userId)
    if (user === undefined) return reply.redirect(signInUrl(fromUri), 302)
    const enrolled = (await factorStore(deps, deps.db.kysely).active(org.id, user.id)).length > 0
    // A browser somebody left open is no leave to make a factor of one's own.
    if (!enrolled && deps.clock.now() - session.authTime > FRESH_MS)
      return reply.redirect(signInUrl(stepUpUrl(fromUri)), 302)
    const shown = { amr: session.amr, authTime: session.authTime, factorAt: null }
    return goOn(tools, request, reply, { org, user, shown, fromUri, stepUp: true })
  })

  app.post('/signin/cancel', async (request, reply) => {
    requireSameOrigin(request)
    const org = await orgOf(request)
    const token = readCookies(request).get(jar.name(HALF_COOKIE))
    const half = token === undefined ? undefined : await halves.find(org.id, token, 'page')
    if (half !== undefined) await halves.take(deps.db.kysely, half)
    return reply.header('set-cookie', jar.clear(HALF_COOKIE)).redirect(SIGN_IN_PATH, 303)
  })
}

const PROBLEMS = {
  wrong: 'That code is not right, or it was used already. Please wait for the next one and try again.',
  locked: 'Too many wrong codes. Please try again in 15 minutes.',
} as const

function formOf<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  return parseAtDoor(schema, Object.fromEntries(parameters(request.body)), 'form')
}

function sendToStart(reply: FastifyReply): FastifyReply {
  return reply.header('cache-control', 'no-store').redirect(SIGN_IN_PATH, 303)
}

function sendFactorPage(reply: FastifyReply, org: Org, problem?: string): FastifyReply {
  return sendStep(reply, {
    org: org.name,
    title: 'Enter your code',
    lead: 'Your authenticator app shows six digits for this account.',
    problem,
    status: problem === undefined ? 200 : 403,
    body: html`<form class="stack" method="post" action="${STAGE_PATHS.FACTOR}" autocomplete="off">
${codeInput()}
<button type="submit">Verify</button></form>
${cancelForm()}`,
  })
}

function sendEnrolPage(
  reply: FastifyReply,
  org: Org,
  enrolment: { factorId: string; secret: string; qrSvg: string },
  problem?: string,
): FastifyReply {
  return sendStep(reply, {
    org: org.name,
    title: 'Set up an authenticator app',
    lead: `${org.name} asks for a second proof when you sign in. Scan this with an authenticator app, then type the code it shows.`,
    problem,
    status: problem === undefined ? 200 : 403,
    body: html`${enrolmentForm({ action: STAGE_PATHS.ENROLL, ...enrolment })}${cancelForm()}`,
  })
}
