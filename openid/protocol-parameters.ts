import querystring from 'node:querystring'
import type { FastifyRequest } from 'fastify'
import { ProtocolError } from './protocol-error.ts'

/** The parameters of one request; one without a value counts as not sent, one sent twice has no value (RFC 6749 §3.1). */
export type ProtocolParameters = {
  get(name: string): string | undefined
  entries(): IterableIterator<[string, string]>
  /** Names that were sent more than once. */
  readonly repeated: ReadonlySet<string>
}

const MOST_PARAMETERS = 200

/** The query of a GET, the form of a POST. */
export function parametersOf(http: FastifyRequest): ProtocolParameters {
  return http.method === 'POST' ? formOf(http) : readParameters(queryOf(http))
}

/** @throws ProtocolError  the body is no form, or a parameter is there twice */
export function strictFormOf(http: FastifyRequest): ProtocolParameters {
  const form = formOf(http)
  refuseRepeated(form)
  return form
}

/** The query as it was sent, undecoded. */
export function queryOf(http: FastifyRequest): string {
  const at = http.url.indexOf('?')
  return at < 0 ? '' : http.url.slice(at + 1)
}

/** @throws ProtocolError  a parameter is there twice (RFC 6749 §3.1) */
export function refuseRepeated(parameters: ProtocolParameters): void {
  if (parameters.repeated.size === 0) return
  throw new ProtocolError(
    'invalid_request',
    'duplicate_oauth_params',
    'The request contains the same parameter more than once.',
    { facts: { names: [...parameters.repeated].slice(0, 5).map((name) => name.slice(0, 100)) } },
  )
}

// Without a body there is nothing to misread; any body that is not a form arrives parsed (JSON) or not at all.
function formOf(http: FastifyRequest): ProtocolParameters {
  if (http.body === undefined || http.body === null) return readParameters('')
  if (typeof http.body === 'string') return readParameters(http.body)
  throw notAForm()
}

export function notAForm(status = 400): ProtocolError {
  const description = 'The request body must be application/x-www-form-urlencoded.'
  return new ProtocolError('invalid_request', 'invalid_request', description, { status })
}

/** Reads `application/x-www-form-urlencoded` text. @throws ProtocolError  more than 200 parameters */
export function readParameters(text: string): ProtocolParameters {
  const found = new Map<string, string>()
  const repeated = new Set<string>()
  if (text === '') return { get: () => undefined, entries: () => found.entries(), repeated }
  const pairs = text.split('&', MOST_PARAMETERS + 1)
  if (pairs.length > MOST_PARAMETERS) {
    throw new ProtocolError('invalid_request', 'invalid_request', 'The request has too many parameters.')
  }
  for (const pair of pairs) {
    const at = pair.indexOf('=')
    const name = decodeForm(at < 0 ? pair : pair.slice(0, at))
    const value = at < 0 ? '' : decodeForm(pair.slice(at + 1))
    if (name === '' || value === '') continue
    if (found.has(name)) repeated.add(name)
    found.set(name, value)
  }
  for (const name of repeated) found.delete(name)
  return { get: (name) => found.get(name), entries: () => found.entries(), repeated }
}

const NEEDS_DECODING = /[%+]/

function decodeForm(text: string): string {
  return NEEDS_DECODING.test(text) ? querystring.unescape(text.replaceAll('+', ' ')) : text
}
