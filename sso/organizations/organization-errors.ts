import { AppError } from '../../kit/errors.ts'

/** Vouched for, an e-mail domain leads to one organization; to a second one only DNS can prove it. */
export class DomainTaken extends AppError {
  readonly code = 'organization.domain_taken'
  readonly status = 409
  readonly publicMessage: string

  constructor(message: string, facts: Record<string, unknown>, options: ErrorOptions = {}) {
    super(message, facts, options)
    this.publicMessage = `${String(facts.domain ?? 'One of these domains')} belongs to another organization already.`
  }
}

/** Not an e-mail domain a company can have for its own. */
export class DomainNotUsable extends AppError {
  readonly code = 'organization.domain_not_usable'
  readonly status = 422
  readonly publicMessage: string

  /** @param problem  in words, to be read after the domain: "is a public mail service" */
  constructor(domain: string, problem: string) {
    super('not a domain of a company', { domain, problem })
    this.publicMessage = `${domain} ${problem}.`
  }
}

/** More domains than any company has. */
export class TooManyDomains extends AppError {
  readonly code = 'organization.too_many_domains'
  readonly status = 409
  readonly publicMessage = 'There are two hundred domains here already. Please remove one first.'
}
