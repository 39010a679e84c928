// The authorization endpoint (OIDC Core §3.1.2, RFC 6749 §4.1.1), in the order of its steps:
//
//   pushed? → client → redirect URI  not to be trusted: an error page of the house, never a redirect
//   → repeated parameters → request objects → response type → response mode → state → nonce → PKCE → scopes
//   → prompt → max_age → id_token_hint
//                                    wrong: back to the application with an error
//   → identify (house)               a page of the house, or who it is
//   → code → answer
//
// A house whose person comes back later (sso, from Okta) seals the `AuthorizeRequest` and goes on from its own callback
// with `issueCode` and `answerAuthorization`, or `refuseAuthorization`.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { randomToken, sha256 } from '../kit/ids.ts'
import { sendFormPost, sendPostMessage } from '../kit/page.ts'
import type { AuthorizeRequest, Client, House, Identified, NewGrant, Prompt, ResponseMode, Site } from './house.ts'
import { ANSWERED } from './house.ts'
import { readIdTokenHint } from './id-token.ts'
import { JwtRefused } from './jwt.ts'
import { refusalOf } from './protocol-answer.ts'
import { ProtocolError } from './protocol-error.ts'
import type { ProtocolParameters } from './protocol-parameters.ts'
import { parametersOf, refuseRepeated } from './protocol-parameters.ts'
import { type PushedRequest, pushedRequest, spent } from './pushed-request.ts'
import { requestedScopes, scopeList } from './requested-scopes.ts'

/** Where an answer goes: all that has to be known of a request to refuse it. */
export type AnswerAddress = Pick<AuthorizeRequest, 'redirectUri' | 'responseMode' | 'state'>

export async function authorize(
  house: House,
  site: Site,
  http: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  let asked: ProtocolParameters
  let pushed: PushedRequest | undefined
  let client: Client
  let address: AnswerAddress
  try {
    asked = parametersOf(http)
    pushed = await pushedRequest(house, site, asked)
    if (pushed !== undefined) asked = pushed.parameters
    client = await trustedClient(house, site, asked)
    address = trustedAddress(site, client, asked)
    if (address.responseMode === 'okta_post_message') await requireFrame(house, site, address, asked)
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    await house.note?.({ site, endpoint: 'authorize', http, outcome: 'refused', reason: error.reason, error })
    return house.errorPage({ site, http, reply, error })
  }
  const about = { site, endpoint: 'authorize', http, clientId: client.clientId } as const
  try {
    const request = readAuthorizeRequest(site, client, address, asked)
    const identified = await house.identify({ site, client, request, http, reply })
    if (identified === ANSWERED) return reply
    hintedPerson(request, identified)
    if (pushed !== undefined && !(await pushed.use())) throw spent()
    const { fresh, answer } = issueCode(site, request, identified, house.clock.now())
    await house.grants.save(site, fresh)
    await house.note?.({ ...about, subject: identified.subject, outcome: 'granted' })
    return answerAuthorization(reply, request, answer)
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    await pushed?.use()
    await house.note?.({ ...about, outcome: 'refused', reason: error.reason, error })
    return refuseAuthorization(reply, site, address, error, house)
  }
}

/** The checks of a request that is pushed and not answered yet. @throws ProtocolError */
export function checkAuthorizeRequest(site: Site, client: Client, asked: ProtocolParameters): void {
  readAuthorizeRequest(site, client, trustedAddress(site, client, asked), asked)
}

async function trustedClient(house: House, site: Site, asked: ProtocolParameters): Promise<Client> {
  const clientId = asked.get('client_id')
  const client = clientId === undefined ? undefined : await house.client(site, clientId)
  if (client !== undefined) return client
  throw invalid('invalid_client_id', "The 'client_id' is missing or unknown.", { clientId: clientId?.slice(0, 100) })
}

/** The redirect URI is one of the client's, character for character (RFC 9700 §4.1.3), or of a pattern its house allows. */
function trustedAddress(site: Site, client: Client, asked: ProtocolParameters): AnswerAddress {
  const redirectUri = asked.get('redirect_uri')
  const registered = (uri: string) => client.redirectUris.includes(uri) || client.alsoRedirectsTo?.(uri) === true
  if (redirectUri === undefined || !registered(redirectUri)) {
    throw invalid('illegal_redirect_uri', "The 'redirect_uri' is not one of the application's redirect URIs.", {
      clientId: client.clientId,
      redirectUri: redirectUri?.slice(0, 2000),
    })
  }
  const state = asked.get('state')
  return {
    redirectUri,
    responseMode: offeredMode(site, asked.get('response_mode')) ?? 'query',
    ...(state === undefined || state.length > STATE_CHARS ? {} : { state }),
  }
}

