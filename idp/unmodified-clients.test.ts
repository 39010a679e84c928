// Clients that are not ours and know nothing of us, as they come from npm, told only that our address is http.
import assert from 'node:assert/strict'
import type http from 'node:http'
import { createRequire } from 'node:module'
import { after, before, describe, it } from 'node:test'
import * as oidc from 'openid-client'
import { freePort } from '../kit/server.ts'
import { ADA, openTestOkta, PASSWORD, TestBrowser, type TestOkta } from './test-okta.ts'

// Okta's packages bring no types that fit ours.
const require = createRequire(import.meta.url)
const express = require('express')
const session = require('express-session')
const { ExpressOIDC } = require('@okta/oidc-middleware')
const { Client } = require('@okta/okta-sdk-nodejs')
const OktaJwtVerifier = require('@okta/jwt-verifier')

const testing = { disableHttpsCheck: true }

describe("clients that are not ours, set up by Okta's own SDK", () => {
  let okta: TestOkta
  let appPort: number
  // biome-ignore lint/suspicious/noExplicitAny: an untyped SDK
  let sdk: any
  let client: { id: string; secret: string }
  /** Plain localhost is the first org, for those who cannot resolve `acme.okta.localhost`. */
  let org: string
  let server: string

  before(async () => {
    okta = await openTestOkta()
    appPort = await freePort()
    org = `http://localhost:${okta.port}`
    sdk = new Client({ orgUrl: org, token: okta.apiToken, testing })
    client = await setUpApp()
    server = await setUpServer(client.id)
  })
  after(() => okta.close())

  async function setUpApp() {
    const made = await sdk.applicationApi.createApplication({
      application: {
        name: 'oidc_client',
        label: 'Not ours',
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
        settings: {
          oauthClient: {
            application_type: 'web',
            grant_types: ['authorization_code', 'refresh_token'],
            response_types: ['code'],
            redirect_uris: [`http://localhost:${appPort}/authorization-code/callback`],
            post_logout_redirect_uris: [`http://localhost:${appPort}/`],
          },
        },
      },
    })
    const everyone = await (await sdk.groupApi.listGroups({ q: 'Everyone' })).next()
    await sdk.applicationApi.assignGroupToApplication({ appId: made.id, groupId: everyone.value.id })
    const { client_id: id, client_secret: secret } = made.credentials.oauthClient
    return { id, secret }
  }

  async function setUpServer(clientId: string): Promise<string> {
    const api = sdk.authorizationServerApi
    const made = await api.createAuthorizationServer({
      authorizationServer: { name: 'Not ours', description: 'x', audiences: ['api://not-ours'] },
    })
    const policy = await api.createAuthorizationServerPolicy({
      authServerId: made.id,
      policy: {
        type: 'OAUTH_AUTHORIZATION_POLICY',
        name: 'One app',
        description: 'x',
        priority: 1,
        status: 'ACTIVE',
        conditions: { clients: { include: [clientId] } },
      },
    })
    await api.createAuthorizationServerPolicyRule({
      authServerId: made.id,
      policyId: policy.id,
      policyRule: {
        type: 'RESOURCE_ACCESS',
        name: 'Everyone',
        priority: 1,
        conditions: {
          people: { groups: { include: ['EVERYONE'] } },
          grantTypes: { include: ['authorization_code'] },
          scopes: { include: ['*'] },
        },
        actions: {
          token: {
            accessTokenLifetimeMinutes: 60,
            refreshTokenLifetimeMinutes: 0,
            refreshTokenWindowMinutes: 10080,
          },
        },
      },
    })
    assert.equal(made.issuer, `${org}/oauth2/${made.id}`)
    return made.id
  }

  /** What a person's browser does between an application's redirect there and Okta's redirect back. */
  async function throughOkta(authorizeUrl: URL): Promise<URL> {
    assert.equal(authorizeUrl.origin, org)
    const browser = new TestBrowser(okta.port, `localhost:${okta.port}`)
    const answer = await browser.signInAt(authorizeUrl.pathname + authorizeUrl.search, ADA, PASSWORD)
    assert.ok(answer.location, answer.body)
    return answer.location
  }

  /** The code flow with PKCE, state and nonce, by openid-client. */
  async function signInWithOpenidClient(issuer: string) {
    const config = await oidc.discovery(new URL(issuer), client.id, client.secret, undefined, {
      execute: [oidc.allowInsecureRequests],
    })
    const verifier = oidc.randomPKCECodeVerifier()
    const checks = { expectedState: oidc.randomState(), expectedNonce: oidc.randomNonce() }
    const redirect = await throughOkta(
      oidc.buildAuthorizationUrl(config, {
        redirect_uri: `http://localhost:${appPort}/authorization-code/callback`,
        scope: 'openid profile email offline_access',
        state: checks.expectedState,
        nonce: checks.expectedNonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      }),
    )
    const tokens = await oidc.authorizationCodeGrant(config, redirect, { ...checks, pkceCodeVerifier: verifier })
    return { config, tokens }
  }

  it('openid-client signs in at the org, asks userinfo, refreshes, introspects and revokes', async () => {
    const { config, tokens } = await signInWithOpenidClient(org)
    const sub = tokens.claims()?.sub as string
    assert.equal(sub, await okta.userId(ADA))
    assert.equal((await oidc.fetchUserInfo(config, tokens.access_token, sub)).given_name, 'Ada')
    const refreshed = await oidc.refreshTokenGrant(config, tokens.refresh_token as string)
    assert.equal((await oidc.tokenIntrospection(config, refreshed.access_token)).active, true)
    await oidc.tokenRevocation(config, refreshed.refresh_token as string)
    assert.equal((await oidc.tokenIntrospection(config, refreshed.access_token)).active, false)
  })

  it("openid-client signs in at a custom authorization server, and Okta's verifier reads both its tokens", async () => {
    const issuer = `${org}/oauth2/${server}`
    const { tokens } = await signInWithOpenidClient(issuer)
    const verifier = new OktaJwtVerifier({ issuer, clientId: client.id, testing })
    const access = await verifier.verifyAccessToken(tokens.access_token, 'api://not-ours')
    assert.equal(access.claims.sub, ADA)
    assert.deepEqual(access.claims.scp, ['openid', 'profile', 'email', 'offline_access'])
    const nonce = tokens.claims()?.nonce
    const id = await verifier.verifyIdToken(tokens.id_token, client.id, nonce)
    assert.equal(id.claims.preferred_username, ADA)
    await assert.rejects(verifier.verifyAccessToken(tokens.access_token, 'api://other'))
  })

  it("Okta's middleware for express signs in", async () => {
    for (const issuer of [org, `${org}/oauth2/${server}`]) {
      const application = await startExpress(issuer)
      try {
        const browser = new TestBrowser(appPort, `localhost:${appPort}`)
        const toLogin = await browser.get('/private', { accept: 'text/html' })
        const toOkta = await browser.get(toLogin.location?.pathname as string)
        const back = await throughOkta(toOkta.location as URL)
        const signedIn = await browser.get(back.pathname + back.search)
        assert.equal(signedIn.headers.location, '/private', signedIn.body)
        const page = await browser.get('/private', { accept: 'text/html' })
        assert.deepEqual(page.json(), { name: 'Ada Lovelace', given: 'Ada' }, issuer)
      } finally {
        application.closeAllConnections()
        application.close()
      }
    }
  })

  async function startExpress(issuer: string): Promise<http.Server> {
    const app = express()
    const guard = new ExpressOIDC({
      issuer,
      client_id: client.id,
      client_secret: client.secret,
      appBaseUrl: `http://localhost:${appPort}`,
      scope: 'openid profile email',
      testing,
    })
    app.use(session({ secret: 'of a test', resave: true, saveUninitialized: false }))
    app.use(guard.router)
    // biome-ignore lint/suspicious/noExplicitAny: express without types
    app.get('/private', guard.ensureAuthenticated(), (request: any, response: any) => {
      const { userinfo } = request.userContext
      response.json({ name: userinfo.name, given: userinfo.given_name })
    })
    await new Promise((resolve, reject) => guard.on('ready', resolve).on('error', reject))
    return new Promise((resolve) => {
      const listening = app.listen(appPort, '127.0.0.1', () => resolve(listening))
    })
  }
})
