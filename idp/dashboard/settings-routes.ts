// What a person does about their own account.
//
//   GET  /enduser/settings                          password, second factors, where they are signed in
//   POST /enduser/settings/password                 the old one and a new one
//   GET, POST /enduser/settings/factors/new         an authenticator app is set up
//   POST /enduser/settings/factors/{id}/remove
//   POST /enduser/settings/sessions/{id}/end        one browser is signed out
//   POST /enduser/settings/sessions/end-others      all but this one are
//
// What changes how they sign in wants a sign-in of a moment ago, and whoever has a second factor has to have shown it: a
// browser somebody left open is not enough to take an account over.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { parseAtDoor } from '../../kit/errors.ts'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { parameters } from '../../kit/server.ts'
import { factorStore } from '../factors/factor-store.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { passwordSettingsOf, requirements } from '../org-policies/password-rules.ts'
import { enrolmentOf, passwordSelfService } from '../org-policies/self-service.ts'
import type { Org } from '../orgs/org.ts'
import type { BrowserSession } from '../sessions/org-session.ts'
import { sessionStore } from '../sessions/session-store.ts'
import { newPasswordForm, problemOfChosen } from '../sign-in/choose-password.ts'
import { activateShown, newEnrolment, openEnrolment } from '../sign-in/enrol-factor.ts'
import { goOn, type SignInTools } from '../sign-in/go-on.ts'
import { requiredOrg, signInUrl } from '../sign-in/login-routes.ts'
import { withFactor } from '../sign-in/next-step.ts'
import { provePasswordAgain } from '../sign-in/prove-password.ts'
import { savePassword } from '../sign-in/save-password.ts'
import { clientOf, personParty } from '../sign-in/sign-in-events.ts'
import { codeField, passwordField } from '../sign-in/sign-in-form.ts'
import { stepUpUrl } from '../sign-in/stage-routes.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import { NEW_FACTOR_PATH, SETTINGS_PATH, sendNewFactor, sendSettings } from './settings-page.ts'

const FRESH_MS = 15 * 60_000

type Me = { readonly org: Org; readonly user: User; readonly session: BrowserSession }
type Step = (me: Me, request: FastifyRequest, reply: FastifyReply) => Promise<FastifyReply>

