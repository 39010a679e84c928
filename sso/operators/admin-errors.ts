import { AppError } from '../../kit/errors.ts'

/** No `Authorization: Bearer gp_…`, or not a key of ours, or a revoked one. The answer is the same for all three. */
export class ApiKeyInvalid extends AppError {
  readonly code = 'api.key_invalid'
  readonly status = 401
  readonly publicMessage = 'This request needs a valid API key: Authorization: Bearer gp_…'
}

/** The last key would lock every operator out. */
export class LastApiKey extends AppError {
  readonly code = 'api.last_key'
  readonly status = 409
  readonly publicMessage = 'This is the last API key. Create another one before you revoke it.'
}
