// What is set here, at Gatepass and in the application: no Okta has to be changed for these.
import type { SignatureTable } from './failure-signature.ts'

export const OUR_OWN_SETTINGS = {
  organization_not_known: {
    reasons: ['organization_unknown'],
    side: 'application',
    sentence: 'The application named an organization that is not here, or that has no connection.',
    todo: ['The application sends the id GET /api/organizations shows, or leaves organization out.'],
    got: '{organization}',
  },
  domain_not_known: {
    reasons: ['domain_unknown'],
    side: 'again',
    sentence: 'The address that was typed has a domain that leads to no organization here: a typing error, as a rule.',
    todo: [
      'Start again from the application, and type the address as it is written in a mail.',
      'If the domain is right, add it to the organization it belongs to.',
    ],
    want: 'the e-mail domain of an organization here',
    got: '{typedDomain}',
  },
  organization_not_connected: {
    reasons: ['organization_not_connected'],
    side: 'customer',
    sentence: 'The customer’s connection is still a draft: its Okta was never given to it.',
    todo: ['Finish the set-up: Okta domain, Client ID and client secret are missing.'],
    want: 'an active connection',
    got: 'a draft',
  },
  connection_not_known: {
    reasons: ['connection_unknown'],
    side: 'application',
    sentence: 'There is no connection with the id in the request.',
    todo: ['The application, or the URI entered at Okta, has an id that GET /api/connections does not show.'],
    got: '{connection}',
  },
  connection_switched_off: {
    reasons: ['connection_disabled'],
    side: 'us',
    sentence: 'An operator switched the connection off.',
    todo: ['The audit log says who and when. POST /api/connections/<id>/enable switches it on again.'],
    want: 'an active connection',
    got: 'a disabled one',
  },
  connection_changed: {
    reasons: ['connection_changed'],
    side: 'again',
    sentence: 'The connection was given another provider while the person was signing in at the one before.',
    todo: ['Start again from the application.', 'The audit log says who changed it and when.'],
  },
  test_link_used_up: {
    reasons: ['test_link_gone'],
    side: 'again',
    sentence: 'The link to a test sign-in is good once, and for ten minutes.',
    todo: ['Start the test again where it was started.'],
    want: 'a link not older than ten minutes, opened once',
  },
  test_of_older_settings: {
    reasons: ['test_outdated'],
    side: 'again',
    sentence: 'The settings were changed after the test sign-in had been started, so it proves nothing about them.',
    todo: ['Start the test again: it tries what the settings are now.'],
  },
  request_too_long: {
    reasons: ['request_too_long'],
    side: 'application',
    sentence: 'The application’s request is too long to travel to Okta and back in a cookie.',
    todo: ['Shorten state: it should be a key to what the application remembers, not the thing itself.'],
    want: 'a request of 2 000 characters at most',
    got: '{chars} characters sealed',
  },
  account_deactivated: {
    reasons: ['user_deactivated'],
    side: 'us',
    sentence: 'The person’s account here was deactivated.',
    todo: ['The audit log says who did it and when. The account can be activated again.'],
    want: 'an active account',
    got: 'a deactivated one',
  },
} as const satisfies SignatureTable
