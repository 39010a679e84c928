// Second factors of a person, in an administrator's hands.

import type { Factor, FactorProvider } from '../factors/factor.ts'
import { factorStore } from '../factors/factor-store.ts'
import { SECURITY_QUESTIONS } from '../factors/security-question.ts'
import { OktaError, resourceNotFound, validationFailed } from '../okta-error.ts'
import type { User } from '../users/user.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, param } from './api-call.ts'
import { activationView, factorView, vendorOf } from './factor-view.ts'
import { findUser } from './find-user.ts'
import { userParty } from './user-view.ts'

const FACTORS = '/users/:userId/factors'
const READ = 'okta.users.read'
const MANAGE = 'okta.users.manage'

export const factorsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: FACTORS, scope: READ, run: list },
  { method: 'GET', path: `${FACTORS}/catalog`, scope: READ, run: catalog },
  { method: 'GET', path: `${FACTORS}/questions`, scope: READ, run: questions },
  { method: 'POST', path: FACTORS, scope: MANAGE, run: enrol },
  { method: 'GET', path: `${FACTORS}/:factorId`, scope: READ, run: get },
  { method: 'POST', path: `${FACTORS}/:factorId/lifecycle/activate`, scope: MANAGE, run: activate },
  { method: 'POST', path: `${FACTORS}/:factorId/verify`, scope: MANAGE, run: verify },
  { method: 'DELETE', path: `${FACTORS}/:factorId`, scope: MANAGE, run: remove },
  { method: 'POST', path: '/users/:userId/lifecycle/reset_factors', scope: MANAGE, run: resetAll },
]

const KIND = 'token:software:totp'
const PROVIDERS = ['OKTA', 'GOOGLE'] as const
/** Okta's others. */
const OTHER_KINDS = [
  'call',
  'email',
  'push',
  'question',
  'signed_nonce',
  'sms',
  'token',
  'token:hardware',
  'token:hotp',
  'u2f',
  'web',
  'webauthn',
]
const OTHER_PROVIDERS = ['CUSTOM', 'DUO', 'FIDO', 'RSA', 'SYMANTEC', 'YUBICO']

async function list(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const factors = await factorStore(deps, deps.db.kysely).list(call.org.id, user.id)
  return factors.map((factor) => factorView(call.org, user, factor))
}

async function get(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  return factorView(call.org, user, await findFactor(deps, call, user))
}

async function catalog(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const active = await factorStore(deps, deps.db.kysely).active(call.org.id, user.id)
  return PROVIDERS.map((provider) => ({
    factorType: KIND,
    provider,
    vendorName: vendorOf(provider),
    status: active.some((factor) => factor.provider === provider) ? 'ACTIVE' : 'NOT_SETUP',
    enrollment: 'OPTIONAL',
    _links: { enroll: { href: `${call.org.url}/api/v1/users/${user.id}/factors`, hints: { allow: ['POST'] } } },
  }))
}

async function questions(deps: AdminApiDeps, call: ApiCall) {
  await findUser(deps, call)
  return Object.entries(SECURITY_QUESTIONS).map(([question, questionText]) => ({ question, questionText }))
}

/** The secret is in this answer and in no other. */
async function enrol(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const kind = providerOf(bodyObject(call))
  if (user.status === 'DEPROVISIONED' || user.status === 'SUSPENDED') throw new OktaError('E0000038')
  const made = await deps.db.transaction((trx) => factorStore(deps, trx).enrol(call.org.id, user.id, kind, call.now))
  if (made === undefined) throw validationFailed('factorEnrollRequest', ['A factor of this type is already set up.'])
  return {
    ...factorView(call.org, user, made.factor),
    _embedded: { activation: activationView(call.org, user, made.secret) },
  }
}

/** @throws OktaError  E0000001: Okta has no such factor, or this org has not */
function providerOf({ factorType, provider }: Record<string, unknown>): FactorProvider {
  const refuse = (why: string) => validationFailed('factorEnrollRequest', [why])
  const kind = PROVIDERS.find((one) => one === provider)
  if (kind === undefined && !OTHER_PROVIDERS.some((one) => one === provider)) throw refuse('Invalid Provider.')
  if (factorType !== KIND && !OTHER_KINDS.some((one) => one === factorType)) throw refuse('Invalid factor type.')
  if (factorType !== KIND || kind === undefined) throw refuse('Factor not enabled.')
  return kind
}

async function activate(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const factor = await findFactor(deps, call, user)
  if (factor.status === 'ACTIVE') throw new OktaError('E0000016')
  await requireGood(deps, call, factor)
  await change(deps, call, async (trx, note) => {
    if (await factorStore(deps, trx).activate(factor, call.now)) note('user.mfa.factor.activate', userParty(user))
  })
  return factorView(call.org, user, { ...factor, status: 'ACTIVE', updatedAt: call.now })
}

async function verify(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const factor = await findFactor(deps, call, user)
  if (factor.status !== 'ACTIVE') throw new OktaError('E0000079')
  await requireGood(deps, call, factor)
  return { factorResult: 'SUCCESS' }
}

/** @throws OktaError  E0000068, E0000069 */
async function requireGood(deps: AdminApiDeps, call: ApiCall, factor: Factor): Promise<void> {
  const { passCode } = bodyObject(call)
  const code = typeof passCode === 'string' ? passCode.replace(/\s/g, '') : ''
  const proof = await factorStore(deps, deps.db.kysely).prove(factor, code, call.now)
  if (proof === 'good') return
  if (proof === 'locked') throw new OktaError('E0000069')
  throw new OktaError('E0000068', undefined, ["Your passcode doesn't match our records. Please try again."])
}

async function remove(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const factor = await findFactor(deps, call, user)
  await change(deps, call, async (trx, note) => {
    const gone = await factorStore(deps, trx).remove(factor)
    if (gone && factor.status === 'ACTIVE') note('user.mfa.factor.deactivate', userParty(user))
  })
  return undefined
}

async function resetAll(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  if (user.status === 'DEPROVISIONED' || user.status === 'STAGED') throw new OktaError('E0000038')
  await change(deps, call, async (trx, note) => {
    await factorStore(deps, trx).removeAll(call.org.id, user.id)
    note('user.mfa.factor.reset_all', userParty(user))
  })
  return {}
}

/** @throws OktaError  E0000007 */
async function findFactor(deps: AdminApiDeps, call: ApiCall, user: User): Promise<Factor> {
  const factorId = param(call, 'factorId')
  const factor = await factorStore(deps, deps.db.kysely).byId(call.org.id, user.id, factorId)
  if (factor === undefined) throw resourceNotFound(factorId, 'UserFactor')
  return factor
}
