// Okta's authentication API: a program signs somebody in step by step and ends with a session token for their browser. No
// caller is asked for: the password is what is shown. The same decisions as on the pages (idp/sign-in), and its own half
// signed-in states: a page's are not taken here, nor these there.
//
//   POST /authn                                    a password, or `stateToken`: where am I?
//   POST /authn/factors/{id}/verify                MFA_REQUIRED
//   POST /authn/factors                            MFA_ENROLL → MFA_ENROLL_ACTIVATE
//   POST /authn/factors/{id}/lifecycle/activate    MFA_ENROLL_ACTIVATE
//   POST /authn/credentials/change_password        PASSWORD_EXPIRED
//   POST /authn/recovery/password                  a letter, if the name is anybody's
//   POST /authn/cancel
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import { randomToken } from '../../kit/ids.ts'
import { factorStore } from '../factors/factor-store.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import { passwordSettingsOf, problemOfNewPassword } from '../org-policies/password-rules.ts'
import { enrolmentOf } from '../org-policies/self-service.ts'
import type { Org } from '../orgs/org.ts'
import { activateShown } from '../sign-in/enrol-factor.ts'
import type { ForgottenPasswords } from '../sign-in/forgotten-passwords.ts'
import type { SignInTools } from '../sign-in/go-on.ts'
import { HALF_SIGNED_IN_MS, type HalfSignedIn, type Stage } from '../sign-in/half-signed-in.ts'
import { nextStep, type Shown, withFactor } from '../sign-in/next-step.ts'
import { provePassword, provePasswordAgain } from '../sign-in/prove-password.ts'
import { savePassword } from '../sign-in/save-password.ts'
import { issueSessionToken } from '../sign-in/session-tokens.ts'
import { codeField, LONGEST_LOGIN, passwordField } from '../sign-in/sign-in-form.ts'
import { verifyFactor } from '../sign-in/verify-factor.ts'
import type { User } from '../users/user.ts'
import {
  lockedOutView,
  mfaEnrollActivateView,
  mfaEnrollView,
  mfaRequiredView,
  passwordExpiredView,
  recoveryChallengeView,
  successView,
} from './authn-view.ts'
import { sendOktaError, speakJson } from './speak-json.ts'

export type AuthnTools = {
  readonly signIn: SignInTools
  readonly forgotten: ForgottenPasswords
  readonly orgOf: (request: FastifyRequest) => Promise<Org | undefined>
}

const stateToken = z.string().min(1).max(100)
const login = z.string().min(1).max(LONGEST_LOGIN)

type Step = (org: Org, request: FastifyRequest, reply: FastifyReply) => Promise<object>

