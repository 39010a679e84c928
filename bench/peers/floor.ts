// The floor: a broker with no library at all, node:http both ways, node:crypto to verify and to sign. Not a product,
// it checks only the essentials: it shows what the runtime and durable storage cost by themselves.
import crypto from 'node:crypto'
import http from 'node:http'
import { APP_CALLBACK } from '../sign-in-load.ts'
import {
  appRequest,
  BASE,
  belongs,
  CALLBACK,
  OKTA,
  OKTA_SECRET,
  openStore,
  readForm,
  redirect,
  sendJson,
  serve,
} from './broker-parts.ts'

type Discovery = { issuer: string; authorization_endpoint: string; token_endpoint: string; jwks_uri: string }
type Okta = { metadata: Discovery; keys: Map<unknown, crypto.KeyObject> }

const { privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const decode = (text = '') => JSON.parse(Buffer.from(text, 'base64url').toString())
const random = (bytes = 32) => crypto.randomBytes(bytes).toString('base64url')
const jwtHead = encode({ alg: 'RS256', kid: 'k1' })
const store = await openStore()
const agent = new http.Agent({ keepAlive: true, maxSockets: 64 })
const oktas = new Map<string, Okta>()

function call<T>(method: string, url: string, body?: string): Promise<T> {
  const headers =
    body === undefined
      ? {}
      : { 'content-type': 'application/x-www-form-urlencoded', 'content-length': Buffer.byteLength(body) }
  return new Promise((resolve, reject) => {
    const request = http.request(url, { method, agent, headers }, (response) => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (chunk) => {
        text += chunk
      })
      response.on('end', () => (response.statusCode === 200 ? resolve(JSON.parse(text)) : reject(new Error(text))))
    })
    request.on('error', reject)
    request.end(body)
  })
}

async function oktaOf(tenant: string): Promise<Okta> {
  const known = oktas.get(tenant)
  if (known !== undefined) return known
  const metadata = await call<Discovery>('GET', `${OKTA}/oauth2/${tenant}/.well-known/openid-configuration`)
  const { keys } = await call<{ keys: crypto.JsonWebKey[] }>('GET', metadata.jwks_uri)
  const okta = {
    metadata,
    keys: new Map(keys.map((key) => [key.kid, crypto.createPublicKey({ key, format: 'jwk' })])),
  }
  oktas.set(tenant, okta)
  return okta
}

function verified(okta: Okta, idToken: string, client: string, nonce: string): Record<string, unknown> | undefined {
  const [head = '', body = '', signature = ''] = idToken.split('.')
  const { alg, kid } = decode(head)
  const key = okta.keys.get(kid)
  if (alg !== 'RS256' || key === undefined) return undefined
  if (!crypto.verify('sha256', Buffer.from(`${head}.${body}`), key, Buffer.from(signature, 'base64url')))
    return undefined
  const claims = decode(body)
  const fits = claims.iss === okta.metadata.issuer && claims.aud === client && claims.nonce === nonce
  return fits && claims.exp * 1000 > Date.now() ? claims : undefined
}

serve({
  async '/authorize'(_request, response, query) {
    const app = appRequest(query)
    if (app.redirect !== APP_CALLBACK) return sendJson(response, { error: 'invalid_request' }, 400)
    const tenant = app.clientId.slice('app-'.length)
    const { metadata } = await oktaOf(tenant)
    const [verifier, nonce, state] = [random(), random(), random()]
    await store.remember(state, { tenant, verifier, nonce, app })
    redirect(
      response,
      `${metadata.authorization_endpoint}?response_type=code&client_id=client-${tenant}` +
        `&redirect_uri=${encodeURIComponent(CALLBACK)}&scope=openid%20email%20profile&state=${state}&nonce=${nonce}` +
        `&code_challenge=${crypto.hash('sha256', verifier, 'base64url')}&code_challenge_method=S256`,
    )
  },
  async '/callback'(_request, response, query) {
    const state = query.get('state') ?? ''
    const pending = await store.recall(state)
    if (pending === undefined) return sendJson(response, { error: 'invalid_state' }, 400)
    const okta = await oktaOf(pending.tenant)
    const client = `client-${pending.tenant}`
    const tokens = await call<{ id_token: string }>(
      'POST',
      okta.metadata.token_endpoint,
      `grant_type=authorization_code&code=${query.get('code')}&redirect_uri=${encodeURIComponent(CALLBACK)}` +
        `&client_id=${client}&client_secret=${OKTA_SECRET}&code_verifier=${pending.verifier}`,
    )
    const claims = verified(okta, tokens.id_token, client, pending.nonce)
    if (claims === undefined) return sendJson(response, { error: 'bad id token' }, 400)
    const code = random()
    await store.exchange(state, code, { app: pending.app, claims })
    redirect(response, `${pending.app.redirect}?code=${code}&state=${encodeURIComponent(pending.app.state)}`)
  },
  async '/token'(request, response) {
    const form = await readForm(request)
    const issued = await store.take(form.get('code') ?? '')
    if (!belongs(issued, form)) return sendJson(response, { error: 'invalid_grant' }, 400)
    const now = Math.floor(Date.now() / 1000)
    const { sub, email, name, groups } = issued.claims
    const { clientId, nonce } = issued.app
    const input = `${jwtHead}.${encode({ iss: BASE, sub, aud: clientId, iat: now, exp: now + 300, email, name, groups, nonce })}`
    const idToken = `${input}.${crypto.sign('sha256', Buffer.from(input), privateKey).toString('base64url')}`
    sendJson(response, { access_token: random(24), token_type: 'Bearer', expires_in: 300, id_token: idToken })
  },
})
