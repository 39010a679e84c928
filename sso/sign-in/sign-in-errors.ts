// Every way a sign-in can fail. The code is `sign_in.<reason>`, public and stays; the sentence is what the person reads.
// What a customer's provider can get wrong has its own list (okta/okta-problems.ts) and the same form of code.
import { AppError } from '../../kit/errors.ts'
import { OKTA_PROBLEMS, type OktaReason } from '../okta/okta-problems.ts'

type Wording = {
  readonly status: number
  readonly sentence: string
}

const AGAIN = 'Please start again from the application.'

const OURS = {
  // whose Okta?
  organization_unknown: { status: 400, sentence: 'The application named a company we do not know.' },
  organization_not_connected: {
    status: 400,
    sentence: 'Your company’s sign-in is not set up yet. Your administrator can tell you when it will be.',
  },
  domain_unknown: {
    status: 400,
    sentence: 'No company here uses the domain of this address. Check it for a typing error.',
  },
  connection_unknown: { status: 400, sentence: 'There is no such connection to a company’s Okta.' },
  connection_disabled: {
    status: 400,
    sentence: 'Sign-in for your company is switched off at the moment. Your administrator can tell you why.',
  },
  connection_changed: {
    status: 400,
    sentence: `The settings of your company’s sign-in were changed while you were signing in. ${AGAIN}`,
  },
  request_too_long: {
    status: 400,
    sentence: 'The application sent more than a browser can carry to your company and back.',
  },

  // the tile
  issuer_unknown: { status: 400, sentence: 'This link comes from an Okta that does not belong to this connection.' },
  issuer_missing: { status: 400, sentence: 'This link does not say which Okta it comes from.' },
  unexpected_launch: {
    status: 400,
    sentence: 'This address only takes clicks on the tile in Okta, and this was something else.',
  },
  application_unknown: {
    status: 400,
    sentence: 'This tile does not lead to an application yet. Whoever runs the application can finish its set-up.',
  },
  launch_not_supported: {
    status: 400,
    sentence: 'The application cannot be opened from a tile. Please start from the application itself.',
  },
  too_many_launches: {
    status: 429,
    sentence: 'Too many sign-ins were started from your network. Please try again in a minute.',
  },

  // a test sign-in
  test_link_gone: {
    status: 400,
    sentence:
      'This link to a test sign-in was used already, or is older than ten minutes. Please start the test again.',
  },
  test_outdated: {
    status: 400,
    sentence: 'The settings were changed after this test sign-in had been started. Please start the test again.',
  },

  // the way back: which attempt is it?
  state_missing: { status: 400, sentence: `The answer does not say which sign-in it belongs to. ${AGAIN}` },
  state_unknown: { status: 400, sentence: `We did not start this sign-in. ${AGAIN}` },
  state_browser_mismatch: { status: 400, sentence: `This sign-in was started in another browser. ${AGAIN}` },
  state_expired: { status: 400, sentence: `This sign-in took longer than ten minutes. ${AGAIN}` },
  state_used: { status: 400, sentence: `This sign-in has already come to its end. ${AGAIN}` },
  state_connection_mismatch: {
    status: 400,
    sentence: `The answer came from another Okta than the one this sign-in was sent to. ${AGAIN}`,
  },

  // the answer itself
  duplicate_parameter: {
    status: 400,
    sentence: 'The answer carries the same parameter twice, so it cannot be trusted.',
  },
  response_too_large: { status: 400, sentence: 'The answer is larger than any answer of Okta’s.' },
  ambiguous_response: { status: 400, sentence: 'The answer says both yes and no, so it cannot be trusted.' },
  unexpected_response_param: {
    status: 400,
    sentence: 'The answer carries tokens where anybody could read them, so it is not accepted.',
  },
  response_incomplete: { status: 400, sentence: `The answer says neither yes nor no. ${AGAIN}` },
  iss_param_mismatch: {
    status: 400,
    sentence: `The answer comes from another issuer than the one this sign-in was sent to. ${AGAIN}`,
  },
  iss_param_missing: {
    status: 400,
    sentence: 'The answer does not say which issuer it comes from, although your company’s Okta promises to.',
  },

  // Okta said no
  not_assigned: {
    status: 403,
    sentence: 'You are not assigned to this application in your company’s Okta. Your administrator can assign you.',
  },
  policy_refused: {
    status: 403,
    sentence: 'No access policy of your company’s Okta lets this sign-in through. Your administrator can add one.',
  },
  scope_refused: {
    status: 400,
    sentence: 'Your company’s Okta does not offer what this connection asks for. Your administrator can correct it.',
  },
  okta_refused: {
    status: 403,
    sentence: 'Your company did not let this sign-in through. Your administrator can tell you why.',
  },
  okta_needs_interaction: {
    status: 400,
    sentence: `Your company’s Okta wanted to ask you something and was not allowed to. ${AGAIN}`,
  },
  okta_misconfigured: {
    status: 400,
    sentence: 'Your company’s Okta did not accept our request. Your administrator has to correct its settings.',
  },
  okta_broken: { status: 502, sentence: 'Your company’s Okta had a problem of its own. Please try again in a moment.' },

  // we say no
  user_deactivated: { status: 403, sentence: 'Your account was deactivated. Your administrator can tell you why.' },
  other_person: { status: 403, sentence: 'Somebody else signed in than the one the application asked for.' },
  switch_declined: { status: 403, sentence: 'The sign-in was left off to stay signed in as somebody else.' },
  confirmation_expired: { status: 400, sentence: `The question was left open for too long. ${AGAIN}` },
} as const satisfies Record<string, Wording>

export type SignInReason = keyof typeof OURS | OktaReason

/** Reason by reason: the page's status and the person's sentence. */
export const SIGN_IN_REASONS: Readonly<Record<SignInReason, Wording>> = { ...OKTA_PROBLEMS, ...OURS }

/** A sign-in that came to nothing. `facts` are for the log and for support: no token, no code, no claim about a person. */
export class SignInRefused extends AppError {
  readonly code: `sign_in.${SignInReason}`
  readonly status: number
  readonly publicMessage: string
  readonly reason: SignInReason

  constructor(reason: SignInReason, facts: Record<string, unknown> = {}, options: ErrorOptions = {}) {
    super(`sign-in refused: ${reason}`, facts, options)
    const { status, sentence } = SIGN_IN_REASONS[reason]
    this.code = `sign_in.${reason}`
    this.reason = reason
    this.status = status
    this.publicMessage = sentence
  }
}
