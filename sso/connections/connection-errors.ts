import { AppError } from '../../kit/errors.ts'

/** Two people, or a person and a script, changed the same connection at once. */
export class ConnectionChanged extends AppError {
  readonly code = 'connection.changed_meanwhile'
  readonly status = 409
  readonly publicMessage = 'Somebody else changed this connection meanwhile. Read it again and repeat your change.'
}

/** Some of what a working connection needs was given, but not all of it. */
export class ConnectionIncomplete extends AppError {
  readonly code = 'connection.incomplete'
  readonly status = 422
  readonly publicMessage = 'A connection needs all three together: oktaDomain or issuer, clientId and clientSecret.'
}

/** Nothing to switch on or off yet. */
export class ConnectionNotConfigured extends AppError {
  readonly code = 'connection.not_configured'
  readonly status = 409
  readonly publicMessage =
    'This connection is still a draft. Give it oktaDomain or issuer, clientId and clientSecret first.'
}

/** A secret kept from before must not be sent to a place it was not given for (CVE-2026-15943). */
export class SecretRequired extends AppError {
  readonly code = 'connection.secret_required'
  readonly status = 422
  readonly publicMessage = 'With a new issuer, domain or client ID the client secret has to be given again.'
}

export class OrganizationUnknown extends AppError {
  readonly code = 'connection.organization_unknown'
  readonly status = 422
  readonly publicMessage = 'There is no organization with this id.'
}

export class ApplicationUnknown extends AppError {
  readonly code = 'connection.application_unknown'
  readonly status = 422
  readonly publicMessage = 'There is no application with this id.'
}

/** What was entered as Okta domain or issuer is not one; the message says what it looks like instead. */
export class OktaDomainNotUsable extends AppError {
  readonly code = 'connection.domain_not_usable'
  readonly status = 422
  readonly publicMessage: string

  constructor(hint: string, facts: Record<string, unknown> = {}) {
    super('okta domain not usable', facts)
    this.publicMessage = hint
  }
}

export class HttpsRequired extends AppError {
  readonly code = 'connection.https_required'
  readonly status = 422
  readonly publicMessage = 'The issuer has to begin with https://'
}

export class IssuerAddressNotAllowed extends AppError {
  readonly code = 'connection.address_not_allowed'
  readonly status = 422
  readonly publicMessage = 'This address cannot be used: it is not on the public internet.'
}

/** Nothing answered there at all. */
export class IssuerUnreachable extends AppError {
  readonly code = 'connection.issuer_unreachable'
  readonly status = 422
  readonly publicMessage: string

  constructor(message: string, facts: Record<string, unknown>, options: ErrorOptions = {}) {
    super(message, facts, options)
    this.publicMessage = `Nothing answered at ${String(facts.asked)}. Check it for typing errors.`
  }
}

/** RP-31: the document at the address speaks for another issuer. */
export class IssuerMismatch extends AppError {
  readonly code = 'connection.issuer_mismatch'
  readonly status = 422
  readonly publicMessage: string

  constructor(message: string, facts: Record<string, unknown>, options: ErrorOptions = {}) {
    super(message, facts, options)
    this.publicMessage = `The provider at this address calls itself ${String(facts.found)}, not ${String(facts.expected)}.`
  }
}

export class DiscoveryFailed extends AppError {
  readonly code = 'connection.discovery_failed'
  readonly status = 422
  readonly publicMessage =
    'There is no usable OpenID Connect configuration at this address. For a custom authorization server give its issuer.'
}

/** Nothing to test yet. */
export class NoDraft extends AppError {
  readonly code = 'connection.no_draft'
  readonly status = 409
  readonly publicMessage = 'This connection has no draft. Make one first: PUT /connections/{id}/draft'
}

/** A draft can be kept half filled in, but not tried. */
export class DraftIncomplete extends AppError {
  readonly code = 'connection.draft_incomplete'
  readonly status = 422
  readonly publicMessage: string

  constructor(missing: readonly string[]) {
    super('draft incomplete', { missing })
    this.publicMessage = `The draft still needs ${missing.join(', ')}.`
  }
}

/** What was proven of other settings says nothing about these. */
export class VersionNotTested extends AppError {
  readonly code = 'connection.version_not_tested'
  readonly status = 409
  readonly publicMessage =
    'This version has not passed a test sign-in with exactly the settings it has now. Test it, then it can go live.'
}

export class NoPreviousVersion extends AppError {
  readonly code = 'connection.no_previous_version'
  readonly status = 409
  readonly publicMessage = 'There is no version before the live one to go back to.'
}

/** A second secret beside none. */
export class NoSecretInUse extends AppError {
  readonly code = 'connection.no_secret_in_use'
  readonly status = 409
  readonly publicMessage = 'This connection does not prove itself by a client secret, so there is none to follow it.'
}
