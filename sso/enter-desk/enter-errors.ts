import { AppError } from '../../kit/errors.ts'

/** Never made, cut off, run out, used, or for a first operator where there are some. One answer for all of them. */
export class OperatorLinkGone extends AppError {
  readonly code = 'operator.link_gone'
  readonly status = 404
  readonly publicMessage =
    'This link does not work any more: it was used, ran out, or was cut off on its way. An owner can send you a new one.'
}

/** Not a passkey of ours, of somebody who is disabled, over another challenge or origin, without a PIN or finger, or a copy. */
export class PasskeyRefused extends AppError {
  readonly code = 'operator.passkey_refused'
  readonly status = 403
  readonly publicMessage = 'This passkey does not open the desk. Try again, or ask an owner for a new link.'
}

/** The browser was asked longer than five minutes ago, or another one was, or the answer was sent before. */
export class ChallengeGone extends AppError {
  readonly code = 'operator.challenge_gone'
  readonly status = 400
  readonly publicMessage = 'That took too long, or was done already. Please press the button again.'
}

/** A browser that nobody is signed in in, or no longer. */
export class NobodySignedIn extends AppError {
  readonly code = 'operator.signed_out'
  readonly status = 401
  readonly publicMessage = 'You are signed out. Sign in again and repeat the last step.'
}

/** Came through Okta and never made one. */
export class NoPasskey extends AppError {
  readonly code = 'operator.no_passkey'
  readonly status = 409
  readonly publicMessage = 'You have no passkey here to confirm with. Sign in again through Okta.'
}

/** More tries than a person makes. */
export class TooManyTries extends AppError {
  readonly code = 'operator.too_many_tries'
  readonly status = 429
  readonly publicMessage = 'Too many tries came from your network. Please try again in a minute.'
}

/** No connection is named for operators, it is off, or it leads to another provider than when an owner named it. */
export class NoOperatorsOkta extends AppError {
  readonly code = 'operator.okta_not_set'
  readonly status = 404
  readonly publicMessage =
    'Signing in through Okta is not set up for operators, or the connection has changed since. Use a passkey; an owner can name the connection again.'
}

/** Okta says who it is, and that is no operator; or one who is bound to another identity there, or disabled. */
export class NotAnOperator extends AppError {
  readonly code = 'operator.not_an_operator'
  readonly status = 403
  readonly publicMessage = 'You are not an operator here. An owner can invite you, with the address Okta knows you by.'
}

/** An answer this browser did not ask for, asked for too long ago, or had before. */
export class OktaAnswerGone extends AppError {
  readonly code = 'operator.okta_answer_gone'
  readonly status = 400
  readonly publicMessage = 'That took too long, or was done already. Please start again at the desk.'
}

/** The connection was led to another provider since an owner looked at it. */
export class IssuerChanged extends AppError {
  readonly code = 'operator.issuer_changed'
  readonly status = 409
  readonly publicMessage: string

  constructor(issuer: string, facts: Record<string, unknown>) {
    super('naming a connection that leads elsewhere by now', facts)
    this.publicMessage = `This connection leads to ${issuer} by now. Look whether that is your own Okta before you name it.`
  }
}

/** Whoever runs the Okta that is named could be anybody at the desk: nobody names a customer's by a slip of the mouse. */
export class OrganizationNotConfirmed extends AppError {
  readonly code = 'operator.organization_not_confirmed'
  readonly status = 422
  readonly publicMessage =
    'Type the name of the connection’s organization, to confirm that it is your own company and no customer.'
}

/** A draft, or a connection that is off. */
export class ConnectionNotLive extends AppError {
  readonly code = 'operator.connection_not_live'
  readonly status = 409
  readonly publicMessage = 'Nobody can sign in by this connection yet. Connect its Okta first.'
}