function readAuthorizeRequest(
  site: Site,
  client: Client,
  address: AnswerAddress,
  asked: ProtocolParameters,
): AuthorizeRequest {
  refuseRepeated(asked)
  refuseRequestObject(asked)
  requireCode(asked)
  const responseMode = responseModeOf(site, asked)
  requireState(site, asked)
  const nonce = nonceOf(asked)
  const codeChallenge = codeChallengeOf(client, asked)
  const scopes = requestedScopes(site, asked.get('scope'))
  const prompts = promptsOf(asked)
  const maxAge = maxAgeOf(asked, prompts)
  const idTokenHintSubject = hintedSubject(site, client, asked)
  const loginHint = asked.get('login_hint')
  return {
    siteKey: site.key,
    clientId: client.clientId,
    ...address,
    responseMode,
    scopes,
    prompts,
    ...(nonce === undefined ? {} : { nonce }),
    ...(codeChallenge === undefined ? {} : { codeChallenge }),
    ...(maxAge === undefined ? {} : { maxAge }),
    ...(loginHint === undefined ? {} : { loginHint }),
    ...(idTokenHintSubject === undefined ? {} : { idTokenHintSubject }),
    extra: extraOf(asked),
  }
}

/** Neither is supported, and neither is silently left out: what they say could differ from the query (OIDC Core §6). */
function refuseRequestObject(asked: ProtocolParameters): void {
  for (const name of ['request', 'request_uri'] as const) {
    if (asked.get(name) === undefined) continue
    throw new ProtocolError(
      `${name}_not_supported`,
      `${name}_not_supported`,
      `The '${name}' parameter is not supported.`,
    )
  }
}

function requireCode(asked: ProtocolParameters): void {
  const responseType = asked.get('response_type')
  if (responseType === 'code') return
  if (responseType === undefined) throw invalid('missing_response_type', "The 'response_type' is missing.")
  const description = "The only 'response_type' is 'code'."
  throw new ProtocolError('unsupported_response_type', 'unsupported_response_type', description)
}

const USUAL_MODES: readonly ResponseMode[] = ['query', 'form_post']

function offeredMode(site: Site, mode: string | undefined): ResponseMode | undefined {
  return (site.responseModes ?? USUAL_MODES).find((one) => one === mode)
}

function responseModeOf(site: Site, asked: ProtocolParameters): ResponseMode {
  const asks = asked.get('response_mode') ?? 'query'
  const mode = offeredMode(site, asks)
  if (mode !== undefined) return mode
  throw invalid('unsupported_response_mode', 'The response mode is not one of this issuer.')
}

/** An answer in a frame is for one origin that the house trusts, and never with a page a person would have to answer. */
async function requireFrame(
  house: House,
  site: Site,
  { redirectUri }: AnswerAddress,
  asked: ProtocolParameters,
): Promise<void> {
  const silent = asked.get('prompt') === 'none'
  const { origin } = new URL(redirectUri)
  if (silent && origin !== 'null' && (await house.mayFrame?.(site, origin))) return
  const description = 'An answer by message needs prompt=none and a trusted origin.'
  throw invalid('unsupported_response_mode', description, { origin })
}

const STATE_CHARS = 4096
const NONCE_CHARS = 1024

function requireState(site: Site, asked: ProtocolParameters): void {
  const state = asked.get('state')
  if ((state === undefined && site.requireState) || (state?.length ?? 0) > STATE_CHARS) {
    throw invalid('invalid_state', `The 'state' is missing or longer than ${STATE_CHARS} characters.`)
  }
}

function nonceOf(asked: ProtocolParameters): string | undefined {
  const nonce = asked.get('nonce')
  if (nonce === undefined || nonce.length <= NONCE_CHARS) return nonce
  throw invalid('invalid_nonce', `The 'nonce' is longer than ${NONCE_CHARS} characters.`)
}

/** PKCE with S256 alone (RFC 7636 §4.2, RFC 9700 §2.1.1). A client without a secret cannot do without. */
function codeChallengeOf(client: Client, asked: ProtocolParameters): string | undefined {
  const challenge = asked.get('code_challenge')
  const method = asked.get('code_challenge_method')
  if (challenge === undefined) {
    if (method === undefined && !client.requirePkce && client.authMethods.some((one) => one !== 'none'))
      return undefined
    throw invalid('pkce_missing_challenge', "The 'code_challenge' is missing.")
  }
  // Left out, the method would be `plain` (RFC 7636 §4.3).
  if (method !== 'S256') {
    throw invalid('pkce_unsupported_code_challenge_method', "The 'code_challenge_method' must be 'S256'.")
  }
  if (PKCE_CHARS.test(challenge)) return challenge
  throw invalid('pkce_invalid_challenge', "The 'code_challenge' must be 43 to 128 unreserved characters.")
}

const PKCE_CHARS = /^[A-Za-z0-9._~-]{43,128}$/

const PROMPTS: readonly Prompt[] = ['none', 'login', 'consent']

function promptsOf(asked: ProtocolParameters): readonly Prompt[] {
  const prompts = scopeList(asked.get('prompt'))
  const known = PROMPTS.filter((prompt) => prompts.includes(prompt))
  if (known.length !== prompts.length || (known.includes('none') && known.length > 1)) {
    throw invalid('invalid_prompt', "The 'prompt' must be 'none' alone, or 'login' and 'consent'.")
  }
  return known
}