export function mountAuthn(app: FastifyInstance, { signIn, forgotten, orgOf }: AuthnTools): void {
  const { deps, halves, devices } = signIn

  app.register(
    async (scope) => {
      speakJson(scope)
      scope.setErrorHandler((thrown, _request, reply) => sendOktaError(deps, reply, thrown))
      const on = (path: string, step: Step) =>
        scope.post(path, async (request, reply) => {
          reply.header('cache-control', 'no-cache, no-store').header('x-okta-request-id', randomToken(18))
          const org = await orgOf(request)
          if (org === undefined) throw resourceNotFound(request.host, 'Org')
          return step(org, request, reply)
        })
      on('', begin)
      on('/cancel', cancel)
      on('/factors', enrol)
      on('/factors/:factorId/verify', verify)
      on('/factors/:factorId/lifecycle/activate', activate)
      on('/credentials/change_password', changePassword)
      on('/recovery/password', recover)
    },
    { prefix: '/api/v1/authn' },
  )

  async function begin(org: Org, request: FastifyRequest, reply: FastifyReply) {
    const body = bodyOf(
      request,
      z.union([z.object({ stateToken }), z.object({ username: login, password: passwordField.min(1) })]),
    )
    if ('stateToken' in body) return stateView(org, body.stateToken, await halfAt(org, body.stateToken))
    const proof = await provePassword(signIn, org, request, { login: body.username.trim(), password: body.password })
    if (proof.kind === 'wait') {
      reply.header('retry-after', proof.seconds)
      throw new OktaError('E0000047')
    }
    if (proof.kind === 'locked') return lockedOutView()
    if (proof.kind === 'refused') throw new OktaError('E0000004')
    await proof.forgetNow()
    return next(org, request, proof.user, { amr: ['pwd'], authTime: deps.clock.now(), factorAt: null })
  }

  /** The next state, or a session token. @throws OktaError  E0000006: the sign-on policy says no */
  async function next(org: Org, request: FastifyRequest, user: User, shown: Shown): Promise<object> {
    const step = await nextStep(deps, user, shown, devices.of(org.id, request))
    if (step.kind === 'denied') throw new OktaError('E0000004')
    if (step.kind === 'done') return successView(user, await issueSessionToken(deps, user, step.shown))
    const token = await halves.begin(user, { channel: 'api', stage: step.stage, shown, fromUri: '' })
    return stateView(org, token, { user, stage: step.stage, expiresAt: deps.clock.now() + HALF_SIGNED_IN_MS })
  }

  async function stateView(
    org: Org,
    token: string,
    { user, stage, expiresAt }: Pick<HalfSignedIn, 'user' | 'stage' | 'expiresAt'>,
  ): Promise<object> {
    const state = { stateToken: token, expiresAt, user }
    if (stage === 'FACTOR')
      return mfaRequiredView(org, state, await factorStore(deps, deps.db.kysely).active(org.id, user.id))
    if (stage === 'ENROLL') return mfaEnrollView(org, state)
    return passwordExpiredView(org, state, await passwordSettingsOf(deps, org.id, user.id))
  }

  /** @throws OktaError  E0000011: no such state; E0000079: it is another one that is wanted */
  async function halfAt(org: Org, token: string, stage?: Stage): Promise<HalfSignedIn> {
    const half = await halves.find(org.id, token, 'api')
    if (half === undefined) throw new OktaError('E0000011')
    if (stage !== undefined && half.stage !== stage) throw new OktaError('E0000079')
    return half
  }

  async function verify(org: Org, request: FastifyRequest) {
    const body = bodyOf(request, z.object({ stateToken, passCode: codeField.optional() }))
    const half = await halfAt(org, body.stateToken, 'FACTOR')
    const factorId = (request.params as { factorId: string }).factorId
    const proof = await verifyFactor(deps, request, half.user, body.passCode ?? '', factorId)
    if (proof.kind === 'locked') throw new OktaError('E0000069')
    if (proof.kind === 'wrong') throw wrongCode()
    if (!(await halves.take(deps.db.kysely, half))) throw new OktaError('E0000011')
    return next(org, request, half.user, withFactor(half.shown, deps.clock.now()))
  }

  async function enrol(org: Org, request: FastifyRequest) {
    const body = bodyOf(
      request,
      z.object({
        stateToken,
        factorType: z.literal('token:software:totp'),
        provider: z.enum(['OKTA', 'GOOGLE']),
      }),
    )
    const half = await halfAt(org, body.stateToken, 'ENROLL')
    const { providers } = await enrolmentOf(deps, org.id, half.user.id)
    if (!providers.includes(body.provider)) throw new OktaError('E0000006')
    const made = await deps.db.transaction((trx) =>
      factorStore(deps, trx).enrol(org.id, half.user.id, body.provider, deps.clock.now()),
    )
    if (made === undefined) throw new OktaError('E0000079')
    const { user, expiresAt } = half
    return mfaEnrollActivateView(org, { stateToken: body.stateToken, expiresAt, user }, made.factor, made.secret)
  }

  async function activate(org: Org, request: FastifyRequest) {
    const body = bodyOf(request, z.object({ stateToken, passCode: codeField }))
    const half = await halfAt(org, body.stateToken, 'ENROLL')
    const { factorId } = request.params as { factorId: string }
    const proof = await activateShown(deps, request, half.user, factorId, body.passCode, (trx) =>
      halves.take(trx, half),
    )
    if (proof === 'locked') throw new OktaError('E0000069')
    if (proof === 'wrong') throw wrongCode()
    return next(org, request, half.user, withFactor(half.shown, deps.clock.now()))
  }

  async function changePassword(org: Org, request: FastifyRequest) {
    const body = bodyOf(request, z.object({ stateToken, oldPassword: passwordField, newPassword: passwordField }))
    const half = await halfAt(org, body.stateToken, 'PASSWORD')
    if (!(await provePasswordAgain(signIn, org, request, half.user, body.oldPassword)))
      throw new OktaError('E0000014', undefined, ['oldPassword: Old Password is not correct'])
    const person = { id: half.user.id, login: half.user.profile.login }
    const problem = await problemOfNewPassword(deps, org.id, person, body.newPassword)
    if (problem !== undefined) throw new OktaError('E0000080', undefined, [problem])
    const user = await savePassword(deps, request, org, half.user, body.newPassword, (trx) => halves.take(trx, half))
    if (user === undefined) throw new OktaError('E0000011')
    return next(org, request, user, half.shown)
  }

  async function recover(org: Org, request: FastifyRequest) {
    const body = bodyOf(request, z.object({ username: login, factorType: z.literal('EMAIL').optional() }))
    forgotten.begin(org, request, body.username.trim())
    return recoveryChallengeView()
  }

  async function cancel(org: Org, request: FastifyRequest) {
    const body = bodyOf(request, z.object({ stateToken }))
    await halves.take(deps.db.kysely, await halfAt(org, body.stateToken))
    return {}
  }
}

function wrongCode(): OktaError {
  return new OktaError('E0000068', undefined, ["Your passcode doesn't match our records. Please try again."])
}

function bodyOf<T>(request: FastifyRequest, schema: z.ZodType<T>): T {
  const read = schema.safeParse(request.body ?? {})
  if (read.success) return read.data
  const causes = read.error.issues.map(({ path, message }) => `${path.join('.') || 'body'}: ${message}`)
  throw validationFailed(String(read.error.issues[0]?.path[0] ?? 'body'), causes)
}
