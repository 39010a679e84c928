// What a body says of how a person proves who they are: a password or another system's hash of one, a question only they
// can answer, and who else vouches for them.
import { refuseIf, validationFailed } from '../okta-error.ts'
import { type ForeignHash, readForeignHash } from '../users/imported-password.ts'
import { hashForeignHash, hashPassword, problemOfPassword } from '../users/password.ts'
import type { IdentityProvider } from '../users/user.ts'
import type { Recovery } from '../users/user-store.ts'
import { isObject } from './api-call.ts'

export type Credentials = {
  readonly password?: string
  readonly imported?: { readonly recipe: ForeignHash; readonly value: string }
  readonly recovery?: { readonly question: string; readonly answer: string }
  readonly provider?: IdentityProvider
}

const PROVIDERS = ['OKTA', 'FEDERATION', 'IMPORT', 'SOCIAL']
const SHORTEST_ANSWER = 4

/**
 * @param sent  `credentials` of a body, or nothing
 * @param login  a password has no part of it
 * @throws OktaError  E0000001
 */
export function readCredentials(sent: unknown, login: string): Credentials {
  if (sent === undefined || sent === null) return {}
  if (!isObject(sent)) throw validationFailed('credentials', ['credentials: Must be an object'])
  return {
    ...readPassword(sent.password, login),
    ...(sent.recovery_question === undefined || sent.recovery_question === null
      ? {}
      : { recovery: readRecovery(sent.recovery_question) }),
    ...(sent.provider === undefined || sent.provider === null ? {} : { provider: readProvider(sent.provider) }),
  }
}

function readPassword(sent: unknown, login: string): Pick<Credentials, 'password' | 'imported'> {
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
  return { password: readNewPassword(sent, login) }
}

/** `{"value":"…"}`, as good as the org wants it. @throws OktaError  E0000001 */
export function readNewPassword(sent: unknown, login: string): string {
  const value = readValue(sent, 'password')
  const problem = problemOfPassword(value, login)
  refuseIf(problem === undefined ? [] : [problem])
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
