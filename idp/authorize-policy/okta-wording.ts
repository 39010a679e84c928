// Okta's own sentence for every refusal, by Okta's own reason, because that is what people search for. Where Okta's
// status or error code differs from the specification's, Okta's is what its clients expect.
import { oktaId } from '../../kit/ids.ts'
import type { ProtocolError } from '../../openid/protocol-error.ts'

type Sentence = string | ((facts: Record<string, unknown>) => string)

const SENTENCES: Readonly<Record<string, Sentence>> = {
  access_denied: 'The resource owner or authorization server denied the request.',
  access_token_in_query: 'The access token cannot be presented in a query string.',
  access_token_invalid: 'The access token is invalid.',
  access_token_missing: 'The access token is missing.',
  access_token_revoked: 'The access token has been revoked.',
  app_sign_on_required: 'The client specified not to prompt, but the client app requires re-authentication or MFA.',
  client_assertion_already_used: 'The client_assertion token has already been used.',
  client_assertion_expiration_required: "The client_assertion must contain the 'exp' claim as seconds since epoch.",
  client_assertion_expired_token: 'The client_assertion token is expired.',
  client_assertion_expires_too_far_in_future: 'The client_assertion token has an expiration too far into the future.',
  client_assertion_invalid_audience:
    'The audience claim for client_assertion must be the endpoint invoked for the request.',
  client_assertion_invalid_issuer: 'The issuer claim for client_assertion is not a valid client_id.',
  client_assertion_invalid_jwks: 'The client JWKSet is invalid.',
  client_assertion_invalid_jwt: 'The parsing of the client_assertion failed.',
  client_assertion_invalid_kid: 'The client_assertion JWT kid is invalid.',
  client_assertion_invalid_signature: 'The client_assertion signature is invalid.',
  client_assertion_invalid_signature_algorithm: 'The client_assertion JWT signature algorithm is invalid.',
  client_assertion_invalid_subject: 'The subject claim for client_assertion is not a valid client_id.',
  client_assertion_issued_at_in_future: 'The client_assertion token must be issued before the current time.',
  client_assertion_jwks_not_configured:
    'The client does not have a JWKSet configured, but the client_assertion requires one.',
  client_assertion_type_invalid: 'The client_assertion_type is invalid.',
  client_credentials_in_query: 'Client credentials cannot be supplied via query parameters.',
  client_credentials_self_scope_requested: "The 'client_credentials' grant type may not request .self scopes.",
  confidential_client_required: 'Confidential client is required to make this request.',
  consent_required: ({ scopes }) => `The following scopes require user consent: [${listed(scopes)}].`,
  consent_required_client_credentials: ({ scopes }) =>
    `The following scopes require user consent and cannot be granted for the client credentials grant type: [${listed(scopes)}].`,
  duplicate_oauth_params: 'The request contained multiple parameters with the same name.',
  id_token_invalid: 'The id token is invalid.',
  illegal_post_logout_redirect_uri:
    "The 'post_logout_redirect_uri' parameter must be a Logout redirect URI in the client app settings.",
  illegal_redirect_uri: "The 'redirect_uri' parameter must be a Login redirect URI in the client app settings.",
  insufficient_scope:
    'The access token must provide access to at least one of these scopes - profile, email, address or phone',
  invalid_application_type_client_credentials:
    "Only clients with 'application_type' of 'service' may use the client_credentials 'grant_type' with the Org Authorization Server.",
  invalid_authorization_code: 'The authorization code is invalid or has expired.',
  invalid_basic_auth_creds: 'Found Authentication header but was not valid client credentials.',
  invalid_client: 'Client authentication failed. Either the client or the client credentials are invalid.',
  invalid_client_id: "Invalid value for 'client_id' parameter.",
  invalid_client_secret: 'The client secret supplied for a confidential client is invalid.',
  invalid_max_age: "Invalid value for 'max_age' parameter. It should be within range 0 - 2^31-1.",
  invalid_prompt: "Invalid value for 'prompt' parameter. Supported values: [none, login, consent]",
  invalid_prompt_for_zero_max_age:
    "'prompt' parameter must not have the value 'none' for request with 'zero' as max_age.",
  invalid_refresh_token: 'The refresh token is invalid or expired.',
  invalid_request_uri: 'The authorize request_uri is invalid.',
  invalid_state: "The authentication request has an invalid 'state' parameter.",
  invalid_token_endpoint_auth_method:
    'Client authentication failed. Either the client or the client credentials are invalid.',
  login_required: 'The client specified not to prompt, but the user is not logged in.',
  mismatched_authorization_server: 'The grant was issued for another authorization server.',
  mismatched_client:
    "The grant was issued to another client. Please make sure the 'client_id' matches the one used at the authorize request.",
  mismatched_redirect_uri: "The 'redirect_uri' does not match the redirection URI used in the authorization request.",
  missing_client_credentials: 'No client credentials found.',
  missing_redirect_uri: 'redirect_uri is missing.',
  missing_scopes: 'No scopes were requested.',
  missing_token_request_parameter: ({ name }) => `The required parameter '${name}' is missing.`,
  multiple_client_credentials:
    'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
  no_default_scopes:
    "The authorization server resource does not have any configured default scopes, 'scope' must be provided.",
  no_matching_policy: 'Policy evaluation failed for this request, please check the policy configurations.',
  no_matching_scope: 'One or more scopes are not configured for the authorization server resource.',
  no_scope_allowed: 'Policy evaluation succeeded, but all the requested scopes were rejected.',
  no_org_scopes_granted: 'You are not allowed any of the requested scopes.',
  openid_not_allowed_client_creds: "Cannot request 'openid' scopes using client credentials.",
  openid_scope_required: "Requests for ID tokens or access tokens with OpenID scopes require the 'openid' scope.",
  pkce_invalid_challenge: 'PKCE code challenge contains illegal characters.',
  pkce_missing_challenge: 'PKCE code challenge is required by the application.',
  pkce_missing_challenge_verifier_present:
    'PKCE code challenge should be specified in the authorize request for code verification.',
  pkce_missing_verifier: 'PKCE code verifier is required by the application.',
  pkce_unsupported_code_challenge_method: 'PKCE code challenge method is not supported. Valid values: [S256]',
  pkce_verification_failed: 'PKCE verification failed.',
  pushed_authorization_request_uri_present: "The 'request_uri' parameter must not be present in the request.",
  refresh_scopes_denied: ({ denied }) =>
    `Some of the scopes requested for the refresh request were not granted in the original authorize request. Denied scopes: ${listed(denied)}.`,
  request_missing_token: "The 'token' parameter is required.",
  request_not_supported: 'The authorize request object is not supported by this client.',
  request_uri_not_supported: 'The authorize request uri is not supported by this client.',
  scope_denied: ({ denied }) =>
    `Some of the requested scopes were denied by the policy. Denied scopes: [${listed(denied)}].`,
  token_expired: 'The token has expired.',
  token_request_missing_grant_type:
    "The token request must specify a 'grant_type'. Valid values: [authorization_code, refresh_token, client_credentials]",
  too_many_groups_in_groups_claim:
    'The groups claim matched too many groups and must be configured to match fewer groups.',
  unauthorized_client: ({ configured }) =>
    `The client is not authorized to use the provided grant type. Configured grant types: [${listed(configured)}].`,
  unsupported_auth_method_client_creds:
    'Client Credentials requests to the Org Authorization Server must use the private_key_jwt token_endpoint_auth_method.',
  unsupported_grant_type: ({ configured }) =>
    `The authorization grant type is not supported by the authorization server. Configured grant types: [${listed(configured)}].`,
  unsupported_response_mode:
    'The response mode is not supported by the authorization server. Valid response modes: [query, fragment, form_post, okta_post_message].',
  unsupported_response_type: ({ configured = ['code'] }) =>
    `The response type is not supported by the authorization server. Configured response types: [${listed(configured)}].`,
  user_claim_evaluation_failure: ({ claim }) => `The '${claim}' user claim could not be evaluated.`,
  user_not_assigned: 'User is not assigned to the client application.',
}

