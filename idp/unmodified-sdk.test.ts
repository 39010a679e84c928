// Okta's own SDK as it comes from npm, at a whole house of ours: each area of the management API at least once.
import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import okta from '@okta/okta-sdk-nodejs'
import { ADA, openTestOkta, PASSWORD, type TestOkta } from './test-okta.ts'

async function all<T>(collection: AsyncIterable<T | null> | Promise<AsyncIterable<T | null>>): Promise<T[]> {
  const items: T[] = []
  for await (const item of await collection) if (item !== null) items.push(item)
  return items
}

describe('@okta/okta-sdk-nodejs, unmodified, told our address alone', () => {
  let house: TestOkta
  let client: okta.Client
  let orgUrl: string
  before(async () => {
    house = await openTestOkta()
    // Plain localhost is the first org, for those who cannot resolve `acme.okta.localhost`.
    orgUrl = `http://localhost:${house.port}`
    client = new okta.Client({ orgUrl, token: house.apiToken })
  })
  after(() => house.close())

  const webApp = (label: string, more: object = {}) =>
    ({
      name: 'oidc_client',
      label,
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
      settings: { oauthClient: { redirect_uris: ['https://example.com/callback'], response_types: ['code'], ...more } },
    }) as okta.OpenIdConnectApplication

  it('users: made, found, suspended, deleted', async () => {
    const profile = { login: 'alan@acme.example', email: 'alan@acme.example', firstName: 'Alan', lastName: 'Turing' }
    const made = await client.userApi.createUser({ body: { profile } })
    const userId = made.id as string
    const found = await all(await client.userApi.listUsers({ search: 'profile.lastName eq "Turing"' }))
    assert.deepEqual([found.length, found[0]?.id], [1, userId])
    await client.userApi.deactivateUser({ userId })
    assert.equal((await client.userApi.getUser({ userId })).status, 'DEPROVISIONED')
    await client.userApi.deleteUser({ userId })
    await assert.rejects(client.userApi.getUser({ userId }), { status: 404 })
  })

  it('groups and their rules', async () => {
    const group = await client.groupApi.createGroup({ group: { profile: { name: 'Drivers', description: 'x' } } })
    const groupId = group.id as string
    await client.groupApi.assignUserToGroup({ groupId, userId: await house.userId(ADA) })
    const members = await all(await client.groupApi.listGroupUsers({ groupId }))
    assert.deepEqual(
      members.map((user) => user.profile?.login),
      [ADA],
    )
    const rule = await client.groupApi.createGroupRule({
      groupRule: {
        type: 'group_rule',
        name: 'Engineers drive',
        conditions: {
          expression: { value: 'user.department=="Engineering"', type: 'urn:okta:expression:1.0' },
        },
        actions: { assignUserToGroups: { groupIds: [groupId] } },
      },
    } as never)
    await client.groupApi.activateGroupRule({ ruleId: rule.id as string })
    assert.equal((await client.groupApi.getGroupRule({ ruleId: rule.id as string })).status, 'ACTIVE')
  })

  it('apps: made, assigned, given a key and a scope, changed, deleted', async () => {
    const made = (await client.applicationApi.createApplication({
      application: webApp('Ronspot'),
    })) as okta.OpenIdConnectApplication
    const appId = made.id as string
    await client.applicationApi.assignUserToApplication({
      appId,
      appUser: { id: await house.userId(ADA), scope: 'USER' },
    } as never)
    const users = await all(await client.applicationApi.listApplicationUsers({ appId }))
    assert.equal(users[0]?.credentials?.userName, ADA)
    const grant = await client.applicationApi.grantConsentToScope({
      appId,
      oAuth2ScopeConsentGrant: { issuer: orgUrl, scopeId: 'okta.users.read' },
    } as never)
    assert.equal(grant.scopeId, 'okta.users.read')
    const { publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
    await client.applicationSSOPublicKeysApi.addJwk({
      appId,
      addJwkRequest: {
        ...publicKey.export({ format: 'jwk' }),
        kid: 'k1',
        alg: 'ES256',
        use: 'sig',
      },
    } as never)
    const read = (await client.applicationApi.getApplication({ appId })) as okta.OpenIdConnectApplication
    assert.equal(read.credentials?.oauthClient?.client_secret, undefined)
    assert.equal(read.settings?.oauthClient?.jwks?.keys?.[0]?.kid, 'k1')
    await client.applicationApi.replaceApplication({ appId, application: { ...read, label: 'Renamed' } as never })
    const [found] = await all(await client.applicationApi.listApplications({ q: 'Renamed' }))
    assert.equal(found?.id, appId)
    await client.applicationApi.deactivateApplication({ appId })
    await client.applicationApi.deleteApplication({ appId })
    await assert.rejects(client.applicationApi.getApplication({ appId }), { status: 404 })
  })

  it('authorization servers: scope, claim, policies in their order, rule, keys turned', async () => {
    const api = client.authorizationServerApi
    const made = await api.createAuthorizationServer({
      authorizationServer: { name: 'Ronspot', audiences: ['api://ronspot'], description: 'x' },
    })
    const authServerId = made.id as string
    await api.createOAuth2Scope({ authServerId, oAuth2Scope: { name: 'bays:read' } })
    const policies: okta.AuthorizationServerPolicy[] = []
    for (const name of ['first', 'second'])
      policies.push(
        await api.createAuthorizationServerPolicy({
          authServerId,
          policy: {
            type: 'OAUTH_AUTHORIZATION_POLICY',
            name,
            description: 'x',
            conditions: { clients: { include: ['ALL_CLIENTS'] } },
          },
        } as never),
      )
    const policyId = policies[1]?.id as string
    await api.replaceAuthorizationServerPolicy({
      authServerId,
      policyId,
      policy: { ...policies[1], priority: 1 },
    } as never)
    assert.deepEqual(
      (await all(await api.listAuthorizationServerPolicies({ authServerId }))).map(({ name }) => name),
      ['second', 'first'],
    )
    const before = await all(await api.listAuthorizationServerKeys({ authServerId }))
    const after = await all(await api.rotateAuthorizationServerKeys({ authServerId, use: { use: 'sig' } }))
    const kid = (keys: typeof before, status: string) => keys.find((key) => key.status === status)?.kid
    assert.equal(kid(after, 'ACTIVE'), kid(before, 'NEXT'))
    assert.equal(kid(after, 'EXPIRED'), kid(before, 'ACTIVE'))
    await api.deactivateAuthorizationServer({ authServerId })
    await api.deleteAuthorizationServer({ authServerId })
  })

  it('sessions: opened with a session token, read, ended', async () => {
    const transaction = (await client.http.postJson(`${orgUrl}/api/v1/authn`, {
      body: JSON.stringify({ username: ADA, password: PASSWORD }),
    } as never)) as { sessionToken: string }
    const { sessionToken } = transaction
    const session = await client.sessionApi.createSession({ createSessionRequest: { sessionToken } })
    const sessionId = session.id as string
    assert.equal((await client.sessionApi.getSession({ sessionId })).login, ADA)
    await client.sessionApi.revokeSession({ sessionId })
    await assert.rejects(client.sessionApi.getSession({ sessionId }), { status: 404 })
  })

  it('the System Log, by what happened above', async () => {
    const filter = 'eventType eq "application.lifecycle.create"'
    const events = await all(
      await client.systemLogApi.listLogEvents({ filter, limit: 1, sortOrder: 'DESCENDING' } as never),
    )
    assert.equal(events[0]?.target?.[0]?.type, 'AppInstance')
  })

  it('policies and trusted origins', async () => {
    const policy = await client.policyApi.createPolicy({
      policy: { type: 'OKTA_SIGN_ON', name: 'Everybody', status: 'ACTIVE', description: 'x' },
    } as never)
    const listed = await all(await client.policyApi.listPolicies({ type: 'OKTA_SIGN_ON' }))
    assert.ok(listed.some(({ id }) => id === policy.id))
    const origin = await client.trustedOriginApi.createTrustedOrigin({
      trustedOrigin: { name: 'App', origin: 'https://app.acme.example', scopes: [{ type: 'CORS' }] },
    } as never)
    await client.trustedOriginApi.deactivateTrustedOrigin({ trustedOriginId: origin.id as string })
    const [found] = await all(await client.trustedOriginApi.listTrustedOrigins({ q: 'App' }))
    assert.equal(found?.status, 'INACTIVE')
  })

  it('all of it without a token: an app with a key and granted scopes (authorizationMode PrivateKey)', async () => {
    const { publicKey, privateKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 2048 })
    const made = (await client.applicationApi.createApplication({
      application: {
        ...webApp('Directory sync', {
          application_type: 'service',
          grant_types: ['client_credentials'],
          response_types: ['token'],
          redirect_uris: [],
          jwks: { keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'sync', alg: 'RS256', use: 'sig' }] },
        }),
        credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
      } as never,
    })) as okta.OpenIdConnectApplication
    const appId = made.id as string
    await client.applicationApi.grantConsentToScope({
      appId,
      oAuth2ScopeConsentGrant: { issuer: orgUrl, scopeId: 'okta.users.read' },
    } as never)
    const sync = new okta.Client({
      orgUrl,
      authorizationMode: 'PrivateKey',
      clientId: made.credentials?.oauthClient?.client_id as string,
      scopes: ['okta.users.read'],
      privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
      keyId: 'sync',
    } as never)
    const people = await all(await sync.userApi.listUsers({ limit: 2 }))
    assert.ok(people.some((person) => person.profile?.login === ADA))
    await assert.rejects(all(sync.groupApi.listGroups()), { status: 403 })
  })
})
