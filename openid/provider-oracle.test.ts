// The engine as strict clients see it: certified libraries that know nothing of us.
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import * as oauth from 'oauth4webapi'
import * as client from 'openid-client'
import { LOGOUT_URI, openTestHouse, PLAIN_REDIRECT_URI, REDIRECT_URI, SECRET } from './test-house.ts'

/** Where the provider sends the browser. */
async function follow(url: URL): Promise<URL> {
  const response = await fetch(url, { redirect: 'manual' })
  return new URL(response.headers.get('location') ?? assert.fail(await response.text()))
}

for (const alg of ['RS256', 'ES256'] as const) {
  for (const accessTokens of ['opaque', 'jwt'] as const) {
    describe(`a provider with ${alg} and ${accessTokens} access tokens, seen by openid-client`, () => {
      it('OPC-01: signs in, refreshes, introspects, revokes, signs out', async () => {
        const house = await openTestHouse({ alg, accessTokens })
        // The libraries read the machine's clock.
        house.clock.set(Date.now())
        house.state.person = { subject: 'ada', authTime: Date.now() / 1000 - 5 }
        const config = await client.discovery(
          new URL(`${house.url}/one`),
          'app',
          { id_token_signed_response_alg: alg },
          client.ClientSecretBasic(SECRET),
          { execute: [client.allowInsecureRequests] },
        )
        const verifier = client.randomPKCECodeVerifier()
        const [state, nonce] = [client.randomState(), client.randomNonce()]
        const url = client.buildAuthorizationUrl(config, {
          redirect_uri: PLAIN_REDIRECT_URI,
          scope: 'openid email offline_access',
          code_challenge: await client.calculatePKCECodeChallenge(verifier),
          code_challenge_method: 'S256',
          state,
          nonce,
          max_age: '60',
        })
        const tokens = await client.authorizationCodeGrant(config, await follow(url), {
          pkceCodeVerifier: verifier,
          expectedState: state,
          expectedNonce: nonce,
          maxAge: 60,
          idTokenExpected: true,
        })
        assert.equal(tokens.claims()?.sub, 'ada')
        const about = await client.fetchUserInfo(config, tokens.access_token, 'ada')
        assert.equal(about.email, 'ada@acme.example')

        const next = await client.refreshTokenGrant(config, tokens.refresh_token as string)
        assert.equal(next.claims()?.sub, 'ada')
        assert.equal((await client.tokenIntrospection(config, next.access_token)).active, true)
        await client.tokenRevocation(config, next.refresh_token as string)
        assert.equal((await client.tokenIntrospection(config, next.access_token)).active, false)

        const goodbye = client.buildEndSessionUrl(config, {
          id_token_hint: tokens.id_token as string,
          post_logout_redirect_uri: LOGOUT_URI,
          state,
        })
        assert.equal((await follow(goodbye)).href, `${LOGOUT_URI}?state=${state}`)
        await house.close()
      })
    })
  }
}

describe('a provider seen by oauth4webapi', () => {
  const options = { [oauth.allowInsecureRequests]: true }

  it('sends iss with an answer and with a refusal, and the library knows a refusal for one (RFC 9207)', async () => {
    const house = await openTestHouse()
    const issuer = new URL(`${house.url}/one`)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
    const { location } = await house.authorize({ scope: 'admin', state: 's' })
    assert.throws(
      () => oauth.validateAuthResponse(server, { client_id: 'app' }, new URL(location as string), 's'),
      (error) => error instanceof oauth.AuthorizationResponseError && error.error === 'invalid_scope',
    )
    await house.close()
  })

  it('takes private_key_jwt of another library', async () => {
    const house = await openTestHouse()
    house.clock.set(Date.now())
    const issuer = new URL(`${house.url}/one`)
    const server = await oauth.processDiscoveryResponse(issuer, await oauth.discoveryRequest(issuer, options))
    const pair = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, true, ['sign', 'verify'])
    const jwk = (await crypto.subtle.exportKey('jwk', pair.publicKey)) as {
      kty: string
      crv: string
      x: string
      y: string
    }
    house.register('keyed', { authMethods: ['private_key_jwt'], secretHashes: [], jwks: [{ ...jwk, kid: 'k' }] })
    const { location } = await house.authorize({ client_id: 'keyed', state: 's' })
    const me = { client_id: 'keyed' }
    const answer = oauth.validateAuthResponse(server, me, new URL(location as string), 's')
    const response = await oauth.authorizationCodeGrantRequest(
      server,
      me,
      oauth.PrivateKeyJwt({ key: pair.privateKey, kid: 'k' }),
      answer,
      REDIRECT_URI,
      oauth.nopkce,
      options,
    )
    const tokens = await oauth.processAuthorizationCodeResponse(server, me, response, {
      expectedNonce: 'a nonce',
      requireIdToken: true,
    })
    await oauth.validateApplicationLevelSignature(server, response, options)
    assert.equal(oauth.getValidatedIdTokenClaims(tokens)?.sub, 'ada')
    await house.close()
  })
})
