// A person's password and recovery question, changed by somebody who knows the old ones.
import { OktaError, validationFailed } from '../okta-error.ts'
import type { UserStatus } from '../schema/idp-schema.ts'
import { hashPassword, verifyPassword } from '../users/password.ts'
import type { User } from '../users/user.ts'
import { userStore } from '../users/user-store.ts'
import {
  type AdminApiDeps,
  type ApiCall,
  type ApiRoute,
  bodyObject,
  change,
  isObject,
  objectMember,
} from './api-call.ts'
import { findUser } from './find-user.ts'
import {
  hashRecovery,
  type PasswordOwner,
  plainAnswer,
  readNewPassword,
  readRecovery,
  readValue,
} from './read-credentials.ts'
import { sendResetLink } from './user-lifecycle-routes.ts'
import { credentialsView, userParty } from './user-view.ts'

const MANAGE = 'okta.users.manage'
const CREDENTIALS = '/users/:userId/credentials'

export const userCredentialsRoutes: readonly ApiRoute[] = [
  { method: 'POST', path: `${CREDENTIALS}/change_password`, scope: MANAGE, run: changePassword },
  { method: 'POST', path: `${CREDENTIALS}/change_recovery_question`, scope: MANAGE, run: changeRecoveryQuestion },
  { method: 'POST', path: `${CREDENTIALS}/forgot_password`, scope: MANAGE, run: sendResetLink },
  { method: 'POST', path: `${CREDENTIALS}/forgot_password_recovery_question`, scope: MANAGE, run: answerQuestion },
]

const WITH_PASSWORD: readonly UserStatus[] = ['STAGED', 'ACTIVE', 'PASSWORD_EXPIRED', 'RECOVERY']

async function changePassword(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const body = bodyObject(call)
  if (!WITH_PASSWORD.includes(user.status)) throw new OktaError('E0000038')
  const old = readValue(objectMember(body, 'oldPassword'), 'oldPassword')
  await requirePassword(deps, user, old, 'oldPassword: Old Password is not correct')
  const chosen = await readNewPassword(deps, call, objectMember(body, 'newPassword'), ownerOf(user))
  if (chosen === old) throw validationFailed('password', ['password: The new password must not be the old one'])
  return savePassword(deps, call, user, chosen)
}

async function changeRecoveryQuestion(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const body = bodyObject(call)
  if (user.status !== 'STAGED' && user.status !== 'ACTIVE' && user.status !== 'RECOVERY')
    throw new OktaError('E0000038')
  const password = readValue(objectMember(body, 'password'), 'password')
  const recovery = readRecovery(body.recovery_question)
  await requirePassword(deps, user, password, 'password: Password is not correct')
  const hashed = await hashRecovery(recovery)
  await change(deps, call, async (trx, note) => {
    await userStore(trx).setRecovery(call.org.id, user.id, hashed, call.now)
    note('user.account.update_profile', userParty(user))
  })
  return credentialsView({ ...user, recoveryQuestion: hashed.question })
}

/** A new password for whoever knows the answer. */
async function answerQuestion(deps: AdminApiDeps, call: ApiCall) {
  const user = await findUser(deps, call)
  const body = bodyObject(call)
  if (user.status !== 'ACTIVE' && user.status !== 'RECOVERY') throw new OktaError('E0000038')
  const question = body.recovery_question
  const answer = isObject(question) && typeof question.answer === 'string' ? question.answer : ''
  const secrets = await userStore(deps.db.kysely).secretsOf(user.orgId, user.id)
  if (!(await verifyPassword(plainAnswer(answer), secrets?.recoveryAnswerHash))) throw new OktaError('E0000087')
  const chosen = await readNewPassword(deps, call, objectMember(body, 'password'), ownerOf(user))
  return savePassword(deps, call, user, chosen)
}

function ownerOf(user: User): PasswordOwner {
  return { id: user.id, login: user.profile.login }
}

/** @throws OktaError  E0000014 */
async function requirePassword(deps: AdminApiDeps, user: User, password: string, problem: string): Promise<void> {
  const secrets = await userStore(deps.db.kysely).secretsOf(user.orgId, user.id)
  if (!(await verifyPassword(password, secrets?.passwordHash))) throw new OktaError('E0000014', undefined, [problem])
}

async function savePassword(deps: AdminApiDeps, call: ApiCall, user: User, password: string) {
  const passwordHash = await hashPassword(password)
  await change(deps, call, async (trx, note) => {
    const users = userStore(trx)
    await users.setPassword(call.org.id, user.id, passwordHash, call.now)
    const waiting = { from: ['PASSWORD_EXPIRED', 'RECOVERY'] as const, to: 'ACTIVE' as const, now: call.now }
    await users.changeStatus(call.org.id, user.id, waiting)
    note('user.account.update_password', userParty(user))
  })
  return credentialsView({ ...user, hasPassword: true })
}
