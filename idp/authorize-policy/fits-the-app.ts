// Does a good request fit the app and the scopes OpenID Connect knows? Asked before anybody signs in.
import type { AuthorizeRequest } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import type { OktaClient } from './org-client.ts'

/** Scopes that mean something beside `openid` alone (OIDC Core §5.4). */
const OPENID_SCOPES = ['profile', 'email', 'address', 'phone']

/** @throws ProtocolError  unsupported_response_type, unauthorized_client, invalid_scope */
export function refuseWhatDoesNotFit({ document }: OktaClient, { scopes }: AuthorizeRequest): void {
  const { response_types: responses, grant_types: grants } = document.settings.oauthClient
  if (!responses.includes('code'))
    throw new ProtocolError(
      'unsupported_response_type',
      'unsupported_response_type',
      'Not a response type of the app.',
      {
        facts: { configured: responses },
      },
    )
  if (!grants.includes('authorization_code'))
    throw new ProtocolError('unauthorized_client', 'unauthorized_client', 'Not a grant type of the app.', {
      facts: { configured: grants },
    })
  if (!scopes.includes('openid') && scopes.some((scope) => OPENID_SCOPES.includes(scope)))
    throw new ProtocolError('invalid_scope', 'openid_scope_required', "The scopes asked for need 'openid' beside them.")
}
