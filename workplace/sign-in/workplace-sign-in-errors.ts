import { AppError } from '../../kit/errors.ts'

/** The callback does not belong to a sign-in begun in this browser within the last ten minutes. */
export class AttemptGone extends AppError {
  readonly code = 'workplace.attempt_gone'
  readonly status = 400
  readonly publicMessage =
    'This sign-in was not begun in this browser, was finished already, or took longer than ten minutes.'
}

/** Gatepass answered with an error instead of a code (RFC 6749 §4.1.2.1). @param error  its name there */
export class SignInRefused extends AppError {
  readonly code = 'workplace.sign_in_refused'
  readonly status = 403
  readonly publicMessage: string

  constructor(error: string, options: ErrorOptions) {
    super('authorization response', { error }, options)
    this.publicMessage =
      error === 'access_denied'
        ? 'Your company did not let this sign-in through. Your administrator can tell you why.'
        : 'The sign-in service could not finish this sign-in. Please try again.'
  }
}

/** Gatepass's answer did not hold up: a wrong issuer, nonce, signature, or a code that was used. */
export class SignInFailed extends AppError {
  readonly code = 'workplace.sign_in_failed'
  readonly status = 502
  readonly publicMessage = 'The answer to this sign-in could not be verified, so nobody was signed in.'
}

/** No answer from Gatepass in time. */
export class GatepassUnreachable extends AppError {
  readonly code = 'workplace.gatepass_unreachable'
  readonly status = 503
  readonly publicMessage = 'The sign-in service does not answer right now. Please try again in a moment.'
}

/** Somebody other than our Gatepass asked us to begin a sign-in (OIDC Core 1.0 §4). */
export class IssuerUnknown extends AppError {
  readonly code = 'workplace.issuer_unknown'
  readonly status = 400
  readonly publicMessage = 'This link does not come from the sign-in service Ronspot works with.'
}
