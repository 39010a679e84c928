// What a customer's Okta can answer to their API token, other than yes.
import { AppError } from '../../kit/errors.ts'

/** 401 E0000011: revoked, thirty days unused, mistyped, or its owner was deactivated. */
export class ApiTokenRefused extends AppError {
  readonly code = 'okta_api.token_refused'
  readonly status = 422
  readonly publicMessage =
    'Okta does not know this API token (any more). Make a new one under Security > API > Tokens and paste it here.'
}

/** 403 E0000006: the token may no more than its owner, and only from where it was made for. */
export class ApiTokenNotAllowed extends AppError {
  readonly code = 'okta_api.not_allowed'
  readonly status = 422
  readonly publicMessage =
    'The owner of this API token may not do this in Okta, or the token may only be used from other networks.'
}

/** 401 E0000015: the org does not have it, whoever asks. */
export class OktaFeatureMissing extends AppError {
  readonly code = 'okta_api.feature_missing'
  readonly status = 422
  readonly publicMessage =
    'This Okta organization does not have the feature. API Access Management is bought separately.'
}

/** 404 E0000007, or no such path. */
export class OktaObjectMissing extends AppError {
  readonly code = 'okta_api.not_found'
  readonly status = 422
  readonly publicMessage = 'Okta has nothing by this name (any more).'
}

/** 429 E0000047, and not over by the time we were ready to wait. */
export class OktaBusy extends AppError {
  readonly code = 'okta_api.rate_limited'
  readonly status = 503
  readonly publicMessage = 'Okta receives too many requests at the moment. Please try again in a minute.'
}

/** Any other no; Okta's own words are passed on. */
export class OktaRefusedCall extends AppError {
  readonly code = 'okta_api.refused'
  readonly status = 422
  readonly publicMessage: string

  constructor(message: string, facts: { readonly summary: string } & Record<string, unknown>) {
    super(message, facts)
    this.publicMessage = `Okta refused it: ${facts.summary}`
  }
}

/** No answer, or one that is not Okta's. */
export class OktaApiUnreachable extends AppError {
  readonly code = 'okta_api.unreachable'
  readonly status = 502
  readonly publicMessage = 'Okta’s management API did not answer. Please try again in a moment.'
}
