// Browsers that sign in again and again, each time as a new visitor: the application's authorization request, Okta,
// the callback, and the application's token request. State, nonce and e-mail are checked every time.
import crypto from 'node:crypto'
import { type Load, runBrowsers, Visit } from './browser.ts'
import { consent, emailOf } from './stub-okta.ts'
import { Wire, type WireAnswer } from './wire.ts'

/** Where nothing listens: the driver stops at the redirect to it. */
export const APP_CALLBACK = 'http://localhost:4999/callback'

/** What a measured service prints when it is ready. `{n}` in the client id becomes the tenant's number. */
export type BrokerFacts = {
  readonly base: string
  readonly authorize: string
  readonly token: string
  readonly clientId: string
  readonly clientSecret: string
  readonly tenants: number
  /** Per tenant, added to the authorization request: how a service is told whose Okta is meant. */
  readonly tenantQuery?: readonly string[]
}

// After the first hundred sign-ins everybody is a returning person, as in life.
const PEOPLE = 100
const APP_VERIFIER = crypto.randomBytes(32).toString('base64url')
const APP_CHALLENGE = crypto.hash('sha256', APP_VERIFIER, 'base64url')

let serial = 0

/** One complete sign-in. @throws Error  the service answered anything but what it should */
export async function signIn(
  wire: Wire,
  broker: BrokerFacts,
  oktaOrigin: string,
): Promise<Visit & { tokenBody: string }> {
  const visit = new Visit(wire)
  const id = ++serial
  const tenant = broker.tenants > 1 ? Math.floor(Math.random() * broker.tenants) : 0
  const person = id % PEOPLE
  const state = `state-${id}-abcdefghijklmnop`
  const nonce = `nonce-${id}-abcdefghijklmnop`
  const clientId = encodeURIComponent(broker.clientId.replaceAll('{n}', String(tenant)))
  const callback = encodeURIComponent(APP_CALLBACK)

  const authorize =
    `${broker.authorize}?response_type=code&client_id=${clientId}&redirect_uri=${callback}` +
    `&scope=openid%20email%20profile&state=${state}&nonce=${nonce}` +
    `&code_challenge=${APP_CHALLENGE}&code_challenge_method=S256${broker.tenantQuery?.[tenant] ?? ''}`
  const atOkta = await visit.until(oktaOrigin, authorize)
  const backAtApp = await visit.until(APP_CALLBACK, consent(atOkta, person))

  const answer = new URL(backAtApp).searchParams
  const code = answer.get('code')
  if (code === null || answer.get('state') !== state) throw new Error(`no code for the application: ${backAtApp}`)
  const tokenBody =
    `grant_type=authorization_code&code=${encodeURIComponent(code)}&redirect_uri=${callback}&client_id=${clientId}` +
    `&client_secret=${encodeURIComponent(broker.clientSecret)}&code_verifier=${APP_VERIFIER}`
  const tokens = await visit.send('POST', broker.token, tokenBody)
  checkIdToken(tokens, nonce, emailOf(person))
  return Object.assign(visit, { tokenBody })
}

function checkIdToken(answer: WireAnswer, nonce: string, email: string): void {
  if (answer.status !== 200) throw new Error(`no tokens: ${answer.status} ${answer.body.slice(0, 300)}`)
  const { id_token: idToken } = JSON.parse(answer.body) as { id_token: string }
  const claims = JSON.parse(Buffer.from(idToken.split('.')[1] ?? '', 'base64url').toString())
  if (claims.nonce !== nonce || claims.email !== email) throw new Error(`wrong claims: ${JSON.stringify(claims)}`)
}

/** Signs in with so many browsers for so long, or exactly `count` times. */
export function loadSignIns(
  broker: BrokerFacts,
  oktaOrigin: string,
  options: { browsers: number; seconds: number; count?: number },
): Promise<Load> {
  const port = Number(new URL(broker.base).port)
  return runBrowsers(
    options,
    () => new Wire(port),
    (wire) => signIn(wire, broker, oktaOrigin),
  )
}
