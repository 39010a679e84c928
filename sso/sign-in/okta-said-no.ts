import { printable } from '../okta/ask-provider.ts'
import { type SignInReason, SignInRefused } from './sign-in-errors.ts'

/**
 * Okta answered with an error in place of a code (RFC 6749 §4.1.2.1, OIDC Core §3.1.2.6). The person reads our
 * sentence; Okta's own words go to the log, shortened and without what a reader's terminal would act on.
 */
export function oktaSaidNo(error: string, description: string): SignInRefused {
  const reason = REASONS.get(error) ?? 'okta_refused'
  return new SignInRefused(reason === 'okta_refused' ? whyDenied(description) : reason, {
    oktaError: printable(error, 100),
    oktaDescription: printable(description, 500),
  })
}

const REASONS = new Map<string, SignInReason>([
  ['login_required', 'okta_needs_interaction'],
  ['interaction_required', 'okta_needs_interaction'],
  ['consent_required', 'okta_needs_interaction'],
  ['account_selection_required', 'okta_needs_interaction'],
  ['invalid_scope', 'scope_refused'],
  ['invalid_request', 'okta_misconfigured'],
  ['invalid_client', 'okta_misconfigured'],
  ['unauthorized_client', 'okta_misconfigured'],
  ['unsupported_response_type', 'okta_misconfigured'],
  ['unsupported_response_mode', 'okta_misconfigured'],
  ['server_error', 'okta_broken'],
  ['temporarily_unavailable', 'okta_broken'],
])

// Okta says `access_denied` for two very different things and tells them apart only in words.
function whyDenied(description: string): SignInReason {
  if (/not assigned/i.test(description)) return 'not_assigned'
  if (/policy evaluation/i.test(description)) return 'policy_refused'
  return 'okta_refused'
}
