// A rule in words.
import { ANY_SCOPE, durationOf } from './policy-requests.ts'
import type { OktaRule } from './server-types.ts'

export const GRANT_WORDS: Readonly<Record<string, string>> = {
  client_credentials: 'Client Credentials',
  authorization_code: 'Authorization Code',
  implicit: 'Implicit (hybrid)',
  password: 'Resource Owner Password',
  interaction_code: 'Interaction Code',
  'urn:ietf:params:oauth:grant-type:device_code': 'Device Authorization',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'Token Exchange',
  'urn:ietf:params:oauth:grant-type:saml2-bearer': 'SAML 2.0 Assertion',
  'urn:ietf:params:oauth:grant-type:jwt-bearer': 'JWT Bearer',
  'urn:openid:params:grant-type:ciba': 'Client-initiated backchannel authentication (CIBA)',
}

export function grantsWord({ conditions }: OktaRule): string {
  return conditions.grantTypes.include.map((grant) => GRANT_WORDS[grant] ?? grant).join(', ')
}

export function scopesWord({ conditions }: OktaRule): string {
  const { include } = conditions.scopes
  if (include.includes(ANY_SCOPE)) return 'Any scopes'
  return include.length === 0 ? 'No scopes of its own' : include.join(', ')
}

export function lifetimeWords({ actions: { token } }: OktaRule): string {
  const access = `Access token ${durationWord(token.accessTokenLifetimeMinutes)}`
  const refresh =
    token.refreshTokenLifetimeMinutes === 0 ? 'unlimited' : durationWord(token.refreshTokenLifetimeMinutes)
  return `${access} · refresh token ${refresh}, unless unused for ${durationWord(token.refreshTokenWindowMinutes)}`
}

const UNIT_WORDS = { MINUTES: 'minute', HOURS: 'hour', DAYS: 'day' } as const

function durationWord(minutes: number): string {
  const { amount, unit } = durationOf(minutes)
  return `${amount} ${UNIT_WORDS[unit]}${amount === 1 ? '' : 's'}`
}
