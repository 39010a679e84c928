import { AppError } from '../kit/errors.ts'

/** Every error code an OAuth 2.0 / OpenID Connect endpoint of ours may answer (RFC 6749 §4.1.2.1 and §5.2, OIDC Core §3.1.2.6, RFC 6750 §3.1). */
export type OAuthErrorName =
  | 'invalid_request'
  | 'unauthorized_client'
  | 'access_denied'
  | 'unsupported_response_type'
  | 'invalid_scope'
  | 'server_error'
  | 'temporarily_unavailable'
  | 'login_required'
  | 'interaction_required'
  | 'consent_required'
  | 'request_not_supported'
  | 'request_uri_not_supported'
  | 'invalid_request_uri'
  | 'invalid_client'
  | 'invalid_grant'
  | 'unsupported_grant_type'
  | 'invalid_token'
  | 'insufficient_scope'

/**
 * A refusal in the protocol's own words.
 *
 * `reason` is the finer, stable name of what was wrong (Okta's internal code where Okta has one, for example
 * `illegal_redirect_uri`); houses word and log by it.
 */
export class ProtocolError extends AppError {
  readonly code = 'openid.refused'
  readonly status: number
  readonly publicMessage: string
  readonly error: OAuthErrorName
  readonly reason: string

  constructor(
    error: OAuthErrorName,
    reason: string,
    description: string,
    options: { status?: number; facts?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(`${error}: ${reason}`, options.facts ?? {}, options.cause === undefined ? {} : { cause: options.cause })
    this.error = error
    this.reason = reason
    this.publicMessage = description
    this.status =
      options.status ??
      (error === 'invalid_client' || error === 'invalid_token' ? 401 : error === 'insufficient_scope' ? 403 : 400)
  }
}
