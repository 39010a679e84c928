// Everything that can be wrong with what a customer's identity provider answers, one name each. The sign-in room turns
// a reason into the error code `sign_in.<reason>` and a page; setup turns it into a finding.

/** Who has to act: the customer's Okta administrator, the identity provider itself, nobody (try again), or we. */
export type Side = 'customer' | 'provider' | 'again' | 'us'

export type OktaReason = keyof typeof OKTA_PROBLEMS

/** The person reads `sentence`; `status` is the page's. */
export const OKTA_PROBLEMS = {
  // reaching it
  idp_unavailable: {
    side: 'again',
    status: 502,
    sentence: 'Your company’s sign-in service did not answer. Please try again in a moment.',
  },
  idp_rate_limited: {
    side: 'again',
    status: 503,
    sentence: 'Your company’s sign-in service is receiving too many requests. Please try again in a minute.',
  },
  idp_address_not_allowed: {
    side: 'customer',
    status: 502,
    sentence:
      'The address of your company’s sign-in service is not one we can reach. Your administrator can correct it.',
  },
  // what it says about itself
  discovery_invalid: {
    side: 'customer',
    status: 502,
    sentence: 'There is no usable OpenID Connect configuration at your company’s issuer address.',
  },
  issuer_mismatch: {
    side: 'customer',
    status: 502,
    sentence:
      'Your company’s sign-in service calls itself by another issuer than the one this connection was set up with.',
  },
  jwks_invalid: {
    side: 'provider',
    status: 502,
    sentence: 'Your company’s sign-in service publishes no usable signing keys.',
  },
  jwks_key_not_found: {
    side: 'provider',
    status: 400,
    sentence: 'The answer of your company’s sign-in service is signed with a key it does not publish.',
  },
  jwks_ambiguous_key: {
    side: 'provider',
    status: 400,
    sentence: 'Your company’s sign-in service publishes its signing keys in a way that does not say which one it used.',
  },
  // the code for tokens
  token_exchange_failed: {
    side: 'again',
    status: 400,
    sentence: 'Your company’s sign-in service did not accept the sign-in it had just started. Please try again.',
  },
  client_credentials_rejected: {
    side: 'customer',
    status: 400,
    sentence:
      'Your company’s sign-in service does not accept our client secret. Your administrator has to enter the current one.',
  },
  client_credentials_unreadable: {
    side: 'us',
    status: 500,
    sentence: 'We cannot read the client secret of this connection. Your administrator has to enter it again.',
  },
  token_response_invalid: {
    side: 'provider',
    status: 400,
    sentence: 'Your company’s sign-in service gave an answer that is not a valid token response.',
  },
  token_too_large: {
    side: 'customer',
    status: 400,
    sentence: 'The answer of your company’s sign-in service is too large. Usually it lists too many groups.',
  },
  // the ID token
  id_token_missing: {
    side: 'customer',
    status: 400,
    sentence: 'Your company’s sign-in service did not say who you are: its answer has no ID token.',
  },
  id_token_malformed: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token from your company’s sign-in service cannot be read.',
  },
  id_token_typ: {
    side: 'provider',
    status: 400,
    sentence: 'Your company’s sign-in service sent a token of another kind in place of an ID token.',
  },
  id_token_alg_not_allowed: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token from your company’s sign-in service is not signed in a way we accept.',
  },
  id_token_signature_invalid: {
    side: 'provider',
    status: 400,
    sentence: 'The signature of the ID token from your company’s sign-in service does not hold.',
  },
  id_token_iss_mismatch: {
    side: 'customer',
    status: 400,
    sentence: 'The ID token comes from another issuer than the one this connection was set up with.',
  },
  id_token_aud_missing: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token does not say which application it is for.',
  },
  id_token_aud_mismatch: {
    side: 'customer',
    status: 400,
    sentence: 'The ID token is meant for another application.',
  },
  id_token_azp_mismatch: {
    side: 'customer',
    status: 400,
    sentence: 'The ID token was issued to another application.',
  },
  id_token_sub_missing: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token does not say who signed in.',
  },
  id_token_sub_invalid: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token names the person in a form OpenID Connect does not allow.',
  },
  id_token_iat_missing: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token does not say when it was issued.',
  },
  id_token_exp_missing: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token does not say when it ends.',
  },
  id_token_expired: {
    side: 'again',
    status: 400,
    sentence: 'The ID token had already expired when it arrived. Please try again.',
  },
  id_token_not_yet_valid: {
    side: 'provider',
    status: 400,
    sentence:
      'The ID token is from the future: the clock of your company’s sign-in service is more than a minute ahead of ours.',
  },
  id_token_nonce_mismatch: {
    side: 'again',
    status: 400,
    sentence: 'The ID token belongs to another sign-in than this one. Please start again.',
  },
  at_hash_mismatch: {
    side: 'provider',
    status: 400,
    sentence: 'The ID token and the access token from your company’s sign-in service do not belong together.',
  },
  auth_too_old: {
    side: 'again',
    status: 400,
    sentence: 'Your sign-in at your company is older than this application allows. Please sign in there again.',
  },
  // userinfo
  userinfo_failed: {
    side: 'provider',
    status: 502,
    sentence: 'Your company’s sign-in service did not tell us your name and e-mail address.',
  },
  userinfo_content_type: {
    side: 'customer',
    status: 400,
    sentence: 'Your company’s sign-in service answers about people in a format we do not read.',
  },
  userinfo_sub_mismatch: {
    side: 'provider',
    status: 400,
    sentence: 'Your company’s sign-in service spoke of two different people in one sign-in.',
  },
} as const satisfies Record<string, { side: Side; status: number; sentence: string }>

/**
 * A provider answered wrongly, or not at all. Not an error of ours with a public code: whoever called says what it
 * means for the person in front.
 *
 * `facts` are for the log and for support: never a token, a code, a secret or the value of a claim about a person.
 */
export class OktaProblem extends Error {
  readonly reason: OktaReason
  readonly facts: Readonly<Record<string, unknown>>

  constructor(reason: OktaReason, facts: Readonly<Record<string, unknown>> = {}, options: ErrorOptions = {}) {
    super(reason, options)
    this.name = 'OktaProblem'
    this.reason = reason
    this.facts = facts
  }
}
