// The tile in Okta's dashboard, and the two addresses that are taken for each other.
import type { Seen, SignatureTable } from './failure-signature.ts'

export const TILE_LAUNCHES = {
  initiate_uri_is_the_redirect_uri: {
    reasons: ['state_missing'],
    when: (facts) => sent(facts).includes('iss') && !sent(facts).some((name) => ANSWERS.includes(name)),
    side: 'customer',
    sentence: 'A click on the tile came to the sign-in redirect URI: it was entered as Initiate login URI as well.',
    where: 'app_login',
    todo: ['Edit, and set Initiate login URI to: {initiateLoginUri}'],
    want: '{initiateLoginUri}',
    got: '{redirectUri}',
  },
  redirect_uri_is_the_initiate_uri: {
    reasons: ['unexpected_launch'],
    when: (facts) => !sent(facts).includes('id_token') && sent(facts).some((name) => ANSWERS.includes(name)),
    side: 'customer',
    sentence: 'The answer to a sign-in came to the tile’s address: it was entered as sign-in redirect URI.',
    where: 'app_login',
    todo: ['Edit, and leave only this in Sign-in redirect URIs: {redirectUri}'],
    want: '{redirectUri}',
    got: '{initiateLoginUri}',
  },
  okta_simplified_launch: {
    reasons: ['unexpected_launch'],
    when: (facts) => sent(facts).includes('id_token'),
    side: 'customer',
    sentence:
      'The tile sends an ID token nobody asked for (“Okta Simplified”), which anybody could plant in a browser, so it is not accepted.',
    where: 'app_login',
    todo: ['Edit, and set Login flow to: Redirect to app to initiate login (OIDC Compliant).'],
    want: 'a launch with iss',
    got: 'an ID token',
  },
  launch_not_understood: {
    reasons: ['unexpected_launch'],
    side: 'again',
    sentence: 'Something other than a click on the tile came to the tile’s address.',
    todo: ['Open the application from the tile or from its own address.'],
    got: 'parameters: {sent}',
  },
  initiate_login_uri_missing: {
    okta: ['missing_initiate_login_uri', 'invalid_initiate_login_uri', 'idp_initated_flow_disabled'],
    side: 'customer',
    sentence: 'The app in Okta has no usable Initiate login URI, so its tile leads nowhere.',
    where: 'app_login',
    todo: ['Edit, and set Login initiated by to Either Okta or App.', 'Set Initiate login URI to: {initiateLoginUri}'],
    want: '{initiateLoginUri}',
  },
  tile_of_another_okta: {
    reasons: ['issuer_unknown'],
    side: 'customer',
    sentence: 'The tile belongs to another Okta than the one this connection is for.',
    where: 'app_login',
    todo: [
      'Each Okta has an address of its own here: enter the Initiate login URI of the right connection.',
      'If this Okta got a custom domain since, save the connection once, so that its names are read again.',
    ],
    want: 'iss={issuer}',
    got: 'iss={iss}',
  },
  tile_without_issuer: {
    reasons: ['issuer_missing'],
    side: 'customer',
    sentence: 'The link does not say which Okta it comes from: it is a bookmark of the address, not the tile.',
    where: 'app_login',
    todo: ['Open the application from the tile or from its own address.', 'Login flow must be OIDC Compliant.'],
    want: 'iss={issuer}',
    got: 'none',
  },
  tile_leads_to_no_application: {
    reasons: ['application_unknown'],
    side: 'us',
    sentence: 'It is not said which application the tile leads to.',
    todo: ['Set applicationId of the connection: there are {applications} applications to choose from.'],
    want: 'one application',
    got: '{applications}',
  },
  application_without_initiate_uri: {
    reasons: ['launch_not_supported'],
    side: 'application',
    sentence: 'The application has no address a tile could open it at.',
    todo: ['Give the application an initiateLoginUri; until then people start from the application itself.'],
    want: 'initiateLoginUri of the application',
    got: 'none',
  },
  too_many_launches: {
    reasons: ['too_many_launches'],
    side: 'again',
    sentence: 'One network clicked tiles more than six hundred times in a minute: a loop, or a flood.',
    todo: ['Wait a minute.', 'If it comes again, look for a loop: the application sends people back to the tile.'],
  },
} as const satisfies SignatureTable

/** What an answer to a sign-in consists of, and a launch does not. */
const ANSWERS = ['code', 'state', 'error', 'access_token']

/** Names of the parameters that came, never their values. */
function sent({ sent }: Seen['facts']): readonly string[] {
  return Array.isArray(sent) ? sent.map(String) : []
}
