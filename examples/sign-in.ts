// The smallest application that signs people in with Gatepass: code flow, PKCE, state and nonce (OIDC Core 1.0 §3.1).
//
//   CLIENT_ID=cli_… CLIENT_SECRET=gps_… npx node examples/sign-in.ts
//
//   /          off to Gatepass; ?login_hint=, ?organization= or ?connection= say whose sign-in it is
//   /initiate  somebody clicked the tile in Okta (§4)
//   /callback  back from Gatepass: prints the claims
//   /sign-out  ends the session at Gatepass too
import http from 'node:http'
import * as openid from 'openid-client'

const HERE = 'http://localhost:3000'
const { GATEPASS = 'http://localhost:4100', CLIENT_ID = '', CLIENT_SECRET = '' } = process.env
const local = GATEPASS.startsWith('http://') ? { execute: [openid.allowInsecureRequests] } : {}
const secret = openid.ClientSecretBasic(CLIENT_SECRET)
const gatepass = await openid.discovery(new URL(GATEPASS), CLIENT_ID, undefined, secret, local)

type Cookies = { attempt?: string; person?: string }
type Answer = { location: string; cookie: string } | { text: string; cookie?: string }

const routes: Record<string, (asked: URL, cookies: Cookies) => Promise<Answer>> = {
  async '/'({ searchParams }) {
    const [state, nonce, verifier] = [openid.randomState(), openid.randomNonce(), openid.randomPKCECodeVerifier()]
    const whose = [...searchParams].filter(([name]) => ['login_hint', 'organization', 'connection'].includes(name))
    const url = openid.buildAuthorizationUrl(gatepass, {
      ...Object.fromEntries(whose),
      redirect_uri: `${HERE}/callback`,
      scope: 'openid profile email groups',
      state,
      nonce,
      code_challenge: await openid.calculatePKCECodeChallenge(verifier),
      code_challenge_method: 'S256',
    })
    // In this browser only: a callback planted in another one finds no attempt (RFC 9700 §4.7).
    return { location: url.href, cookie: `attempt=${[state, nonce, verifier].join('~')}` }
  },

  async '/initiate'(asked, cookies) {
    if (asked.searchParams.get('iss') !== gatepass.serverMetadata().issuer) return { text: 'Not from our Gatepass.' }
    return (routes['/'] as (typeof routes)[string])(asked, cookies)
  },

  async '/callback'(asked, { attempt = '' }) {
    const [expectedState = '', expectedNonce = '', pkceCodeVerifier = ''] = attempt.split('~')
    const checks = { expectedState, expectedNonce, pkceCodeVerifier, idTokenExpected: true }
    const tokens = await openid.authorizationCodeGrant(gatepass, asked, checks)
    const text = JSON.stringify(tokens.claims(), null, 2)
    console.log(text)
    // A real application opens a session of its own here, keyed by `sub`.
    return { text, cookie: `person=${tokens.id_token}` }
  },

  async '/sign-out'(_asked, { person = '' }) {
    const after = { id_token_hint: person, post_logout_redirect_uri: `${HERE}/signed-out` }
    return { location: openid.buildEndSessionUrl(gatepass, after).href, cookie: 'person=; Max-Age=0' }
  },

  '/signed-out': async () => ({ text: 'Signed out.' }),
}

async function answer(request: http.IncomingMessage, response: http.ServerResponse): Promise<void> {
  const asked = new URL(request.url ?? '/', HERE)
  const cookies: Cookies = Object.fromEntries((request.headers.cookie ?? '').split('; ').map((pair) => pair.split('=')))
  const route = routes[asked.pathname] ?? (async () => ({ text: 'There is nothing at this address.' }))
  const given: Answer = await route(asked, cookies).catch((error) => ({ text: `No sign-in: ${error.message}` }))
  if (given.cookie !== undefined) response.setHeader('set-cookie', `${given.cookie}; Path=/; HttpOnly; SameSite=Lax`)
  if ('location' in given) response.writeHead(303, { location: given.location }).end()
  else response.end(`${given.text}\n`)
}

http.createServer(answer).listen(3000, '127.0.0.1', () => console.log(`open ${HERE}`))
