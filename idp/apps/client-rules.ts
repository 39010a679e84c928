// What fits together in an OAuth client, and what does not: each rule says what is wrong in Okta's manner.
import { problemsOfKeys } from './app-keys.ts'
import type { AppDocument, OauthClientSettings } from './okta-app.ts'
import { isSecureUrl, isWebUrl, problemOfRedirectUri } from './redirect-uri.ts'

/** @returns one line per problem, `field: what is wrong` */
export function problemsOfClient(document: AppDocument): string[] {
  const client = document.settings.oauthClient
  return [
    ...problemsOfAuthentication(document),
    ...problemsOfKeys(client.jwks?.keys ?? []),
    ...problemsOfGrants(client),
    ...problemsOfUris(client),
    ...problemsOfTile(client),
    ...problemsOfLogout(client),
  ]
}

/** @returns one line per problem */
export function problemsOfCredentials(clientId: string | undefined, secret: string | undefined): string[] {
  const problems: string[] = []
  if (clientId !== undefined && (!/^[A-Za-z0-9$\-_.+!*'(),]{6,100}$/.test(clientId) || clientId === 'ALL_CLIENTS'))
    problems.push("client_id: Must be 6 to 100 characters of letters, digits and $-_.+!*'(),")
  if (secret !== undefined && !/^[\x21-\x7e]{14,100}$/.test(secret))
    problems.push('client_secret: Must be 14 to 100 printable ASCII characters')
  return problems
}

function problemsOfAuthentication(document: AppDocument): string[] {
  const client = document.settings.oauthClient
  const method = document.credentials.oauthClient.token_endpoint_auth_method
  const type = client.application_type
  const problems: string[] = []
  if (method === 'none' && (type === 'web' || type === 'service'))
    problems.push(`token_endpoint_auth_method: 'none' is not supported for application type '${type}'`)
  if (method !== 'none' && type === 'browser')
    problems.push("token_endpoint_auth_method: Application type 'browser' supports 'none' only")
  if (method === 'private_key_jwt' && client.jwks === undefined && client.jwks_uri === undefined)
    problems.push("jwks: 'jwks' or 'jwks_uri' is required when 'token_endpoint_auth_method' is 'private_key_jwt'")
  if (client.jwks !== undefined && client.jwks_uri !== undefined)
    problems.push("jwks: 'jwks' and 'jwks_uri' cannot both be given")
  if (client.jwks_uri !== undefined && !isSecureUrl(client.jwks_uri)) problems.push('jwks_uri: Must be an https URI')
  return problems
}

const GRANTS_OF_SERVICES = [
  'client_credentials',
  'urn:ietf:params:oauth:grant-type:token-exchange',
  'urn:ietf:params:oauth:grant-type:jwt-bearer',
]

function problemsOfGrants(client: OauthClientSettings): string[] {
  const problems: string[] = []
  const { grant_types: grants, response_types: responses, application_type: type } = client
  if (grants.length === 0) problems.push('grant_types: At least one grant type is required')
  if (type === 'web' && !grants.includes('authorization_code'))
    problems.push("grant_types: 'authorization_code' is required for application type 'web'")
  if (type === 'service' && grants.some((grant) => !GRANTS_OF_SERVICES.includes(grant)))
    problems.push("grant_types: Application type 'service' supports 'client_credentials' only")
  if (type === 'browser' && grants.includes('client_credentials'))
    problems.push("grant_types: 'client_credentials' is not supported for application type 'browser'")
  if (grants.includes('authorization_code') && !responses.includes('code'))
    problems.push("response_types: 'code' is required for grant type 'authorization_code'")
  if (grants.includes('implicit') && !responses.some((response) => response !== 'code'))
    problems.push("response_types: 'token' or 'id_token' is required for grant type 'implicit'")
  return problems
}

function problemsOfUris(client: OauthClientSettings): string[] {
  const problems: string[] = []
  const redirects = client.grant_types.some((grant) => grant === 'authorization_code' || grant === 'implicit')
  if (redirects && client.redirect_uris.length === 0)
    problems.push('redirect_uris: At least one redirect URI is required for this application type')
  const native = client.application_type === 'native'
  const wildcard = client.wildcard_redirect === 'SUBDOMAIN'
  for (const uri of client.redirect_uris) {
    const problem = problemOfRedirectUri(uri, { native, wildcard })
    if (problem !== undefined) problems.push(`redirect_uris: ${problem}`)
  }
  for (const uri of client.post_logout_redirect_uris ?? []) {
    const problem = problemOfRedirectUri(uri, { native })
    if (problem !== undefined) problems.push(`post_logout_redirect_uris: ${problem}`)
  }
  for (const name of ['client_uri', 'logo_uri', 'tos_uri', 'policy_uri'] as const) {
    const uri = client[name]
    if (uri != null && !isWebUrl(uri)) problems.push(`${name}: Must be an http or https URI`)
  }
  return problems
}

/** OIDC Core §4: where a tile sends the browser. Any mode but DISABLED has to have it. */
function problemsOfTile(client: OauthClientSettings): string[] {
  const { mode } = client.idp_initiated_login
  const uri = client.initiate_login_uri
  if (mode === 'OKTA')
    return ['idp_initiated_login: Sending the ID token directly to the app is not supported, use SPEC']
  if (uri === undefined)
    return mode === 'DISABLED' ? [] : [`initiate_login_uri: Required when 'idp_initiated_login.mode' is '${mode}'`]
  return problemOfRedirectUri(uri) === undefined
    ? []
    : ['initiate_login_uri: Must be https, or http on localhost, without fragment']
}

/** OIDC Front-Channel Logout 1.0 §2. */
function problemsOfLogout(client: OauthClientSettings): string[] {
  const uri = client.frontchannel_logout_uri
  if (uri === undefined)
    return client.participate_slo === true ? ["frontchannel_logout_uri: Required when 'participate_slo' is true"] : []
  return problemOfRedirectUri(uri) === undefined
    ? []
    : ['frontchannel_logout_uri: Must be https, or http on localhost, without fragment']
}