// The specification has no such codes; Okta's clients know them.
const ERRORS: Readonly<Record<string, string>> = {
  client_credentials_self_scope_requested: 'client_credentials_self_scope_requested',
  missing_redirect_uri: 'missing_redirect_uri',
  refresh_scopes_denied: 'access_denied',
  unsupported_response_mode: 'unsupported_response_mode',
}

/** Okta answers these otherwise than RFC 6749 §5.2 would. */
const STATUSES: Readonly<Record<string, number>> = {
  multiple_client_credentials: 401,
  no_matching_policy: 401,
}

type Wording = { status?: number; error?: string; description: string; also?: Record<string, unknown> }

export function oktaWording(error: ProtocolError): Wording {
  const sentence = SENTENCES[error.reason]
  const status = STATUSES[error.reason]
  const name = ERRORS[error.reason]
  const description = typeof sentence === 'function' ? sentence(error.facts) : (sentence ?? error.publicMessage)
  return {
    description,
    ...(error.reason === 'invalid_client_id' ? { also: managementWords(description) } : {}),
    ...(status === undefined ? {} : { status }),
    ...(name === undefined ? {} : { error: name }),
  }
}

// Of a client it does not know, Okta speaks as its management API does; the protocol's own members go along with it, for
// clients that read the specification.
function managementWords(errorSummary: string): Record<string, unknown> {
  return {
    errorCode: 'invalid_client',
    errorSummary,
    errorLink: 'invalid_client',
    errorId: oktaId('oae'),
    errorCauses: [],
  }
}

function listed(value: unknown): string {
  return Array.isArray(value) ? value.join(', ') : ''
}
