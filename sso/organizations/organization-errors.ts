import { AppError } from '../../kit/errors.ts'

/** An e-mail domain leads to one organization, or nobody could tell whose people these are. */
export class DomainTaken extends AppError {
  readonly code = 'organization.domain_taken'
  readonly status = 409
  readonly publicMessage = 'One of these domains belongs to another organization already.'
}
