import { AppError } from '../../kit/errors.ts'

/** The last key that may do everything, while no operator may: nobody could come in any more. */
export class LastApiKey extends AppError {
  readonly code = 'api.last_key'
  readonly status = 409
  readonly publicMessage = 'This is the last API key. Create another one before you revoke it.'
}

/** Without an owner nobody could make one. */
export class LastOwner extends AppError {
  readonly code = 'operator.last_owner'
  readonly status = 409
  readonly publicMessage = 'This is the only owner. Make somebody else an owner first.'
}

/** What they made is the last that may everything, and no operator may. */
export class KeysOfLastOwner extends AppError {
  readonly code = 'operator.keys_of_last_owner'
  readonly status = 409
  readonly publicMessage: string

  constructor(names: readonly string[], facts: Record<string, unknown>) {
    super('taking the last keys of an owner', facts)
    const which = names.map((name) => `“${name}”`).join(', ')
    this.publicMessage = `No owner would be left, neither an operator nor an API key: they made ${which}. Make another owner first, or let their keys go on working (?keys=keep).`
  }
}

/** One person, one operator. */
export class OperatorExists extends AppError {
  readonly code = 'operator.email_taken'
  readonly status = 409
  readonly publicMessage = 'There is an operator with this e-mail address already.'
}

/** The link to a first passkey travels by mail alone, and there is nobody to take it. */
export class NoMailServer extends AppError {
  readonly code = 'operator.no_mail_server'
  readonly status = 409
  readonly publicMessage = 'An invitation goes by mail, and no mail server is set (SSO_SMTP_URL).'
}

/** There are operators, so the next one is invited. */
export class FirstRunOver extends AppError {
  readonly code = 'operator.first_run_over'
  readonly status = 409
  readonly publicMessage = 'This Gatepass has operators already. An owner can invite you.'
}

/** The last passkey would lock its owner out. */
export class LastPasskey extends AppError {
  readonly code = 'operator.last_passkey'
  readonly status = 409
  readonly publicMessage = 'This is your only passkey. Add another one before you remove it.'
}
