// What the authentication API answers: https://developer.okta.com/docs/reference/api/authn, one function a state.
import type { Factor } from '../factors/factor.ts'
import type { PasswordSettings } from '../org-policies/org-policy.ts'
import type { Org } from '../orgs/org.ts'
import type { User } from '../users/user.ts'
import { isoTime, isoTimeOrNull } from './api-call.ts'
import { activationView, vendorOf } from './factor-view.ts'

type Pending = { readonly stateToken: string; readonly expiresAt: number; readonly user: User }

const post = (href: string) => ({ href, hints: { allow: ['POST'] } })
const url = (org: Org, path: string) => `${org.url}/api/v1/authn${path}`

function userPart(user: User) {
  const { login, firstName, lastName, locale, timezone } = user.profile
  return {
    id: user.id,
    passwordChanged: isoTimeOrNull(user.passwordChangedAt),
    profile: { login, firstName, lastName, locale: locale ?? 'en', timeZone: timezone ?? 'America/Los_Angeles' },
  }
}

function pending(org: Org, { stateToken, expiresAt, user }: Pending, status: string, embedded: object, links: object) {
  return {
    stateToken,
    expiresAt: isoTime(expiresAt),
    status,
    _embedded: { user: userPart(user), ...embedded },
    _links: { ...links, cancel: post(url(org, '/cancel')) },
  }
}

export function successView(user: User, session: { token: string; expiresAt: number }) {
  return {
    expiresAt: isoTime(session.expiresAt),
    status: 'SUCCESS',
    sessionToken: session.token,
    _embedded: { user: userPart(user) },
  }
}

export function mfaRequiredView(org: Org, state: Pending, factors: readonly Factor[]) {
  const shown = factors.map((factor) => ({
    ...factorPart(state.user, factor),
    _links: { verify: post(url(org, `/factors/${factor.id}/verify`)) },
  }))
  const policy = {
    allowRememberDevice: false,
    rememberDeviceLifetimeInMinutes: 0,
    rememberDeviceByDefault: false,
    factorsPolicyInfo: {},
  }
  return pending(org, state, 'MFA_REQUIRED', { factors: shown, policy }, {})
}

function factorPart(user: User, { id, factorType, provider }: Factor) {
  return { id, factorType, provider, vendorName: vendorOf(provider), profile: { credentialId: user.profile.login } }
}

export function mfaEnrollView(org: Org, state: Pending) {
  const factors = (['OKTA', 'GOOGLE'] as const).map((provider) => ({
    factorType: 'token:software:totp',
    provider,
    vendorName: vendorOf(provider),
    status: 'NOT_SETUP',
    enrollment: 'OPTIONAL',
    _links: { enroll: post(url(org, '/factors')) },
  }))
  return pending(org, state, 'MFA_ENROLL', { factors }, {})
}

export function mfaEnrollActivateView(org: Org, state: Pending, factor: Factor, secret: string) {
  const activation = activationView(org, state.user, secret)
  const next = { name: 'activate', ...post(url(org, `/factors/${factor.id}/lifecycle/activate`)) }
  return pending(
    org,
    state,
    'MFA_ENROLL_ACTIVATE',
    { factor: { ...factorPart(state.user, factor), _embedded: { activation } } },
    { next },
  )
}

export function passwordExpiredView(org: Org, state: Pending, { password: { complexity } }: PasswordSettings) {
  const next = { name: 'changePassword', ...post(url(org, '/credentials/change_password')) }
  return pending(org, state, 'PASSWORD_EXPIRED', { policy: { complexity } }, { next })
}

export function lockedOutView() {
  return { status: 'LOCKED_OUT', _embedded: {} }
}

/** The same whether the name is anybody's. */
export function recoveryChallengeView() {
  return { status: 'RECOVERY_CHALLENGE', factorResult: 'WAITING', factorType: 'EMAIL', recoveryType: 'PASSWORD' }
}
