// Two journeys at a provider of sign-ins: single sign-on (the person has a session, the application gets a code and
// redeems it), and a sign-in with the password from the start, through whatever pages the provider shows.
import crypto from 'node:crypto'
import { type Load, runBrowsers, Visit } from './browser.ts'
import { APP_CALLBACK } from './sign-in-load.ts'
import { Wire, type WireAnswer } from './wire.ts'

/** What a measured provider prints when it is ready. */
export type ProviderFacts = {
  readonly port: number
  /** The `Host` its pages are asked for under. */
  readonly host: string
  readonly authorize: string
  readonly token: string
  readonly clientId: string
  readonly clientSecret: string
  readonly people: readonly { readonly login: string; readonly password: string }[]
  /** A client that asks for itself, where an access token is an RS256 JWT. */
  readonly program?: {
    readonly token: string
    readonly clientId: string
    readonly clientSecret: string
    readonly scope: string
  }
}

const VERIFIER = crypto.randomBytes(32).toString('base64url')
const CHALLENGE = crypto.hash('sha256', VERIFIER, 'base64url')
const MOST_PAGES = 6

let serial = 0

function authorizeUrl(provider: ProviderFacts, state: string): string {
  return (
    `${provider.authorize}?response_type=code&client_id=${provider.clientId}` +
    `&redirect_uri=${encodeURIComponent(APP_CALLBACK)}&scope=openid%20email%20profile&state=${state}&nonce=n-${state}` +
    `&code_challenge=${CHALLENGE}&code_challenge_method=S256`
  )
}

/** Redeems the code in `callback`, and checks that the tokens are for this request. */
async function redeem(visit: Visit, provider: ProviderFacts, callback: string, state: string): Promise<void> {
  const answered = new URL(callback).searchParams
  const code = answered.get('code')
  if (code === null || answered.get('state') !== state) throw new Error(`no code: ${callback}`)
  const answer = await visit.send(
    'POST',
    provider.token,
    `grant_type=authorization_code&code=${encodeURIComponent(code)}&redirect_uri=${encodeURIComponent(APP_CALLBACK)}` +
      `&client_id=${provider.clientId}&client_secret=${encodeURIComponent(provider.clientSecret)}&code_verifier=${VERIFIER}`,
  )
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${answer.body.slice(0, 300)}`)
  const { id_token: idToken } = JSON.parse(answer.body) as { id_token: string }
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  if (claims.nonce !== `n-${state}`) throw new Error('wrong nonce')
}

/** From nothing to tokens: every page is filled in and sent, every redirect followed. */
async function signInWithPassword(visit: Visit, provider: ProviderFacts): Promise<void> {
  const state = `password-${++serial}`
  const person = provider.people[serial % provider.people.length] as { login: string; password: string }
  let url = authorizeUrl(provider, state)
  let answer = await visit.send('GET', url)
  for (let page = 0; page < MOST_PAGES; ) {
    const next = answer.headers.location
    if (next?.startsWith(APP_CALLBACK)) return redeem(visit, provider, next, state)
    if (next !== undefined) {
      url = next
      answer = await visit.send('GET', url)
      continue
    }
    const filled = fillForm(answer, person)
    url = filled.action === '' ? url : filled.action
    answer = await visit.send('POST', url, filled.body)
    page++
  }
  throw new Error(`no way through the sign-in pages: ${answer.status} ${answer.body.slice(0, 300)}`)
}

/** The first form of a page with what a person would type: a password where one is asked for, the login elsewhere. */
function fillForm(page: WireAnswer, person: { login: string; password: string }): { action: string; body: string } {
  const form = /<form\b[^>]*>[\s\S]*?<\/form>/i.exec(page.body)?.[0]
  if (form === undefined) throw new Error(`a page without a form: ${page.status} ${page.body.slice(0, 500)}`)
  const body = new URLSearchParams()
  for (const [input] of form.matchAll(/<input\b[^>]*>/gi)) {
    const type = attribute(input, 'type') ?? 'text'
    const name = attribute(input, 'name')
    if (name === undefined || type === 'checkbox' || type === 'submit') continue
    const typed = type === 'password' ? person.password : type === 'hidden' ? undefined : person.login
    body.set(name, typed ?? attribute(input, 'value') ?? '')
  }
  const open = /<form\b[^>]*>/i.exec(form)?.[0] ?? ''
  return { action: attribute(open, 'action') ?? '', body: body.toString() }
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`, 'i').exec(tag)?.[1]
  return value?.replaceAll('&amp;', '&').replaceAll('&#x2F;', '/').replaceAll('&#39;', "'").replaceAll('&quot;', '"')
}

/** Browsers with a session, one wire each, to be used again and again. */
export type SignedInBrowsers = readonly { readonly wire: Wire; readonly visit: Visit }[]

/** Signs so many browsers in, one after the other. */
export async function openSessions(provider: ProviderFacts, browsers: number): Promise<SignedInBrowsers> {
  const opened: { wire: Wire; visit: Visit }[] = []
  for (let n = 0; n < browsers; n++) {
    const wire = new Wire(provider.port, provider.host)
    const visit = new Visit(wire)
    await signInWithPassword(visit, provider)
    opened.push({ wire, visit })
  }
  return opened
}

/** Single sign-on with all these browsers at once: authorize, code, token. */
export function loadSingleSignOn(
  provider: ProviderFacts,
  browsers: SignedInBrowsers,
  options: { seconds: number; count?: number },
): Promise<Load> {
  const visits = new Map(browsers.map(({ wire, visit }) => [wire, visit]))
  const free = browsers.map(({ wire }) => wire)
  return runBrowsers(
    { ...options, browsers: browsers.length },
    () => free.pop() as Wire,
    async (wire) => {
      const visit = (visits.get(wire) as Visit).again()
      const state = `sso-${++serial}`
      const callback = await visit.until(APP_CALLBACK, authorizeUrl(provider, state))
      await redeem(visit, provider, callback, state)
      return visit
    },
  )
}

/** Sign-ins with the password, each by a new visitor. */
export function loadPasswordSignIns(
  provider: ProviderFacts,
  options: { browsers: number; seconds: number; count?: number },
): Promise<Load> {
  return runBrowsers(
    options,
    () => new Wire(provider.port, provider.host),
    async (wire) => {
      const visit = new Visit(wire)
      await signInWithPassword(visit, provider)
      return visit
    },
  )
}

/** Access tokens for a program (RFC 6749 §4.4): one request, one RS256 signature. */
export function loadProgramTokens(
  provider: ProviderFacts,
  options: { browsers: number; seconds: number; count?: number },
): Promise<Load> {
  const { program } = provider
  if (program === undefined) throw new Error('no program is registered')
  const form =
    `grant_type=client_credentials&scope=${encodeURIComponent(program.scope)}` +
    `&client_id=${program.clientId}&client_secret=${encodeURIComponent(program.clientSecret)}`
  return runBrowsers(
    options,
    () => new Wire(provider.port, provider.host),
    async (wire) => {
      const visit = new Visit(wire)
      const answer = await visit.send('POST', program.token, form)
      if (answer.status !== 200) throw new Error(`no token: ${answer.status} ${answer.body.slice(0, 300)}`)
      const { access_token: token } = JSON.parse(answer.body) as { access_token: string }
      const { alg } = JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())
      if (alg !== 'RS256') throw new Error(`signed by ${alg}`)
      return visit
    },
  )
}
