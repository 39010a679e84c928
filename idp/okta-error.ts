import { AppError } from '../kit/errors.ts'
import { oktaId } from '../kit/ids.ts'

// Status and sentence as Okta publishes them (developer.okta.com/docs/reference/error-codes).
const KNOWN = {
  E0000001: [400, 'Api validation failed'],
  E0000003: [400, 'The request body was not well-formed.'],
  E0000004: [401, 'Authentication failed'],
  E0000005: [403, 'Invalid session'],
  E0000006: [403, 'You do not have permission to perform the requested action'],
  E0000007: [404, 'Not found'],
  E0000009: [500, 'Internal Server Error'],
  E0000011: [401, 'Invalid token provided'],
  E0000014: [403, 'Update of credentials failed'],
  E0000015: [401, 'You do not have permission to access the feature you are requesting'],
  E0000016: [403, 'Activation failed because the user is already active'],
  E0000021: [400, 'Bad request.  Accept and/or Content-Type headers likely do not match supported values.'],
  E0000022: [405, 'The endpoint does not support the provided HTTP method'],
  E0000031: [400, 'Invalid search criteria.'],
  E0000032: [403, 'Unlock is not allowed for this user.'],
  E0000033: [400, "Bad request. Can't specify a search query and filter in the same request."],
  E0000034: [403, 'Forgot password not allowed on specified user.'],
  E0000038: [403, "This operation is not allowed in the user's current status."],
  E0000040: [400, 'Application label must not be the same as an existing application label.'],
  E0000047: [429, 'API call exceeded rate limit due to too many requests.'],
  E0000056: [403, 'Delete application forbidden.'],
  E0000060: [501, 'Unsupported operation.'],
  E0000062: [409, 'The specified user is already assigned to the application.'],
  E0000068: [403, 'Invalid Passcode/Answer'],
  E0000069: [403, 'User Locked'],
  E0000079: [403, 'This operation is not allowed in the current authentication state.'],
  E0000080: [403, 'The password does not meet the complexity requirements of the current password policy.'],
  E0000087: [403, 'The recovery question answer did not match our records.'],
  E0000090: [409, 'The role specified is already assigned to the user.'],
  E0000124: [
    400,
    'Could not create user. To create a user and expire their password immediately, a password must be specified',
  ],
  E0000125: [
    400,
    'Could not create user. To create a user and expire their password immediately, "activate" must be true',
  ],
  E0000142: [403, 'This User Type cannot be deleted.'],
  E0000161: [403, 'Unique domain name required.'],
  E0000162: [403, 'Domain count limit reached.'],
  E0000163: [404, 'Domain ID not found.'],
  E0000165: [403, 'Domain not verified.'],
  E0000192: [400, 'Roles cannot be granted to groups with group membership rules.'],
  E0000211: [400, 'Roles cannot be granted to built-in groups'],
  E0000231: [412, "ETag value doesn't match."],
  E0000242: [400, 'ETag syntax is invalid.'],
} as const satisfies Record<string, readonly [number, string]>

export type OktaErrorCode = keyof typeof KNOWN

/**
 * A refusal in Okta's words: `errorCode` is what Okta's clients branch on, `causes` name the fields.
 *
 * @param summary  replaces the code's own sentence
 */
export class OktaError extends AppError {
  readonly code = 'idp.okta_error'
  readonly status: number
  readonly publicMessage: string
  readonly errorCode: OktaErrorCode
  readonly causes: readonly string[]

  constructor(errorCode: OktaErrorCode, summary?: string, causes: readonly string[] = [], options: ErrorOptions = {}) {
    const [status, sentence] = KNOWN[errorCode]
    super(`${errorCode}: ${summary ?? sentence}`, { errorCode }, options)
    this.errorCode = errorCode
    this.status = status
    this.publicMessage = summary ?? sentence
    this.causes = causes
  }
}

/** @param subject  the field, or the thing, Okta's summary names @param causes  one per problem, `field: what is wrong` */
export function validationFailed(subject: string, causes: readonly string[]): OktaError {
  return new OktaError('E0000001', `Api validation failed: ${subject}`, causes)
}

/** For problems written as `field: what is wrong`: Okta's summary names the first field. Nothing wrong: returns. */
export function refuseIf(causes: readonly string[], subject?: string): void {
  const first = causes[0]
  if (first === undefined) return
  const at = first.indexOf(':')
  throw validationFailed(subject ?? (at > 0 ? first.slice(0, at) : 'request'), causes)
}

/** @param type  as Okta spells it: User, UserGroup, AppInstance, AuthorizationServer, … */
export function resourceNotFound(id: string, type: string): OktaError {
  return new OktaError('E0000007', `Not found: Resource not found: ${id.slice(0, 100)} (${type})`)
}

export const ALREADY_EXISTS = 'An object with this field already exists in the current organization'

/** The body of every error Okta's API answers. */
export function oktaErrorBody(error: OktaError) {
  return {
    errorCode: error.errorCode,
    errorSummary: error.publicMessage,
    errorLink: error.errorCode,
    errorId: `${oktaId('oae')}${oktaId('').slice(0, 5)}`,
    errorCauses: error.causes.map((errorSummary) => ({ errorSummary })),
  }
}
