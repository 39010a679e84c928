import { AppError } from '../../kit/errors.ts'

/** Two secrets overlap while one replaces the other; a third would be one nobody remembers. */
export class TwoSecretsAlready extends AppError {
  readonly code = 'application.two_secrets'
  readonly status = 409
  readonly publicMessage = 'This application has two secrets already. Remove the old one first.'
}

export class LastSecret extends AppError {
  readonly code = 'application.last_secret'
  readonly status = 409
  readonly publicMessage = 'This is the application’s only secret. Add the new one first.'
}
