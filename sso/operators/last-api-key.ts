import { AppError } from '../../kit/errors.ts'

/** The last key would lock every operator out. */
export class LastApiKey extends AppError {
  readonly code = 'api.last_key'
  readonly status = 409
  readonly publicMessage = 'This is the last API key. Create another one before you revoke it.'
}
