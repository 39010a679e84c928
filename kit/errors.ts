import type { z } from 'zod'

/**
 * A failure with a code for programs, a sentence for people and facts for the log.
 *
 * One subclass per way to fail. `code` is public and stays; `publicMessage` is what a browser may see; `facts` go to
 * the log and never hold a token, a secret or a claim.
 */
export abstract class AppError extends Error {
  abstract readonly code: string
  abstract readonly status: number
  abstract readonly publicMessage: string
  readonly facts: Record<string, unknown>

  constructor(message: string, facts: Record<string, unknown> = {}, options: ErrorOptions = {}) {
    super(message, options)
    this.name = new.target.name
    this.facts = facts
  }
}

/** What came in does not have the shape the door asks for. `publicMessage` names the places, never the values. */
export class BadRequest extends AppError {
  readonly code = 'request.invalid'
  readonly status = 400
  readonly publicMessage: string

  constructor(message: string, facts: Record<string, unknown> = {}, options: ErrorOptions = {}) {
    super(message, facts, options)
    this.publicMessage = message
  }
}

export class NotFound extends AppError {
  readonly code = 'request.not_found'
  readonly status = 404
  readonly publicMessage = 'There is nothing at this address.'
}

/** A parameter was sent twice (RFC 6749 §3.1: "MUST NOT be included more than once"). */
export class DuplicateParameter extends AppError {
  readonly code = 'request.duplicate_parameter'
  readonly status = 400
  readonly publicMessage = 'The request carries the same parameter twice.'
}

/** More parameters, or longer ones, than any honest request has. */
export class OversizedRequest extends AppError {
  readonly code = 'request.too_large'
  readonly status = 413
  readonly publicMessage = 'The request is larger than anything this address accepts.'
}

/** A state-changing request came from a page that is not ours (cross-site request forgery). */
export class CrossSiteRequest extends AppError {
  readonly code = 'request.cross_site'
  readonly status = 403
  readonly publicMessage = 'This request came from another site and was not carried out.'
}

/** The environment does not describe a service that may be started. The message names the setting, never its value. */
export class ConfigUnusable extends AppError {
  readonly code = 'config.unusable'
  readonly status = 500
  readonly publicMessage = 'The service is not configured.'
}

/** Something of ours broke. The facts are in the log under the same trace id. */
class Unexpected extends AppError {
  readonly code = 'request.unexpected'
  readonly status = 500
  readonly publicMessage = 'Something went wrong on our side. Please try again.'
}

/**
 * Turns what came from outside into a type, once, at the door.
 *
 * @param where  what is being read, in words a caller understands: 'request body', 'query'
 * @throws BadRequest  naming each wrong member and what was wanted of it
 */
export function parseAtDoor<T>(schema: z.ZodType<T>, value: unknown, where: string): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `${issue.path.join('.') || where}: ${issue.message}`)
  throw new BadRequest(`${where} is not valid: ${problems.slice(0, 10).join('; ')}`, { where })
}

// Fastify's names for what it found in place of a JSON body.
const NOT_JSON: ReadonlyMap<unknown, string> = new Map([
  ['FST_ERR_CTP_EMPTY_JSON_BODY', 'The request body is empty.'],
  ['FST_ERR_CTP_INVALID_JSON_BODY', 'The request body is not valid JSON.'],
])

/** Any thrown thing as an AppError: Fastify's own refusals keep their status, everything unknown becomes `Unexpected`. */
export function asAppError(thrown: unknown): AppError {
  if (thrown instanceof AppError) return thrown
  const { statusCode: status, code } = (thrown ?? {}) as { statusCode?: unknown; code?: unknown }
  if (status === 413) return new OversizedRequest('body over the limit', {}, { cause: thrown })
  if (typeof status === 'number' && status >= 400 && status < 500)
    return new BadRequest(NOT_JSON.get(code) ?? 'The request could not be read.', { status }, { cause: thrown })
  return new Unexpected('unexpected failure', {}, { cause: thrown })
}
