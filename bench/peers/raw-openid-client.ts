// The practical lower bound: a broker on bare node:http with openid-client, discovery and keys kept per issuer, the ID
// token's signature verified, and jose to sign.
import crypto from 'node:crypto'
import * as jose from 'jose'
import * as client from 'openid-client'
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

const { privateKey } = await jose.generateKeyPair('RS256')
const kid = crypto.randomBytes(8).toString('hex')
const store = await openStore()
const configurations = new Map<string, client.Configuration>()

async function configurationOf(tenant: string): Promise<client.Configuration> {
  const known = configurations.get(tenant)
  if (known !== undefined) return known
  const found = await client.discovery(
    new URL(`${OKTA}/oauth2/${tenant}`),
    `client-${tenant}`,
    OKTA_SECRET,
    undefined,
    { execute: [client.allowInsecureRequests, client.enableNonRepudiationChecks] },
  )
  configurations.set(tenant, found)
  return found
}

serve({
  async '/authorize'(_request, response, query) {
    const app = appRequest(query)
    if (app.redirect !== APP_CALLBACK) return sendJson(response, { error: 'invalid_request' }, 400)
    const tenant = app.clientId.slice('app-'.length)
    const configuration = await configurationOf(tenant)
    const verifier = client.randomPKCECodeVerifier()
    const [nonce, state] = [client.randomNonce(), client.randomState()]
    await store.remember(state, { tenant, verifier, nonce, app })
    const url = client.buildAuthorizationUrl(configuration, {
      redirect_uri: CALLBACK,
      scope: 'openid email profile',
      state,
      nonce,
      code_challenge: await client.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    redirect(response, url.href)
  },
  async '/callback'(request, response, query) {
    const state = query.get('state') ?? ''
    const pending = await store.recall(state)
    if (pending === undefined) return sendJson(response, { error: 'invalid_state' }, 400)
    const tokens = await client.authorizationCodeGrant(
      await configurationOf(pending.tenant),
      new URL(`${BASE}${request.url}`),
      { pkceCodeVerifier: pending.verifier, expectedNonce: pending.nonce, expectedState: state, idTokenExpected: true },
    )
    const code = crypto.randomBytes(32).toString('base64url')
    await store.exchange(state, code, { app: pending.app, claims: { ...tokens.claims() } })
    redirect(response, `${pending.app.redirect}?code=${code}&state=${encodeURIComponent(pending.app.state)}`)
  },
  async '/token'(request, response) {
    const form = await readForm(request)
    const issued = await store.take(form.get('code') ?? '')
    if (!belongs(issued, form)) return sendJson(response, { error: 'invalid_grant' }, 400)
    const { sub, email, name, groups } = issued.claims
    const idToken = await new jose.SignJWT({ email, name, groups, nonce: issued.app.nonce })
      .setProtectedHeader({ alg: 'RS256', kid })
      .setIssuer(BASE)
      .setSubject(String(sub))
      .setAudience(issued.app.clientId)
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(privateKey)
    const accessToken = crypto.randomBytes(24).toString('hex')
    sendJson(response, { access_token: accessToken, token_type: 'Bearer', expires_in: 300, id_token: idToken })
  },
})
