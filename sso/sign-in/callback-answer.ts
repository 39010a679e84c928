// What Okta sends back through the browser (RFC 6749 §4.1.2, §4.1.2.1): `state`, and a code or an error. It becomes a
// type here, once; what is wrong with it becomes part of the type, because the attempt it belongs to has to end with it.
import type { FastifyRequest } from 'fastify'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { type ProtocolParameters, queryOf, readParameters } from '../../openid/protocol-parameters.ts'
import { printable } from '../okta/ask-provider.ts'
import { type SignInReason, SignInRefused } from './sign-in-errors.ts'

export type CallbackAnswer = {
  readonly state: string
  /** RFC 9207: who answers. */
  readonly iss: string | undefined
  readonly says:
    | { readonly code: string }
    | { readonly error: string; readonly description: string }
    | { readonly fault: SignInReason }
}

const STATE_CHARS = 500
const CODE_CHARS = 4096
const TOKENS = ['id_token', 'access_token', 'token', 'response']

/** @throws SignInRefused  it cannot be said which attempt it belongs to: state_missing, duplicate_parameter, response_too_large */
export function readCallback(http: FastifyRequest): CallbackAnswer {
  const sent = readQuery(http)
  const state = sent.get('state')
  if (state === undefined)
    throw new SignInRefused(isTwice(sent) ? 'duplicate_parameter' : 'state_missing', { ...named(sent), ...said(sent) })
  if (state.length > STATE_CHARS) throw new SignInRefused('response_too_large', { name: 'state', chars: state.length })
  return { state, iss: sent.get('iss'), says: whatItSays(sent) }
}

/** Which parameters came; what they hold is nobody's business. */
export function named(sent: ProtocolParameters): { sent: string[] } {
  return { sent: [...sent.entries()].map(([name]) => printable(name, 40) ?? '').slice(0, 20) }
}

/** What Okta could not accept it says all the same, also when that was the state and there is none to give back. */
function said(sent: ProtocolParameters): { oktaError?: string | undefined; oktaDescription?: string | undefined } {
  const error = sent.get('error')
  if (error === undefined || isTwice(sent)) return {}
  return { oktaError: printable(error, 100), oktaDescription: printable(sent.get('error_description'), 500) }
}

function whatItSays(sent: ProtocolParameters): CallbackAnswer['says'] {
  const code = sent.get('code')
  const error = sent.get('error')
  if (isTwice(sent)) return { fault: 'duplicate_parameter' }
  if (TOKENS.some((name) => sent.get(name) !== undefined)) return { fault: 'unexpected_response_param' }
  if (code !== undefined && error !== undefined) return { fault: 'ambiguous_response' }
  if (code !== undefined && code.length > CODE_CHARS) return { fault: 'response_too_large' }
  if (code !== undefined) return { code }
  if (error !== undefined) return { error, description: sent.get('error_description') ?? '' }
  // `iss` alone is how a tile launch looks. Taking it for one would send the browser in circles.
  return { fault: 'response_incomplete' }
}

/** Sent twice, or in the spelling some parsers make lists and objects of (`state[]=x`). */
function isTwice(sent: ProtocolParameters): boolean {
  if (sent.repeated.size > 0) return true
  return [...sent.entries()].some(([name]) => /^(state|code|iss|error|id_token)\[/.test(name))
}

function readQuery(http: FastifyRequest): ProtocolParameters {
  try {
    return readParameters(queryOf(http))
  } catch (error) {
    if (error instanceof ProtocolError) throw new SignInRefused('response_too_large', {}, { cause: error })
    throw error
  }
}
