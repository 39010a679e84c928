// What a provider thinks of our settings, found out without anybody signing in:
//
//   authorize request that may ask nobody (`prompt=none`)
//     login_required             → client ID, redirect URI and scopes are good: only a person is missing
//     another error              → the one thing that is not
//     a page of its own          → it does not know the client, or not the redirect URI
//   token request with a code that never was
//     invalid_grant              → the credentials are good: only the code is not
//     invalid_client             → they are not, or are wanted in another way
import { randomToken, sha256 } from '../../kit/ids.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { askProvider, printable } from './ask-provider.ts'
import type { ClientProof } from './client-credentials.ts'
import { parseStrictObject } from './strict-json.ts'

/** `facts` as a sign-in would have left them, so that the failure catalogue recognises it. */
export type Probe =
  | { readonly holds: true }
  | { readonly holds: false; readonly reason: string; readonly facts: Readonly<Record<string, unknown>> }

const TIMEOUT_MS = 8000
const PAGE_BYTES = 512 * 1024
/** What an answer says when all that is missing is a person. */
const NOBODY_SIGNED_IN = new Set([
  'login_required',
  'interaction_required',
  'consent_required',
  'account_selection_required',
])

type Asked = {
  readonly authorizationEndpoint: string
  readonly clientId: string
  readonly redirectUri: string
  readonly scopes: readonly string[]
}

/**
 * Source: OIDC Core 1.0 §3.1.2.1 (`prompt=none`), §3.1.2.6 (errors).
 *
 * @throws OktaProblem  no answer
 */
export async function probeAuthorize(deps: Pick<SsoDeps, 'http'>, asked: Asked): Promise<Probe> {
  const url = new URL(asked.authorizationEndpoint)
  const state = randomToken(16)
  const parameters = {
    response_type: 'code',
    response_mode: 'query',
    client_id: asked.clientId,
    redirect_uri: asked.redirectUri,
    scope: asked.scopes.join(' '),
    state,
    nonce: randomToken(16),
    prompt: 'none',
    code_challenge: sha256(randomToken(32)),
    code_challenge_method: 'S256',
  }
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value)
  const answer = await askProvider(deps.http, url.href, { timeoutMs: TIMEOUT_MS, maxBytes: PAGE_BYTES })
  const back = backTo(asked.redirectUri, answer.headers.location)
  if (back === undefined) return refusedByPage(answer.status, answer.body, asked.redirectUri)
  const error = back.get('error') ?? ''
  if (NOBODY_SIGNED_IN.has(error) && back.get('state') === state) return { holds: true }
  const facts = { oktaError: printable(error, 60), oktaDescription: printable(back.get('error_description'), 300) }
  return { holds: false, reason: reasonOfError(error, String(facts.oktaDescription ?? '')), facts }
}

function reasonOfError(error: string, description: string): string {
  if (error === 'invalid_scope') return 'scope_refused'
  if (error === 'access_denied') return /not assigned/i.test(description) ? 'not_assigned' : 'policy_refused'
  return error === 'server_error' || error === 'temporarily_unavailable' ? 'okta_broken' : 'okta_misconfigured'
}

/** What came back to our own redirect URI; undefined when it was not there that the browser would have gone. */
function backTo(redirectUri: string, location: string | undefined): URLSearchParams | undefined {
  if (location === undefined || !URL.canParse(location)) return undefined
  const url = new URL(location)
  return `${url.origin}${url.pathname}` === redirectUri ? url.searchParams : undefined
}

function refusedByPage(status: number, body: string, sentRedirectUri: string): Probe {
  return {
    holds: false,
    reason: 'okta_misconfigured',
    facts: { status, oktaDescription: wordsOfPage(body), sentRedirectUri },
  }
}

/** The text of an error page, or of Okta's JSON in its place. */
function wordsOfPage(body: string): string | undefined {
  const json = parseStrictObject(body)
  if (json !== undefined) return printable(json.error_description ?? json.errorSummary ?? json.error, 300)
  // Cut apart by hand: a pattern over half a megabyte of somebody's page is how one is kept busy.
  const main = body.slice(Math.max(0, body.indexOf('<body')), body.length)
  let text = ''
  let inside = true
  for (const sign of main) {
    if (sign === '<') {
      inside = false
      text += ' '
    } else if (sign === '>') inside = true
    else if (inside) text += sign
    if (text.length > 4000) break
  }
  const words = text.replaceAll('&#39;', "'").replaceAll('&quot;', '"').replaceAll('&amp;', '&').split(/\s+/).join(' ')
  return printable(words.trim(), 600)
}

/**
 * Source: RFC 6749 §5.2.
 *
 * @param proof  from `clientCredentials`
 * @throws OktaProblem  no answer
 */
export async function probeCredentials(
  deps: Pick<SsoDeps, 'http'>,
  tokenEndpoint: string,
  redirectUri: string,
  proof: ClientProof,
): Promise<Probe> {
  const answer = await askProvider(deps.http, tokenEndpoint, {
    method: 'POST',
    timeoutMs: TIMEOUT_MS,
    maxBytes: 64 * 1024,
    headers: {
      'content-type': 'application/x-www-form-urlencoded',
      accept: 'application/json',
      ...(proof.authorization === undefined ? {} : { authorization: proof.authorization }),
    },
    body: `grant_type=authorization_code&code=${randomToken(24)}&redirect_uri=${encodeURIComponent(redirectUri)}&code_verifier=${randomToken(32)}${proof.form}`,
  })
  const body = parseStrictObject(answer.body)
  const error = printable(body?.error ?? body?.errorCode, 60)
  if (error === 'invalid_grant') return { holds: true }
  const description = printable(body?.error_description ?? body?.errorSummary, 300)
  const facts = { status: answer.status, error, description, url: tokenEndpoint }
  const refused = error === 'invalid_client' || answer.status === 401
  return { holds: false, reason: refused ? 'client_credentials_rejected' : 'token_exchange_failed', facts }
}

/**
 * How far the provider's clock is ahead of ours, by the `Date` of an answer (RFC 9110 §6.6.1).
 *
 * @returns milliseconds, good to a second; undefined when it does not say
 */
export async function clockOffset(deps: Pick<SsoDeps, 'http' | 'clock'>, url: string): Promise<number | undefined> {
  const before = deps.clock.now()
  const answer = await askProvider(deps.http, url, { timeoutMs: TIMEOUT_MS, maxBytes: 256 * 1024 })
  const theirs = Date.parse(answer.headers.date ?? '')
  if (Number.isNaN(theirs)) return undefined
  const ours = (before + deps.clock.now()) / 2
  return Math.abs(theirs + 500 - ours) < 1500 ? 0 : Math.round(theirs + 500 - ours)
}
