// What Okta makes of a person: claims, groups, ID token, userinfo; and the two clocks.
import type { SignatureTable } from './failure-signature.ts'

export const CLAIMS_AND_TOKENS = {
  too_many_groups: {
    okta: ['too_many_groups_in_groups_claim'],
    side: 'customer',
    sentence:
      'The person is in more than a hundred of the groups that go into the groups claim, and Okta then refuses.',
    where: 'app_id_token',
    todo: [
      'Narrow Group claims filter: Starts with, and the beginning of the groups the application needs.',
      'With a custom authorization server the filter is in its Claims tab, in the claim “groups”.',
    ],
    want: 'at most 100 groups',
  },
  claim_expression_fails: {
    okta: ['user_claim_evaluation_failure', 'system_claim_evaluation_failure', 'app.oauth2.as.evaluate.claim'],
    side: 'customer',
    sentence: 'An expression of a claim cannot be worked out for this person.',
    where: 'server_claims',
    todo: [
      'Open the claim that Okta names below and try its Value in Token Preview with this person.',
      'Usually the person’s profile lacks an attribute the expression takes for granted.',
    ],
  },
  inline_hook_fails: {
    okta: ['callback_returned_error', 'callback_returned_error_without_description', 'invalid_callout_response'],
    side: 'customer',
    sentence: 'A token inline hook of the customer refused the sign-in or did not answer.',
    todo: ['Workflow > Inline Hooks: whoever runs the hook looks at its log at this minute.'],
  },
  okta_own_problem: {
    okta: ['server_error', 'temporarily_unavailable', 'id_token_not_generated', 'access_token_not_generated'],
    reasons: ['okta_broken'],
    side: 'provider',
    sentence: 'Okta had a problem of its own.',
    todo: ['Try again in a minute.', 'If it stays so, look at status.okta.com for the customer’s cell.'],
    vague: true,
  },
  clock_of_okta_ahead: {
    reasons: ['id_token_not_yet_valid'],
    side: 'provider',
    sentence: 'The ID token is from the future: the two clocks differ by more than a minute.',
    todo: [
      'Compare the clock of the machine Gatepass runs on with a time server first: Okta’s own is hardly ever wrong.',
      'If ours is right, whoever runs the identity provider sets theirs.',
    ],
    want: 'clocks within 60 s of each other',
    got: 'a token from {secondsAhead} s ahead',
  },
  clock_of_okta_behind: {
    reasons: ['id_token_expired'],
    side: 'again',
    sentence: 'The ID token had expired when it arrived: the answer waited for long, or the two clocks differ.',
    todo: [
      'Start again from the application.',
      'If it comes again, compare the clock of the machine Gatepass runs on with a time server.',
    ],
    want: 'a token that is valid now',
    got: 'a token that ended {secondsAgo} s ago',
  },
  token_for_another_app: {
    reasons: ['id_token_aud_mismatch'],
    side: 'customer',
    sentence: 'The ID token is made out to another app.',
    where: 'app_id_token',
    todo: ['Compare Audience with the connection’s Client ID; copy the Client ID again if they differ.'],
    want: 'audience {clientId}',
  },
  token_issued_to_another_app: {
    reasons: ['id_token_azp_mismatch'],
    side: 'customer',
    sentence: 'The ID token was issued to another app than ours.',
    where: 'app_id_token',
    todo: ['The Client ID of the connection and the app that signs people in have to be the same one.'],
  },
  token_without_audience: {
    reasons: ['id_token_aud_missing'],
    side: 'provider',
    sentence: 'The ID token does not say which app it is for.',
    todo: ['Whoever runs the identity provider puts the client ID into aud (OpenID Connect Core §2).'],
    want: 'audience {clientId}',
    got: 'none',
  },
  no_id_token: {
    reasons: ['id_token_missing'],
    side: 'customer',
    sentence: 'The answer has no ID token: openid was not granted, or the provider speaks OAuth alone.',
    where: 'server_policies',
    todo: [
      'The access policy’s rule must allow the scope openid.',
      'Another make of provider: it has to speak OpenID Connect.',
    ],
    want: 'an ID token',
    got: 'an access token alone',
  },
  token_unreadable: {
    reasons: ['id_token_malformed'],
    side: 'provider',
    sentence: 'The ID token is not one that can be read.',
    todo: ['Encrypted ID tokens are not supported: switch encryption off for this app.', 'Otherwise report the trace.'],
    want: 'a signed JWT',
  },
  token_of_another_kind: {
    reasons: ['id_token_typ'],
    side: 'provider',
    sentence: 'A token of another kind came in place of an ID token.',
    todo: ['Whoever runs the identity provider sends an ID token as id_token.'],
    want: 'typ JWT',
  },
  token_algorithm_refused: {
    reasons: ['id_token_alg_not_allowed'],
    side: 'provider',
    sentence: 'The ID token is signed in a way we do not accept, or not at all.',
    todo: ['Sign with RS256, as Okta does; PS256 and ES256 will do as well.'],
    want: 'RS256, PS256 or ES256',
  },
  token_without_subject: {
    reasons: ['id_token_sub_missing'],
    side: 'provider',
    sentence: 'The ID token does not say who signed in.',
    where: 'server_claims',
    todo: ['The claim sub must not be removed or empty.'],
    want: 'a subject',
    got: 'none',
  },
  token_subject_not_allowed: {
    reasons: ['id_token_sub_invalid'],
    side: 'provider',
    sentence: 'The ID token names the person in a form OpenID Connect does not allow.',
    todo: ['sub has to be 1 to 255 ASCII characters (OpenID Connect Core §2).'],
    want: 'up to 255 ASCII characters',
    got: '{type}, {chars} characters',
  },
  token_without_times: {
    reasons: ['id_token_iat_missing', 'id_token_exp_missing'],
    side: 'provider',
    sentence: 'The ID token does not say from when to when it is valid.',
    todo: ['Whoever runs the identity provider puts iat and exp into it, as numbers.'],
    want: 'iat and exp',
  },
  token_of_another_sign_in: {
    reasons: ['id_token_nonce_mismatch'],
    side: 'again',
    sentence: 'The ID token belongs to another sign-in than the one it came back with.',
    todo: ['Start again from the application.', 'If it comes again, report the trace: somebody may be planting codes.'],
  },
  tokens_do_not_belong_together: {
    reasons: ['at_hash_mismatch'],
    side: 'provider',
    sentence: 'The ID token and the access token of one answer do not belong together.',
    todo: ['Start again once. If it comes again, report the trace.'],
  },
  token_response_unusable: {
    reasons: ['token_response_invalid'],
    side: 'provider',
    sentence: 'What came in place of tokens is not a token response.',
    todo: [
      'A proxy or a login page before the identity provider may have answered in its place.',
      'Read what came, below.',
    ],
    want: 'a token response (RFC 6749 §5.1)',
  },
  answer_too_large: {
    reasons: ['token_too_large'],
    side: 'customer',
    sentence: 'The answer is larger than any sign-in needs, usually because of groups.',
    where: 'app_id_token',
    todo: ['Narrow Group claims filter to the groups the application needs.'],
  },
  userinfo_refused: {
    reasons: ['userinfo_failed'],
    side: 'provider',
    sentence: 'Okta gave a token and then did not tell who the person is with it.',
    todo: [
      'Start again once.',
      'If it stays so, compare the issuer of the connection with the app’s server: {issuer}.',
    ],
    want: 'status 200 and JSON',
    got: 'status {status}',
  },
  userinfo_signed: {
    reasons: ['userinfo_content_type'],
    side: 'customer',
    sentence: 'The provider answers about people in a signed or other form, which we do not read.',
    todo: ['Switch signed userinfo off for this app: application/json is wanted.'],
    want: 'application/json',
  },
  userinfo_of_somebody_else: {
    reasons: ['userinfo_sub_mismatch'],
    side: 'provider',
    sentence: 'The provider spoke of two different people in one sign-in.',
    todo: ['Nobody was let in, and nobody should be until it is known why: report the trace.'],
  },

  email_not_told: {
    reasons: ['admitted'],
    when: (facts) => claim(facts, 'email') === false,
    side: 'customer',
    sentence: 'The person got in, but Okta told no e-mail address.',
    where: 'people',
    todo: [
      'Look whether the person’s profile has a primary e-mail.',
      'A custom server: its rule must allow the scope email.',
    ],
    want: 'claim email',
    got: 'none in ID token or userinfo',
  },
  groups_not_told: {
    reasons: ['admitted'],
    when: (facts) => claim(facts, 'email') !== false && claim(facts, 'groups') === false,
    side: 'customer',
    sentence: 'The person got in, but Okta told no groups, so the application may show them less than they should see.',
    where: 'app_id_token',
    todo: [
      'Edit Group claims filter: name groups, Matches regex, .* (or a narrower one).',
      'With a custom authorization server: a scope groups, and a claim groups in it (Claims > Add Claim, Value type Groups).',
    ],
    want: 'claim groups',
    got: 'none in ID token or userinfo',
  },
} as const satisfies SignatureTable

/** Whether a claim that was asked for came; undefined: it was not asked for, or nobody wrote it down. */
function claim({ claims }: Readonly<Record<string, unknown>>, name: string): unknown {
  return claims !== null && typeof claims === 'object' ? (claims as Record<string, unknown>)[name] : undefined
}
