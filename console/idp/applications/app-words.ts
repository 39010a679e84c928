// Okta's words for what an app is and may do.
import type { ApplicationType, OktaApp } from '../okta-types.ts'

export const TYPE_WORDS: Readonly<Record<ApplicationType, string>> = {
  web: 'Web Application',
  browser: 'Single-Page Application',
  native: 'Native Application',
  service: 'API Services',
}

const GRANT_WORDS: Readonly<Record<string, string>> = {
  authorization_code: 'Authorization Code',
  refresh_token: 'Refresh Token',
  client_credentials: 'Client Credentials',
  implicit: 'Implicit (hybrid)',
  password: 'Resource Owner Password',
  'urn:ietf:params:oauth:grant-type:device_code': 'Device Authorization',
  'urn:ietf:params:oauth:grant-type:token-exchange': 'Token Exchange',
  'urn:ietf:params:oauth:grant-type:saml2-bearer': 'SAML 2.0 Assertion',
  'urn:openid:params:grant-type:ciba': 'Client-initiated backchannel authentication (CIBA)',
}

export function grantWord(grant: string): string {
  return GRANT_WORDS[grant] ?? grant
}

/** The type of an app; SAML and SWA apps, which only the API makes, have none. */
export function typeOf(app: OktaApp): ApplicationType | undefined {
  return app.settings.oauthClient?.application_type
}

export function kindWord(app: OktaApp): string {
  const type = typeOf(app)
  return type === undefined ? app.signOnMode.replaceAll('_', ' ') : TYPE_WORDS[type]
}

/** Does the app prove itself with a secret? */
export function usesSecret(app: OktaApp): boolean {
  return app.credentials.oauthClient.token_endpoint_auth_method.startsWith('client_secret')
}

export function usesKeys(app: OktaApp): boolean {
  return app.credentials.oauthClient.token_endpoint_auth_method === 'private_key_jwt'
}
