// The customer's API token, with which their System Log is read.
import type { SignatureTable } from './failure-signature.ts'

export const API_TOKENS = {
  api_token_dead: {
    okta: ['E0000011', 'okta_api.token_refused'],
    side: 'customer',
    sentence: 'The API token is not valid any more: unused for thirty days, revoked, or its owner was deactivated.',
    where: 'api_tokens',
    todo: ['Create token, as a service account that nobody deactivates, and enter it here.'],
    want: 'a live API token',
    got: 'E0000011 Invalid token provided',
  },
  api_token_too_weak: {
    okta: ['E0000006', 'system.api_token.request_outside_allowed_range'],
    side: 'customer',
    sentence: 'The API token may not do this: its owner’s role does not allow it, or it is bound to other networks.',
    where: 'api_tokens',
    todo: [
      'The token’s owner needs a role that may read it: Read-only Administrator is enough for the log.',
      'API calls made with this token must originate from: Any IP, or a zone with the addresses of Gatepass.',
    ],
    want: 'a token that may read the System Log',
    got: 'E0000006',
  },
} as const satisfies SignatureTable
