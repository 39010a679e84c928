// The public keys an app proves itself with. They are part of its document, each with an id and a status of its own.
import crypto from 'node:crypto'
import { oktaId } from '../../kit/ids.ts'
import { refuseIf } from '../okta-error.ts'
import type { AppDocument, AppKey, OauthClientSettings } from './okta-app.ts'

export const MOST_KEYS = 50

// What a public key may say (RFC 7517 §4, RFC 7518 §6); whatever else was sent is not kept.
const MEMBERS = ['kid', 'kty', 'alg', 'use', 'n', 'e', 'crv', 'x', 'y'] as const

/** @returns one line per problem */
export function problemsOfKeys(keys: readonly Record<string, unknown>[]): string[] {
  const problems = keys.flatMap(problemsOfKey)
  if (new Set(keys.map(({ kid }) => kid)).size < keys.length) problems.push("jwks: Each key needs a 'kid' of its own")
  if (keys.length > MOST_KEYS) problems.push(`jwks: There can be at most ${MOST_KEYS} keys`)
  return problems
}

function problemsOfKey(key: Record<string, unknown>): string[] {
  if (typeof key.kid !== 'string' || key.kid === '' || key.kid.length > 255) return ["jwks: Every key needs a 'kid'"]
  if (['d', 'k', 'p', 'q', 'dp', 'dq', 'qi'].some((part) => part in key))
    return ['jwks: Private keys are not accepted, send the public key only']
  if (key.use !== undefined && key.use !== null && key.use !== 'sig') return ["jwks: 'use' must be 'sig'"]
  try {
    const { asymmetricKeyType: type, asymmetricKeyDetails } = crypto.createPublicKey({ key, format: 'jwk' })
    if (type === 'rsa' && (asymmetricKeyDetails?.modulusLength ?? 0) < 2048)
      return ['jwks: RSA keys need 2048 bits or more']
    return type === 'rsa' || type === 'ec' ? [] : ['jwks: Only RSA and EC keys are supported']
  } catch {
    return ['jwks: A key could not be read']
  }
}

/**
 * Keys as they were sent become keys of the app: one whose `kid` was there keeps its id and times, and its status
 * unless another is named.
 */
export function keysOfApp(before: readonly AppKey[], sent: readonly Record<string, unknown>[], now: number): AppKey[] {
  const at = new Date(now).toISOString()
  return sent.map((key) => {
    const known = before.find(({ kid }) => kid === key.kid)
    const members = Object.fromEntries(MEMBERS.flatMap((name) => (key[name] == null ? [] : [[name, key[name]]])))
    const said = key.status === 'ACTIVE' || key.status === 'INACTIVE' ? key.status : undefined
    const status = said ?? known?.status ?? 'ACTIVE'
    const changed = known === undefined || known.status !== status
    return {
      ...(members as Pick<AppKey, 'kid' | 'kty'>),
      id: known?.id ?? oktaId('pks'),
      status,
      created: known?.created ?? at,
      lastUpdated: changed ? at : known.lastUpdated,
    }
  })
}

/** The app with these keys instead. @throws OktaError  E0000001: they cannot be */
export function withKeys(document: AppDocument, keys: readonly AppKey[]): AppDocument {
  const { jwks: _before, ...rest } = document.settings.oauthClient
  refuseIf(problemsOfKeys(keys))
  const oauthClient: OauthClientSettings = keys.length === 0 ? rest : { ...rest, jwks: { keys } }
  return { ...document, settings: { ...document.settings, oauthClient } }
}
