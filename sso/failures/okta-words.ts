// Okta names every refusal by a code of its own. Its log shows the code; what travels to us is a sentence. This table
// leads from one to the other.
//
// The text may come from anybody: it is cut, brought to one form and looked into for fixed phrases, never matched with a
// pattern, so the time it takes grows with its length and the length has an end.

/** Longer than any of Okta's own. */
const MOST_CHARS = 600

/** A phrase that stands in no other sentence of Okta's → its code. Where Okta has two codes for a sentence, one of them. */
const CODES: Readonly<Record<string, string>> = {
  // access_denied
  'the resource owner or authorization server denied the request': 'access_denied',
  'user is not assigned to the client application': 'user_not_assigned',
  'policy evaluation failed for this request': 'no_matching_policy',
  'but all the requested scopes were rejected': 'no_scope_allowed',
  'some of the requested scopes were denied by the policy': 'scope_denied',
  "outside the client's permitted network zones": 'disallowed_network_zone',
  "the user's password is expired": 'password_expired',
  'required an mfa prompt but the org has no factors configured': 'mfa_prompt_required_but_not_configured',
  'authenticator enrollment is not allowed at this time': 'enroll_authenticator_not_allowed',
  "authenticator enrollment has reached it's limit": 'enroll_authenticator_limit_reached',
  'user status is invalid': 'invalid_user_status_error',
  'user with lite classification status': 'lite_user_grant_type_not_allowed',
  'user canceled the social login request': 'user_canceled_request',
  'user canceled the authentication': 'eam_user_canceled_request',
  'user creation was disabled': 'jit_disabled',
  'user creation was denied by the callout service': 'jit_denied',
  'user linking was disabled': 'link_disabled',
  'user linking failed': 'link_failure',
  'user linking was denied': 'link_denied_group',
  'could not match social profile to an okta user': 'user_match_error',
  'requested feature is not enabled in this environment': 'feature_not_enabled',
  "'acr_values' not supported": 'unsupported_mfa_attestation',
  // somebody would have to be asked
  'not to prompt, but the user is not logged in': 'login_required',
  'not to prompt, but the client app requires re-authentication or mfa': 'app_sign_on_required',
  'requires an existing session to successfully authorize': 'no_existing_session',
  'request expired, please start over and try again': 'request_expired',
  'the following scopes require user consent': 'consent_required',
  'configured to use the interaction code flow': 'interaction_required',
  'verify with an additional authenticator': 'mfa_required',
  "requirements imposed by 'acr_values'": 'unmet_authentication_requirements',
  'idp-initiated login is disabled': 'idp_initated_flow_disabled',
  // scopes
  'one or more scopes are not configured for the authorization server resource': 'no_matching_scope',
  "with openid scopes require the 'openid' scope": 'openid_scope_required',
  'no scopes were requested': 'missing_scopes',
  'does not have any configured default scopes': 'no_default_scopes',
  'scopes are not allowed for this request': 'illegal_scope',
  'cannot be requested together': 'illegal_scope_combination',
  'the requested scope is invalid, unknown, malformed': 'invalid_scope',
  // what was asked for
  "'redirect_uri' parameter must be a login redirect uri in the client app settings": 'illegal_redirect_uri',
  "'post_logout_redirect_uri' parameter must be a logout redirect uri": 'illegal_post_logout_redirect_uri',
  'redirect_uri is missing': 'missing_redirect_uri',
  'initiate_login_uri is missing': 'missing_initiate_login_uri',
  'the initiate_login_uri is invalid': 'invalid_initiate_login_uri',
  "has an invalid 'state' parameter": 'invalid_state',
  "invalid value for 'prompt' parameter": 'invalid_prompt',
  'multiple parameters with the same name': 'duplicate_oauth_params',
  'the authorization server id is invalid': 'invalid_authorization_server',
  'the grant was issued for another authorization server': 'mismatched_authorization_server',
  'identity provider is not valid': 'unknown_idp',
  'pkce code challenge is required': 'pkce_missing_challenge',
  'pkce code challenge should be specified in the authorize request': 'pkce_missing_challenge_verifier_present',
  'pkce code challenge contains illegal characters': 'pkce_invalid_challenge',
  'pkce code challenge method is not supported': 'pkce_unsupported_code_challenge_method',
  'pkce code verifier is required': 'pkce_missing_verifier',
  'pkce verification failed': 'pkce_verification_failed',
  'the dpop proof jwt header is missing': 'invalid_dpop_proof_missing_header',
  'requires nonce in dpop proof': 'use_dpop_nonce',
  'the response type is not supported by the authorization server': 'unsupported_response_type',
  'the response mode is not supported by the authorization server': 'unsupported_response_mode',
  'not authorized to use the provided grant type': 'unauthorized_client',
  'grant type is not supported by the authorization server': 'unsupported_grant_type',
  'this client cannot use a custom authorization server': 'org_authorization_server_only_client',
  // who we are
  'client authentication failed. either the client or the client credentials are invalid': 'invalid_client',
  'no client credentials found': 'missing_client_credentials',
  'found authentication header but was not valid client credentials': 'invalid_basic_auth_creds',
  'cannot supply multiple client credentials': 'multiple_client_credentials',
  'client credentials cannot be supplied via query parameters': 'client_credentials_in_query',
  "invalid value for 'client_id' parameter": 'invalid_client_id',
  'the client secret supplied for a confidential client is invalid': 'invalid_client_secret',
  'the client_assertion token is expired': 'client_assertion_expired_token',
  'the client_assertion token must be issued before the current time': 'client_assertion_issued_at_in_future',
  'has an expiration too far into the future': 'client_assertion_expires_too_far_in_future',
  'the client_assertion token has already been used': 'client_assertion_already_used',
  'the client_assertion signature is invalid': 'client_assertion_invalid_signature',
  'the client_assertion jwt kid is invalid': 'client_assertion_invalid_kid',
  'does not have a jwkset configured': 'client_assertion_jwks_not_configured',
  'the client jwkset is invalid': 'client_assertion_invalid_jwks',
  'error retrieving the client jwkset': 'jwks_uri_error',
  'audience claim for client_assertion must be the endpoint': 'client_assertion_invalid_audience',
  'issuer claim for client_assertion is not a valid client_id': 'client_assertion_invalid_issuer',
  'subject claim for client_assertion is not a valid client_id': 'client_assertion_invalid_subject',
  'the parsing of the client_assertion failed': 'client_assertion_invalid_jwt',
  // the code
  'the authorization code is invalid or has expired': 'invalid_authorization_code',
  'the grant was issued to another client': 'mismatched_client',
  'does not match the redirection uri used in the authorization request': 'mismatched_redirect_uri',
  // what Okta could not make
  'the groups claim matched too many groups': 'too_many_groups_in_groups_claim',
  'user claim could not be evaluated': 'user_claim_evaluation_failure',
  'system claim could not be evaluated': 'system_claim_evaluation_failure',
  'the callback service returned an error': 'callback_returned_error_without_description',
  'the callout service returned an invalid response': 'invalid_callout_response',
  'failed to create the id_token': 'id_token_not_generated',
  'failed to create the access_token': 'access_token_not_generated',
  'encountered an unexpected condition that prevented it from fulfilling the request': 'server_error',
  'temporary overloading or maintenance': 'temporarily_unavailable',
  // the management API
  'api call exceeded rate limit due to too many requests': 'E0000047',
  'invalid token provided': 'E0000011',
  'you do not have permission to perform the requested action': 'E0000006',
  'you do not have permission to access the feature you are requesting': 'E0000015',
}

const PHRASES = Object.entries(CODES)

/** Okta's code for a sentence of Okta's, of any case and spacing; undefined: not one we know. */
export function codeOfText(text: string): string | undefined {
  const read = text.slice(0, MOST_CHARS).toLowerCase().replace(/\s+/g, ' ')
  // Two of them in one text is nobody's honest answer; the longer one says more.
  let found: (typeof PHRASES)[number] | undefined
  for (const entry of PHRASES) if (read.includes(entry[0]) && entry[0].length > (found?.[0].length ?? 0)) found = entry
  return found?.[1]
}
