import { AppError } from '../../kit/errors.ts'

/** A seed cannot be read, contradicts itself, or wants what the org cannot have. The message names the place in it. */
export class SeedUnusable extends AppError {
  readonly code = 'idp.seed_unusable'
  readonly status = 500
  readonly publicMessage = 'The service is not configured.'
}