export function mountSettings(app: FastifyInstance, tools: SignInTools): void {
  const { deps, sessions } = tools
  const orgOf = requiredOrg(deps)

  /** Only for somebody who is signed in. */
  const mine = (step: Step) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (request.method === 'POST') requireSameOrigin(request)
    reply.header('cache-control', 'no-store')
    const org = await orgOf(request)
    const session = await sessions.sessionOf(org.id, request)
    const user = session && (await userStore(deps.db.kysely).byId(org.id, session.userId))
    if (session === undefined || user === undefined) return reply.redirect(signInUrl(SETTINGS_PATH), 303)
    return step({ org, user, session }, request, reply)
  }

  /** Only after a sign-in of a moment ago, with everything they have. */
  const fresh = (step: Step) =>
    mine(async (me, request, reply) => {
      if (deps.clock.now() - me.session.authTime > FRESH_MS) return reply.redirect(signInUrl(SETTINGS_PATH), 303)
      const { active } = factorStore(deps, deps.db.kysely)
      if (me.session.factorAt === null && (await active(me.org.id, me.user.id)).length > 0)
        return reply.redirect(stepUpUrl(SETTINGS_PATH), 303)
      return step(me, request, reply)
    })

  app.get(
    SETTINGS_PATH,
    mine((me, request, reply) => show(me, reply, doneIn(request))),
  )

  app.post(
    `${SETTINGS_PATH}/password`,
    mine(async (me, request, reply) => {
      const { org, user, session } = me
      if (!(await passwordSelfService(deps, org.id, user.id)).change)
        return show(me, reply, {}, `Only a ${org.name} administrator can change your password.`)
      const form = formOf(newPasswordForm.extend({ oldPassword: passwordField }), request)
      if (!(await provePasswordAgain(tools, org, request, user, form.oldPassword)))
        return show(
          me,
          reply,
          {},
          'Your current password is not right, or was wrong too often. Please try again later.',
        )
      const problem = await problemOfChosen(deps, user, form)
      if (problem !== undefined) return show(me, reply, {}, problem)
      const changed = await savePassword(deps, request, org, user, form.newPassword, async () => true)
      if (changed === undefined) return reply.redirect(signInUrl(SETTINGS_PATH), 303)
      // Every session ended with the old password; this browser gets a new one, with what it has shown.
      const shown = { amr: session.amr, authTime: deps.clock.now(), factorAt: session.factorAt }
      return goOn(tools, request, reply, { org, user: changed, shown, fromUri: `${SETTINGS_PATH}?done=password` })
    }),
  )

  app.get(
    NEW_FACTOR_PATH,
    fresh(async ({ org, user }, _request, reply) => {
      const enrolment = await newEnrolment(deps, org, user)
      return enrolment === undefined ? reply.redirect(SETTINGS_PATH, 303) : sendNewFactor(reply, org, enrolment)
    }),
  )

  app.post(
    NEW_FACTOR_PATH,
    fresh(async ({ org, user, session }, request, reply) => {
      const { code, factorId } = formOf(z.object({ code: codeField, factorId: z.string().max(40) }), request)
      const proof = await activateShown(deps, request, user, factorId, code)
      if (proof === 'good') {
        const shown = withFactor({ amr: session.amr, authTime: session.authTime, factorAt: null }, deps.clock.now())
        return goOn(tools, request, reply, { org, user, shown, fromUri: `${SETTINGS_PATH}?done=factor`, factorId })
      }
      const enrolment = proof === 'wrong' ? await openEnrolment(deps, org, user, factorId) : undefined
      if (enrolment === undefined) return reply.redirect(NEW_FACTOR_PATH, 303)
      return sendNewFactor(reply, org, enrolment, 'That code is not right. Please wait for the next one and try again.')
    }),
  )

  app.post(
    `${SETTINGS_PATH}/factors/:factorId/remove`,
    fresh(async (me, request, reply) => {
      await removeFactor(deps, me, request)
      return reply.redirect(`${SETTINGS_PATH}?done=removed`, 303)
    }),
  )

  app.post(
    `${SETTINGS_PATH}/sessions/:sessionId/end`,
    mine(async (me, request, reply) => {
      const { sessionId } = request.params as { sessionId: string }
      await endSessions(deps, me, request, (store, now) => store.end(me.org.id, me.user.id, sessionId, now))
      return reply.redirect(`${SETTINGS_PATH}?done=ended`, 303)
    }),
  )

  app.post(
    `${SETTINGS_PATH}/sessions/end-others`,
    mine(async (me, request, reply) => {
      await endSessions(deps, me, request, async (store, now) => {
        await store.endOthers(me.org.id, me.user.id, me.session.id, now)
        return true
      })
      return reply.redirect(`${SETTINGS_PATH}?done=ended`, 303)
    }),
  )

  async function show({ org, user, session }: Me, reply: FastifyReply, done: { done?: string }, problem?: string) {
    const now = deps.clock.now()
    return sendSettings(reply, {
      org,
      user,
      requirements: requirements(await passwordSettingsOf(deps, org.id, user.id)),
      factors: await factorStore(deps, deps.db.kysely).active(org.id, user.id),
      sessions: await sessionStore(deps.db.kysely).ofPerson(org.id, user.id, now),
      thisSession: session.id,
      mayChangePassword: user.hasPassword && (await passwordSelfService(deps, org.id, user.id)).change,
      mayEnrol: (await enrolmentOf(deps, org.id, user.id)).providers.length > 0,
      problem,
      ...done,
    })
  }
}

async function removeFactor(deps: IdpDeps, { org, user }: Me, request: FastifyRequest): Promise<void> {
  const { factorId } = request.params as { factorId: string }
  await deps.db.transaction(async (trx) => {
    const store = factorStore(deps, trx)
    const factor = await store.byId(org.id, user.id, factorId)
    if (factor === undefined || !(await store.remove(factor))) return
    await systemLogStore(trx).write(org.id, [eventOf(user, request, 'user.mfa.factor.deactivate')], deps.clock.now())
  })
}

type SessionStore = ReturnType<typeof sessionStore>

async function endSessions(
  deps: IdpDeps,
  { org, user }: Me,
  request: FastifyRequest,
  end: (store: SessionStore, now: number) => Promise<boolean>,
): Promise<void> {
  const now = deps.clock.now()
  await deps.db.transaction(async (trx) => {
    if (!(await end(sessionStore(trx), now))) return
    await systemLogStore(trx).write(org.id, [eventOf(user, request, 'user.session.end')], now)
  })
}

function eventOf(user: User, request: FastifyRequest, eventType: string) {
  const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  return { eventType, actor, target: [actor], client: clientOf(request) }
}

function doneIn(request: FastifyRequest): { done?: string } {
  const done = parameters(request.query).get('done')
  return done === undefined ? {} : { done }
}

function formOf<T>(schema: z.ZodType<T>, request: FastifyRequest): T {
  return parseAtDoor(schema, Object.fromEntries(parameters(request.body)), 'form')
}
