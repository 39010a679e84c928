import {
  type GuardedHttp,
  type HttpAnswer,
  type HttpCall,
  OutboundFailed,
  OutboundRefused,
} from '../../kit/guarded-http.ts'
import { OktaProblem } from './okta-problems.ts'

/**
 * One call to a customer's provider, its failures in this room's words. Any status below 500 but 429 is an answer, for
 * the caller to judge.
 *
 * @throws OktaProblem  idp_unavailable, idp_rate_limited, idp_address_not_allowed, token_too_large
 */
export async function askProvider(http: GuardedHttp, url: string, call: HttpCall): Promise<HttpAnswer> {
  const answer = await http.request(url, call).catch((cause: unknown) => {
    if (cause instanceof OutboundRefused) throw new OktaProblem('idp_address_not_allowed', cause.facts, { cause })
    if (!(cause instanceof OutboundFailed)) throw cause
    const facts = { ...cause.facts, why: systemCode(cause.cause) }
    throw new OktaProblem('maxBytes' in facts ? 'token_too_large' : 'idp_unavailable', facts, { cause })
  })
  if (answer.status === 429)
    throw new OktaProblem('idp_rate_limited', { url, retryAfter: printable(answer.headers['retry-after'], 20) })
  if (answer.status >= 500) throw new OktaProblem('idp_unavailable', { url, status: answer.status })
  return answer
}

/** `ENOTFOUND`, `CERT_HAS_EXPIRED`: what the network or TLS calls it. */
function systemCode(cause: unknown): string | undefined {
  const { code, message } = (cause ?? {}) as { code?: unknown; message?: unknown }
  // OpenSSL has a sentence for a key that is too weak, and Node no name.
  if (code === 'UNSPECIFIED') return `CERT_${printable(message, 60)?.replace(/\W+/g, '_').toUpperCase()}`
  return printable(code, 60)
}

/** Text from outside as a fact: short, and nothing in it that a terminal or a log reader would act on. */
export function printable(value: unknown, maxChars = 200): string | undefined {
  if (typeof value !== 'string') return undefined
  const short = value.length > maxChars ? `${value.slice(0, maxChars)}…` : value
  return short.replace(/[\p{C}\u2028\u2029]/gu, '\ufffd')
}
