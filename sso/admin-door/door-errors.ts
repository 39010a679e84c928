import { AppError } from '../../kit/errors.ts'

/** No `Authorization: Bearer gp_…` and nobody signed in, or not a key of ours, or a revoked one. One answer for all. */
export class ApiKeyInvalid extends AppError {
  readonly code = 'api.key_invalid'
  readonly status = 401
  readonly publicMessage = 'This request needs a valid API key: Authorization: Bearer gp_…'
}

/** Rights are given away, or a way in is changed: the browser may have been left open, or its cookie taken along. */
export class ConfirmationNeeded extends AppError {
  readonly code = 'api.confirmation_needed'
  readonly status = 403
  readonly publicMessage =
    'You signed in more than fifteen minutes ago. Confirm with your passkey that it is you, and repeat this.'
}

/** Whoever asks is known and may not do this. */
export class RoleMissing extends AppError {
  readonly code = 'api.role_missing'
  readonly status = 403
  readonly publicMessage: string

  constructor(needed: string, facts: Record<string, unknown>) {
    super('the role does not reach', facts)
    this.publicMessage = `This takes the role “${needed}”. An owner can do it, or give you the role.`
  }
}