function maxAgeOf(asked: ProtocolParameters, prompts: readonly Prompt[]): number | undefined {
  const text = asked.get('max_age')
  if (text === undefined) return undefined
  const maxAge = /^\d{1,10}$/.test(text) ? Number(text) : Number.POSITIVE_INFINITY
  if (maxAge > 2 ** 31 - 1) throw invalid('invalid_max_age', "The 'max_age' must be between 0 and 2147483647 seconds.")
  if (maxAge === 0 && prompts.includes('none')) {
    throw invalid('invalid_prompt_for_zero_max_age', "'max_age=0' asks for a sign-in and 'prompt=none' forbids it.")
  }
  return maxAge
}

function hintedSubject(site: Site, client: Client, asked: ProtocolParameters): string | undefined {
  const token = asked.get('id_token_hint')
  if (token === undefined) return undefined
  try {
    const hint = readIdTokenHint(site, token)
    if (hint.clientId === client.clientId) return hint.subject
  } catch (error) {
    if (!(error instanceof JwtRefused)) throw error
  }
  throw invalid('invalid_id_token_hint', "The 'id_token_hint' is not an ID token this issuer gave the application.")
}

/** Somebody else than the hint's person is no answer to the request (OIDC Core §3.1.2.2, step 4). */
function hintedPerson(request: AuthorizeRequest, identified: Identified): void {
  if (request.idTokenHintSubject === undefined || request.idTokenHintSubject === identified.subject) return
  throw new ProtocolError('login_required', 'login_required', 'The person signed in is not the one asked for.')
}

const READ = new Set(
  'client_id redirect_uri response_type response_mode state nonce code_challenge code_challenge_method scope prompt max_age id_token_hint login_hint'.split(
    ' ',
  ),
)

function extraOf(asked: ProtocolParameters): Readonly<Record<string, string>> {
  const extra: [string, string][] = []
  for (const [name, value] of asked.entries()) if (!READ.has(name) && name !== '__proto__') extra.push([name, value])
  return Object.fromEntries(extra)
}

/**
 * Makes a code (RFC 6749 §4.1.2) and what has to be stored for it. Nothing is stored here: the caller saves `fresh`,
 * then sends `answer`.
 *
 * @param now  milliseconds
 * @returns the new grant, and the parameters of the answer: `code`, `state` as it was sent, `iss` (RFC 9207)
 */
export function issueCode(
  site: Site,
  request: AuthorizeRequest,
  identified: Identified,
  now: number,
): { fresh: NewGrant; answer: Record<string, string> } {
  const code = randomToken()
  const grant = {
    ...identified,
    id: site.newGrantId?.() ?? randomToken(16),
    siteKey: site.key,
    clientId: request.clientId,
    redirectUri: request.redirectUri,
    ...(request.nonce === undefined ? {} : { nonce: request.nonce }),
    ...(request.codeChallenge === undefined ? {} : { codeChallenge: request.codeChallenge }),
    createdAt: now,
    codeExpiresAt: now + site.codeSeconds * 1000,
  }
  return { fresh: { grant, codeHash: sha256(code) }, answer: { code, ...echo(site, request) } }
}

function echo(site: Site, request: AnswerAddress): Record<string, string> {
  return {
    ...(request.state === undefined ? {} : { state: request.state }),
    ...(site.issInResponse ? { iss: site.issuer } : {}),
  }
}

/** Sends an answer back to the application, in the way it asked for. Nothing of it may be kept or leak by referrer. */
export function answerAuthorization(
  reply: FastifyReply,
  request: AnswerAddress,
  answer: Record<string, string>,
): FastifyReply {
  reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
  if (request.responseMode === 'form_post') return sendFormPost(reply, request.redirectUri, answer)
  if (request.responseMode === 'okta_post_message')
    return sendPostMessage(reply, new URL(request.redirectUri).origin, answer)
  // 303 after a POST, so that no browser repeats a body at the application (RFC 9700 §4.12).
  const status = reply.request.method === 'POST' ? 303 : 302
  const location =
    request.responseMode === 'fragment'
      ? `${request.redirectUri}#${new URLSearchParams(answer)}`
      : withParameters(request.redirectUri, answer)
  return reply.code(status).header('location', location).send()
}

/** Sends a refusal back to the application (RFC 6749 §4.1.2.1), in the house's words. */
export function refuseAuthorization(
  reply: FastifyReply,
  site: Site,
  request: AnswerAddress,
  error: ProtocolError,
  house: Pick<House, 'wording'>,
): FastifyReply {
  const worded = refusalOf(house, site, error)
  const answer = { error: worded.error, error_description: worded.description, ...echo(site, request) }
  return answerAuthorization(reply, request, answer)
}

/** Adds parameters to a registered URI without touching a character of it. */
export function withParameters(uri: string, parameters: Record<string, string>): string {
  const query = new URLSearchParams(parameters).toString()
  if (query === '') return uri
  return `${uri}${uri.includes('?') ? '&' : '?'}${query}`
}

function invalid(reason: string, description: string, facts: Record<string, unknown> = {}): ProtocolError {
  return new ProtocolError('invalid_request', reason, description, { facts })
}
