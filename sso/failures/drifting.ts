// What can change in a customer's Okta after go-live, seen by looking there before somebody fails to sign in.
import type { SignatureTable } from './failure-signature.ts'

export const DRIFTING = {
  okta_away: {
    reasons: ['okta_away'],
    side: 'provider',
    sentence: 'The customer’s Okta has not answered {failures} checks in a row, since {since}.',
    todo: [
      'Open {issuer} in a browser: what does it show?',
      'Ask the customer whether their Okta, or its custom domain, was switched off or moved.',
    ],
    want: 'an answer of {issuer}',
  },
  nobody_assigned: {
    reasons: ['nobody_assigned'],
    side: 'customer',
    sentence: 'Nobody is assigned to the app in Okta any more, so nobody can sign in.',
    where: 'app_assignments',
    todo: ['Assign > Assign to Groups, with the groups whose people should get in.'],
    want: 'people or groups assigned',
    got: 'nobody',
  },
  tile_switched_off: {
    reasons: ['tile_switched_off'],
    side: 'customer',
    sentence: 'The tile is gone from people’s dashboards: the app is set to App Only, or hidden.',
    where: 'app_login',
    todo: [
      'Edit, and set Login initiated by to Either Okta or App.',
      'Tick Application visibility: Display application icon to users.',
    ],
    want: 'Either Okta or App, displayed to users',
    got: '{found}',
  },
  initiate_login_uri_changed: {
    reasons: ['initiate_login_uri_changed'],
    side: 'customer',
    sentence: 'The tile leads somewhere else: the app’s Initiate login URI was changed.',
    where: 'app_login',
    todo: ['Edit, and set Initiate login URI to: {initiateLoginUri}'],
    want: '{initiateLoginUri}',
    got: '{found}',
  },
  groups_claim_gone: {
    reasons: ['groups_claim_gone'],
    side: 'customer',
    sentence: 'Okta does not say any more which groups people are in: the groups claim of the app is gone.',
    where: 'app_id_token',
    todo: ['Edit Group claims filter: name groups, Matches regex, .* (or a narrower one).'],
    want: 'claim groups',
    got: '{found}',
  },
  groups_claim_of_server_gone: {
    reasons: ['groups_claim_of_server_gone'],
    side: 'customer',
    sentence: 'Okta does not say any more which groups people are in: the server’s groups claim is gone or inactive.',
    where: 'server_claims',
    todo: ['Add Claim: name groups, ID Token, Always, Value type Groups, Matches regex .*'],
    want: 'an active claim groups in the ID token',
    got: '{found}',
  },
  second_secret_made: {
    reasons: ['second_secret_made'],
    side: 'customer',
    sentence:
      'The app in Okta has a second client secret we do not know: sign-ins end when the one in use is deactivated.',
    where: 'app_credentials',
    todo: ['Enter the new secret here before the old one is deactivated in Okta: the two may overlap.'],
    want: 'every active secret entered here too',
    got: '{found}',
  },
  next_secret_refused: {
    reasons: ['next_secret_refused'],
    side: 'customer',
    sentence: 'The client secret that is to follow is not accepted by Okta: it was deactivated, or mistyped.',
    where: 'app_credentials',
    todo: ['Enter the secret that is to follow again, or remove it here.'],
    want: 'a second active secret',
    got: 'a refusal by Okta',
  },
  api_token_about_to_die: {
    reasons: ['api_token_about_to_die'],
    side: 'us',
    sentence:
      'The API token has not been used for {days} days, because no check got through; after thirty Okta revokes it.',
    where: 'api_tokens',
    todo: [
      'Look why the nightly check of this connection gets no answer.',
      'Once the token is dead, it takes a new one.',
    ],
    want: 'a use within thirty days of the last',
    got: '{days} days without',
  },
  api_token_lost_rights: {
    reasons: ['api_token_lost_rights'],
    side: 'customer',
    sentence: 'The owner of the API token may do less in Okta than before.',
    where: 'api_tokens',
    todo: [
      'Give the token’s owner their role back: Read-only Administrator is enough.',
      'Or Create token as somebody who has it, and enter it here.',
    ],
    want: 'a token that may read {expected}',
    got: 'refused: {found}',
  },
} as const satisfies SignatureTable
