// What a body says of how a person proves who they are: a password or another system's hash of one, a question only they
// can answer, and who else vouches for them.

import { validationFailed } from '../okta-error.ts'
import { problemOfNewPassword } from '../org-policies/password-rules.ts'
import { type ForeignHash, readForeignHash } from '../users/imported-password.ts'
import { hashForeignHash, hashPassword } from '../users/password.ts'
import type { IdentityProvider } from '../users/user.ts'
import type { Recovery } from '../users/user-store.ts'
import { type AdminApiDeps, type ApiCall, isObject } from './api-call.ts'

export type Credentials = {
  readonly password?: string
  readonly imported?: { readonly recipe: ForeignHash; readonly value: string }
  readonly recovery?: { readonly question: string; readonly answer: string }
  readonly provider?: IdentityProvider
}

const PROVIDERS = ['OKTA', 'FEDERATION', 'IMPORT', 'SOCIAL']
const SHORTEST_ANSWER = 4

/** Whose password it is to be; no `id`: they are being made. */
export type PasswordOwner = { readonly id?: string; readonly login: string }

/**
 * @param sent  `credentials` of a body, or nothing
 * @throws OktaError  E0000001
 */
export async function readCredentials(
  deps: AdminApiDeps,
  call: ApiCall,
  sent: unknown,
  owner: PasswordOwner,
): Promise<Credentials> {
  if (sent === undefined || sent === null) return {}
  if (!isObject(sent)) throw validationFailed('credentials', ['credentials: Must be an object'])
  return {
    ...(await readPassword(deps, call, sent.password, owner)),
    ...(sent.recovery_question === undefined || sent.recovery_question === null
      ? {}
      : { recovery: readRecovery(sent.recovery_question) }),
    ...(sent.provider === undefined || sent.provider === null ? {} : { provider: readProvider(sent.provider) }),
  }
}

async function readPassword(
  deps: AdminApiDeps,
  call: ApiCall,
  sent: unknown,
  owner: PasswordOwner,
): Promise<Pick<Credentials, 'password' | 'imported'>> {
  if (sent === undefined || sent === null) return {}
  if (!isObject(sent)) throw validationFailed('password', ['password: Must be an object'])
  if (sent.hook !== undefined) throw validationFailed('password', ['password: No inline hook is registered here'])
  if (sent.hash !== undefined) {
    if (!isObject(sent.hash)) throw validationFailed('password', ['password: hash must be an object'])
    const read = readForeignHash(sent.hash)
    if ('problem' in read) throw validationFailed('password', [`password: ${read.problem}`])
    return { imported: read }
  }
  if (sent.value === undefined) return {}
  return { password: await readNewPassword(deps, call, sent, owner) }
}

/** `{"value":"…"}`, as good as the org's policy wants it. @throws OktaError  E0000001 */
export async function readNewPassword(
  deps: AdminApiDeps,
  call: ApiCall,
  sent: unknown,
  { id, login }: PasswordOwner,
): Promise<string> {
  const value = readValue(sent, 'password')
  const problem = await problemOfNewPassword(deps, call.org.id, { id, login }, value)
  if (problem !== undefined) throw validationFailed('password', [`password: ${problem}`])
  return value
}

/** `{"value":"…"}` to compare with. @throws OktaError  E0000001 */
export function readValue(sent: unknown, name: string): string {
  if (!isObject(sent) || typeof sent.value !== 'string' || sent.value === '')
    throw validationFailed(name, [`${name}: The field cannot be left blank`])
  return sent.value
}

/** @throws OktaError  E0000001 */
export function readRecovery(sent: unknown): { question: string; answer: string } {
  if (!isObject(sent)) throw validationFailed('recovery_question', ['recovery_question: Must be an object'])
  const { question, answer } = sent
  if (typeof question !== 'string' || question.trim() === '' || question.length > 100 || !question.isWellFormed())
    throw validationFailed('recovery_question', ['question: Must be a text of 1 to 100 characters'])
  if (typeof answer !== 'string' || answer.trim().length < SHORTEST_ANSWER || answer.length > 100)
    throw validationFailed('recovery_question', [`answer: Must be a text of ${SHORTEST_ANSWER} to 100 characters`])
  if (question.toLowerCase().includes(answer.trim().toLowerCase()))
    throw validationFailed('recovery_question', ['answer: Must not be part of the question'])
  return { question, answer }
}

function readProvider(sent: unknown): IdentityProvider {
  if (!isObject(sent) || typeof sent.type !== 'string' || !PROVIDERS.includes(sent.type))
    throw validationFailed('provider', [`provider: type must be one of ${PROVIDERS.join(', ')}`])
  const name = sent.name ?? sent.type
  if (typeof name !== 'string' || name.length > 100) throw validationFailed('provider', ['provider: name is not valid'])
  return { type: sent.type, name }
}

/** What is stored of them. Costs some 60 ms of a core for each. */
export async function hashCredentials({ password, imported, recovery }: Credentials) {
  return {
    passwordHash:
      password !== undefined
        ? await hashPassword(password)
        : imported !== undefined
          ? await hashForeignHash(imported.value, imported.recipe)
          : null,
    ...(recovery === undefined ? {} : { recovery: await hashRecovery(recovery) }),
  }
}

export async function hashRecovery({ question, answer }: { question: string; answer: string }): Promise<Recovery> {
  return { question, answerHash: await hashPassword(plainAnswer(answer)) }
}

/** People do not remember how they wrote it. */
export function plainAnswer(answer: string): string {
  return answer.trim().toLowerCase().replace(/\s+/g, ' ')
}
