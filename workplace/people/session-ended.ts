import { AppError } from '../../kit/errors.ts'

/** A page that needs somebody signed in, and nobody is. */
export class SessionEnded extends AppError {
  readonly code = 'workplace.session_ended'
  readonly status = 401
  readonly publicMessage = 'Your session has ended. Sign in again and repeat the last step.'
}
