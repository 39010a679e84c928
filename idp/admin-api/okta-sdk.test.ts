// Okta's own client, as it comes from npm, does here what it does at Okta.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import okta from '@okta/okta-sdk-nodejs'
import { listen } from '../../kit/server.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

async function all<T>(collection: AsyncIterable<T | null> | Promise<AsyncIterable<T | null>>): Promise<T[]> {
  const items: T[] = []
  for await (const item of await collection) if (item !== null) items.push(item)
  return items
}

for (const database of databasesUnderTest()) {
  describe(`@okta/okta-sdk-nodejs, unmodified (${database.name})`, () => {
    let api: AdminApiUnderTest
    let client: okta.Client
    before(async () => {
      api = await openAdminApi(database)
      const port = await listen(api.app, 0)
      client = new okta.Client({ orgUrl: `http://127.0.0.1:${port}`, token: api.apiToken })
    })
    after(() => api.close())

    it('makes a person, finds them, changes them, takes them through their life and deletes them', async () => {
      const made = await client.userApi.createUser({
        activate: true,
        body: {
          profile: { login: 'alan@acme.example', email: 'alan@acme.example', firstName: 'Alan', lastName: 'Turing' },
          credentials: { password: { value: 'Enigma 1940' } },
        },
      })
      assert.equal(made.status, 'ACTIVE')
      const id = made.id as string
      assert.equal((await client.userApi.getUser({ userId: 'alan@acme.example' })).id, id)
      const found = await all(await client.userApi.listUsers({ search: 'profile.lastName eq "turing"' }))
      assert.deepEqual(
        found.map((user) => user.id),
        [id],
      )

      const changed = await client.userApi.updateUser({ userId: id, user: { profile: { nickName: 'Prof' } } })
      assert.equal(changed.profile?.nickName, 'Prof')
      await client.userApi.suspendUser({ userId: id })
      await client.userApi.unsuspendUser({ userId: id })
      await client.userApi.deactivateUser({ userId: id })
      await client.userApi.deleteUser({ userId: id })
      await assert.rejects(client.userApi.getUser({ userId: id }), (error: { status?: number; errorCode?: string }) => {
        assert.equal(error.status, 404)
        assert.equal(error.errorCode, 'E0000007')
        return true
      })
    })

    it('trusts an origin, changes it, puts it to sleep and deletes it', async () => {
      const origins = client.trustedOriginApi
      const { id } = await origins.createTrustedOrigin({
        trustedOrigin: {
          name: 'App',
          origin: 'https://app.sdk.example',
          scopes: [{ type: 'CORS' }, { type: 'REDIRECT' }],
        },
      })
      const trustedOriginId = id as string
      const changed = await origins.replaceTrustedOrigin({
        trustedOriginId,
        trustedOrigin: { name: 'App', origin: 'https://app.sdk.example', scopes: [{ type: 'CORS' }] },
      })
      assert.deepEqual(
        changed.scopes?.map(({ type }) => type),
        ['CORS'],
      )
      assert.equal((await origins.deactivateTrustedOrigin({ trustedOriginId })).status, 'INACTIVE')
      assert.equal((await origins.activateTrustedOrigin({ trustedOriginId })).status, 'ACTIVE')
      const found = await all(await origins.listTrustedOrigins({ filter: 'origin eq "https://app.sdk.example"' }))
      assert.deepEqual(
        found.map((each) => each.id),
        [trustedOriginId],
      )
      await origins.deleteTrustedOrigin({ trustedOriginId })
      await assert.rejects(origins.getTrustedOrigin({ trustedOriginId }))
    })

    it('adds a domain, reads its records, verifies and deletes it', async () => {
      const domains = client.customDomainApi
      const made = await domains.createCustomDomain({
        domain: { domain: 'login.sdk.localhost', certificateSourceType: 'MANUAL' },
      })
      const domainId = made.id as string
      assert.deepEqual(
        made.dnsRecords?.map(({ recordType, fqdn }) => `${recordType} ${fqdn}`),
        ['TXT _oktaverification.login.sdk.localhost', 'CNAME login.sdk.localhost'],
      )
      assert.equal((await domains.verifyDomain({ domainId })).validationStatus, 'VERIFIED')
      const { domains: listed } = await domains.listCustomDomains()
      assert.deepEqual(
        listed?.map(({ domain }) => domain),
        ['login.sdk.localhost'],
      )
      await domains.deleteCustomDomain({ domainId })
      await assert.rejects(domains.getCustomDomain({ domainId }), { errorCode: 'E0000163' })
    })

    it('follows the pages of a list to the end', async () => {
      for (let n = 0; n < 5; n++)
        await client.userApi.createUser({
          body: {
            profile: { login: `p${n}@page.example`, email: `p${n}@page.example`, firstName: 'P', lastName: `${n}` },
          },
        })
      const users = await all(await client.userApi.listUsers({ limit: 2, search: 'profile.email co "@page.example"' }))
      assert.equal(users.length, 5)
    })

    it('sets an app up: application, group, assignment, authorization server, scope, claim, policy, rule', async () => {
      const group = await client.groupApi.createGroup({
        group: { profile: { name: 'Ronspot users', description: 'x' } },
      })
      const groupId = group.id as string
      const userId = await api.userId('ada@acme.example')
      await client.groupApi.assignUserToGroup({ groupId, userId })
      assert.deepEqual(
        (await all(await client.groupApi.listGroupUsers({ groupId }))).map((user) => user.id),
        [userId],
      )

      const app = (await client.applicationApi.createApplication({
        application: {
          name: 'oidc_client',
          label: 'Ronspot',
          signOnMode: 'OPENID_CONNECT',
          visibility: { hide: { web: false, iOS: false } },
          credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
          settings: {
            oauthClient: {
              application_type: 'web',
              grant_types: ['authorization_code', 'refresh_token'],
              response_types: ['code'],
              redirect_uris: ['http://localhost:4100/callback/con_1'],
              initiate_login_uri: 'http://localhost:4100/initiate/con_1',
              idp_initiated_login: { mode: 'SPEC', default_scope: [] },
            },
          },
        } as okta.OpenIdConnectApplication,
      })) as okta.OpenIdConnectApplication
      const appId = app.id as string
      assert.match(app.credentials?.oauthClient?.client_secret ?? '', /^[\w-]{64}$/)
      await client.applicationApi.assignGroupToApplication({ appId, groupId })
      assert.deepEqual(
        (await all(await client.applicationApi.listApplicationUsers({ appId }))).map((user) => [user.id, user.scope]),
        [[userId, 'GROUP']],
      )
      assert.deepEqual(
        (await all(await client.userApi.listAppLinks({ userId }))).map((link) => link.label),
        ['Ronspot'],
      )

      const server = await client.authorizationServerApi.createAuthorizationServer({
        authorizationServer: { name: 'Ronspot', audiences: ['api://ronspot'], description: 'x' },
      })
      const authServerId = server.id as string
      assert.deepEqual(
        await all(await client.authorizationServerApi.listAuthorizationServerPolicies({ authServerId })),
        [],
      )
      const scope = await client.authorizationServerApi.createOAuth2Scope({
        authServerId,
        oAuth2Scope: { name: 'groups' },
      })
      assert.equal(scope.name, 'groups')
      const claim = await client.authorizationServerApi.createOAuth2Claim({
        authServerId,
        oAuth2Claim: {
          name: 'groups',
          claimType: 'IDENTITY',
          valueType: 'GROUPS',
          group_filter_type: 'REGEX',
          value: '.*',
          conditions: { scopes: ['groups'] },
        },
      })
      assert.equal(claim.conditions?.scopes?.[0], 'groups')
      const policy = await client.authorizationServerApi.createAuthorizationServerPolicy({
        authServerId,
        policy: {
          type: 'OAUTH_AUTHORIZATION_POLICY',
          name: 'Ronspot',
          description: 'x',
          conditions: { clients: { include: [app.credentials?.oauthClient?.client_id as string] } },
        } as never,
      })
      const rule = await client.authorizationServerApi.createAuthorizationServerPolicyRule({
        authServerId,
        policyId: policy.id as string,
        policyRule: {
          type: 'RESOURCE_ACCESS',
          name: 'Everyone assigned',
          conditions: {
            people: { groups: { include: ['EVERYONE'] } },
            grantTypes: { include: ['authorization_code'] },
            scopes: { include: ['*'] },
          },
        },
      })
      assert.equal(rule.actions?.token?.accessTokenLifetimeMinutes, 60)
    })

    it('replaces a secret without a gap', async () => {
      const [app] = await all(await client.applicationApi.listApplications({ q: 'Ronspot' }))
      const appId = app?.id as string
      const [old] = await all(await client.applicationSSOPublicKeysApi.listOAuth2ClientSecrets({ appId }))
      const fresh = await client.applicationSSOPublicKeysApi.createOAuth2ClientSecret({ appId })
      assert.notEqual(fresh.client_secret, old?.client_secret)
      const secretId = old?.id as string
      const off = await client.applicationSSOPublicKeysApi.deactivateOAuth2ClientSecret({ appId, secretId })
      assert.equal(off.status, 'INACTIVE')
      await client.applicationSSOPublicKeysApi.deleteOAuth2ClientSecret({ appId, secretId })
    })

    it('reads the log, the tokens and the org', async () => {
      const filter = 'eventType eq "application.lifecycle.create"'
      const events = await all(
        await client.systemLogApi.listLogEvents({
          since: '2026-11-22T00:00:00Z',
          until: '2026-11-30T00:00:00Z',
          filter,
        } as never),
      )
      assert.equal(events[0]?.displayMessage, 'Create application')
      const tokens = await all(await client.apiTokenApi.listApiTokens())
      assert.deepEqual(
        tokens.map((token) => token.name),
        ['Gatepass'],
      )
      assert.equal((await client.orgSettingApi.getOrgSettings()).companyName, 'Acme')
    })
  })
}
