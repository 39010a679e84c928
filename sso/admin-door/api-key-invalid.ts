import { AppError } from '../../kit/errors.ts'

/** No `Authorization: Bearer gp_…`, or not a key of ours, or a revoked one. The answer is the same for all three. */
export class ApiKeyInvalid extends AppError {
  readonly code = 'api.key_invalid'
  readonly status = 401
  readonly publicMessage = 'This request needs a valid API key: Authorization: Bearer gp_…'
}
