// The way back from Okta: which sign-in is it, is the answer one, and is it the person who was meant?
import type { SignatureTable } from './failure-signature.ts'

export const WAYS_BACK = {
  answer_without_state: {
    reasons: ['state_missing'],
    side: 'again',
    sentence:
      'Somebody came to the redirect URI without an answer of Okta: a bookmark, or an address that was cut off.',
    todo: ['Start from the application or from the tile.', 'If it is in a bookmark, delete the bookmark.'],
    want: 'state and code',
    got: 'parameters: {sent}',
  },
  state_not_ours: {
    reasons: ['state_unknown'],
    side: 'again',
    sentence:
      'The answer belongs to no sign-in we started: the address was changed, or the service got new keys since.',
    todo: ['Start again from the application.'],
  },
  state_of_another_browser: {
    reasons: ['state_browser_mismatch'],
    side: 'again',
    sentence: 'The sign-in was started in another browser or profile, or this one keeps no cookies.',
    todo: [
      'Start again, and stay in one browser until the end; a link in a mail often opens another.',
      'Cookies of this service must be allowed.',
    ],
    want: 'the browser it was started in',
  },
  state_expired: {
    reasons: ['state_expired'],
    side: 'again',
    sentence: 'More than ten minutes lay between start and answer.',
    todo: ['Start again from the application.', 'If the sign-in page was bookmarked, delete the bookmark.'],
    want: 'an answer within ten minutes',
  },
  state_used: {
    reasons: ['state_used'],
    side: 'again',
    sentence: 'The same answer came a second time: Back or Reload was pressed, or two tabs sent it.',
    todo: ['Start again from the application. If the first try went well, the person is signed in already.'],
  },
  answer_at_another_connection: {
    reasons: ['state_connection_mismatch'],
    side: 'again',
    sentence: 'The answer came to the address of another connection than the one the sign-in went out through.',
    todo: ['Start again.', 'If it comes again, the two connections’ redirect URIs were swapped in Okta: compare them.'],
    want: '{redirectUri}',
  },
  answer_twice_over: {
    reasons: ['duplicate_parameter'],
    side: 'again',
    sentence: 'The answer carries a parameter twice, so nobody can say which one counts.',
    todo: ['Start again.', 'If it comes again, something between Okta and the browser adds parameters.'],
  },
  answer_too_long: {
    reasons: ['response_too_large'],
    side: 'again',
    sentence: 'The answer is larger than any of Okta’s.',
    todo: ['Start again.', 'If it comes again, report the trace.'],
  },
  answer_yes_and_no: {
    reasons: ['ambiguous_response'],
    side: 'again',
    sentence: 'The answer has a code and an error in it at once.',
    todo: ['Start again.', 'If it comes again, somebody puts answers together: report the trace.'],
  },
  answer_with_tokens: {
    reasons: ['unexpected_response_param'],
    side: 'customer',
    sentence: 'The answer carries tokens in the address, where anybody can read them.',
    where: 'app_settings',
    todo: ['Edit, and clear Implicit (hybrid) under Grant type; only Authorization Code is needed.'],
    want: 'a code',
    got: 'tokens',
  },
  answer_empty: {
    reasons: ['response_incomplete'],
    side: 'again',
    sentence: 'The answer has neither a code nor an error.',
    todo: ['Start again from the application.'],
    want: 'a code or an error',
    got: 'neither',
  },
  signed_in_as_somebody_else: {
    reasons: ['other_person'],
    side: 'again',
    sentence: 'Somebody else is signed in to Okta in this browser than the one the application asked for.',
    todo: ['Sign out of Okta, then start again; or let the application ask with prompt=login.'],
    want: 'the person the application named',
  },
  switch_declined: {
    reasons: ['switch_declined'],
    side: 'again',
    sentence: 'Somebody else was signed in here, and the person chose to stay so.',
    todo: ['Nothing is wrong. To sign in as the other person, start again and choose Continue.'],
  },
  confirmation_expired: {
    reasons: ['confirmation_expired'],
    side: 'again',
    sentence: 'The question whether to go on as somebody else was left open for more than two minutes.',
    todo: ['Start again from the application.'],
  },
  sign_in_too_old: {
    reasons: ['auth_too_old'],
    side: 'again',
    sentence: 'The application wants a fresher sign-in at Okta than the person’s.',
    todo: ['Sign out of Okta and start again.', 'If it comes again, the application’s max_age is very short.'],
    want: 'a sign-in within the last {maxAge} s',
  },
} as const satisfies SignatureTable
