import { AppError } from '../../kit/errors.ts'

/** What was pasted cannot be an API token. */
export class ApiTokenUnreadable extends AppError {
  readonly code = 'by_token.token_unreadable'
  readonly status = 422
  readonly publicMessage =
    'This does not look like an Okta API token: it is one long word that begins with 00. Okta shows it once, when it is made.'
}

/** A token is sent to an Okta org and to nobody else. */
export class NotAnOkta extends AppError {
  readonly code = 'by_token.not_an_okta'
  readonly status = 422
  readonly publicMessage = 'What answers at this address is not an Okta organization, so the token was not sent there.'
}

export class GroupUnknown extends AppError {
  readonly code = 'by_token.group_unknown'
  readonly status = 422
  readonly publicMessage: string

  constructor(name: string) {
    super('no such group')
    this.publicMessage = `There is no group in Okta called “${name}”.`
  }
}

/** Nothing to apply or undo. */
export class NoPlan extends AppError {
  readonly code = 'by_token.no_plan'
  readonly status = 409
  readonly publicMessage = 'There is no plan yet. Make one with the Okta domain and an API token first.'
}

/** Somebody is at it already. */
export class PlanRunning extends AppError {
  readonly code = 'by_token.running'
  readonly status = 409
  readonly publicMessage = 'This plan is being carried out already. Wait until it is done.'
}

/** Taking it back would end the sign-ins of everybody who comes through it. */
export class SetUpInUse extends AppError {
  readonly code = 'by_token.in_use'
  readonly status = 409
  readonly publicMessage =
    'People sign in through this set-up now. Taking it back shuts them out; say so once more if that is what you want.'
}

/** Deleted when the plan was done, or a day after it was given. */
export class ApiTokenNeeded extends AppError {
  readonly code = 'by_token.token_needed'
  readonly status = 422
  readonly publicMessage = 'The API token was deleted here meanwhile. Please give it again.'
}
