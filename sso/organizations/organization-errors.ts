import { AppError } from '../../kit/errors.ts'

/** An e-mail domain leads to one organization, or nobody could tell whose people these are. */
export class DomainTaken extends AppError {
  readonly code = 'organization.domain_taken'
  readonly status = 409
  readonly publicMessage: string

  constructor(message: string, facts: Record<string, unknown>, options: ErrorOptions = {}) {
    super(message, facts, options)
    this.publicMessage = `${String(facts.domain ?? 'One of these domains')} belongs to another organization already.`
  }
}
