// What Okta's Terraform provider sends, in its order, and what it has to find again: read back, nothing is to be changed.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openTestOkta, type TestOkta } from '../test-okta.ts'

// biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
type Body = any

describe('Okta’s Terraform provider', () => {
  let okta: TestOkta
  before(async () => {
    okta = await openTestOkta()
  })
  after(() => okta.close())

  async function call(method: string, path: string, body?: object): Promise<{ status: number; body: Body }> {
    const answer = await fetch(`http://localhost:${okta.port}${path}`, {
      method,
      headers: {
        authorization: `SSWS ${okta.apiToken}`,
        accept: 'application/json',
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text) }
  }

  /** Less what a read does not tell, or what time changes. */
  function plan({ credentials, lastUpdated: _at, ...app }: Body): Body {
    const { client_secret: _secret, ...oauthClient } = credentials.oauthClient
    return { ...app, credentials: { ...credentials, oauthClient } }
  }

  const APP = {
    name: 'oidc_client',
    label: 'testAcc',
    signOnMode: 'OPENID_CONNECT',
    accessibility: {},
    visibility: { hide: { iOS: true, web: true } },
    credentials: {
      oauthClient: { autoKeyRotation: true, pkce_required: false, token_endpoint_auth_method: 'client_secret_basic' },
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own notation
      userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
    },
    settings: {
      notes: {},
      oauthClient: {
        application_type: 'web',
        consent_method: 'TRUSTED',
        dpop_bound_access_tokens: false,
        grant_types: ['authorization_code'],
        idp_initiated_login: { default_scope: [], mode: 'DISABLED' },
        issuer_mode: 'ORG_URL',
        network: { connection: 'ANYWHERE' },
        redirect_uris: ['https://example.com/callback'],
        response_types: ['code'],
        wildcard_redirect: 'DISABLED',
      },
    },
  }

  it('okta_app_oauth: made, put under a policy, read, changed, read, destroyed', async () => {
    const made = await call('POST', '/api/v1/apps?activate=true', APP)
    assert.equal(made.status, 200)
    const path = `/api/v1/apps/${made.body.id}`
    const idToken = `/api/v1/internal${path.slice('/api/v1'.length)}/settings/oauth/idToken`
    const claim = { issuerMode: 'ORG_URL', name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: '.*' }
    assert.equal((await call('POST', idToken, claim)).status, 200)
    assert.equal((await call('GET', '/.well-known/okta-organization')).body.id, okta.orgId)
    const policies = (await call('GET', '/api/v1/policies?type=ACCESS_POLICY')).body
    const usual = policies.find((policy: { system: boolean }) => policy.system)
    assert.ok(usual)
    assert.equal((await call('PUT', `${path}/policies/${usual.id}`)).status, 204)

    const read = await call('GET', path)
    const { accessPolicy, ...links } = read.body._links
    assert.equal(accessPolicy.href, `${read.body._links.self.href.split('/apps/')[0]}/policies/${usual.id}`)
    assert.deepEqual(plan({ ...read.body, _links: links }), plan(made.body))
    assert.deepEqual(plan((await call('GET', path)).body), plan(read.body), 'and again')
    assert.equal((await call('GET', idToken)).body.groupFilterType, 'REGEX')
    const [secret] = (await call('GET', `${path}/credentials/secrets`)).body
    assert.equal(secret.client_secret, made.body.credentials.oauthClient.client_secret)

    const settings = {
      ...APP.settings.oauthClient,
      redirect_uris: ['https://example.com/callback', 'https://b.example/'],
    }
    const put = await call('PUT', path, {
      ...APP,
      id: made.body.id,
      label: 'renamed',
      settings: { oauthClient: settings },
    })
    assert.equal(put.status, 200)
    const changed = (await call('GET', path)).body
    assert.deepEqual(plan(changed), plan(put.body))
    assert.deepEqual(changed.settings.oauthClient.redirect_uris, settings.redirect_uris)
    assert.equal(changed._links.accessPolicy.href, accessPolicy.href)
    const found = (await call('GET', '/api/v1/apps?filter=status%20eq%20%22ACTIVE%22&limit=200&q=')).body
    assert.ok(found.some((app: { id: string }) => app.id === made.body.id))

    assert.equal((await call('POST', `${path}/lifecycle/deactivate`)).status, 200)
    assert.equal((await call('DELETE', path)).status, 204)
    assert.equal((await call('GET', path)).status, 404)
  })

  it('okta_policy_signon, okta_policy_password and okta_app_signon_policy with a rule: each reads back as it was made', async () => {
    for (const [type, actions] of [
      ['OKTA_SIGN_ON', { signon: { access: 'ALLOW', requireFactor: false } }],
      ['PASSWORD', { passwordChange: { access: 'ALLOW' } }],
      ['ACCESS_POLICY', { appSignOn: { access: 'ALLOW' } }],
    ] as const) {
      const sent = { type, name: `testAcc ${type}`, description: 'Terraform Acceptance Test Policy', status: 'ACTIVE' }
      const policy = await call('POST', '/api/v1/policies', sent)
      assert.equal(policy.status, 200, JSON.stringify(policy.body))
      const path = `/api/v1/policies/${policy.body.id}`
      assert.deepEqual((await call('GET', path)).body, policy.body)
      const rule = await call('POST', `${path}/rules`, { name: 'testAcc', priority: 1, actions })
      assert.equal(rule.status, 200, JSON.stringify(rule.body))
      assert.deepEqual((await call('GET', `${path}/rules/${rule.body.id}`)).body, rule.body)
      assert.equal((await call('PUT', path, { ...policy.body, name: `renamed ${type}` })).status, 200)
      assert.equal((await call('DELETE', path)).status, 204)
    }
  })

  it('okta_app_group_assignment and okta_app_user: put, read, taken away', async () => {
    const { id } = (await call('POST', '/api/v1/apps?activate=true', { ...APP, label: 'assigned' })).body
    const [everyone] = (await call('GET', '/api/v1/groups?q=Everyone')).body
    const group = `/api/v1/apps/${id}/groups/${everyone.id}`
    const put = await call('PUT', group, { priority: 3, profile: {} })
    assert.deepEqual([put.status, put.body.priority], [200, 3])
    assert.deepEqual((await call('GET', group)).body, put.body)
    assert.equal((await call('DELETE', group)).status, 204)
    assert.equal((await call('GET', group)).status, 404)
    const userId = await okta.userId('ada@acme.example')
    const user = { id: userId, scope: 'USER', credentials: { userName: 'ada' } }
    const made = await call('POST', `/api/v1/apps/${id}/users`, user)
    assert.equal(made.status, 200)
    assert.deepEqual((await call('GET', `/api/v1/apps/${id}/users/${userId}`)).body, made.body)
    assert.equal((await call('DELETE', `/api/v1/apps/${id}/users/${userId}`)).status, 204)
  })

  it('okta_auth_server with its scope, claim, policy and rule: each reads back as it was made', async () => {
    const path = '/api/v1/authorizationServers'
    const server = await madeAndReadBack(path, { name: 'test', description: 'test', audiences: ['whatever.rise.zone'] })
    const own = `${path}/${server.id}`
    const again = await call('PUT', own, { ...server, credentials: { signing: { rotationMode: 'MANUAL' } } })
    assert.equal(again.body.credentials.signing.rotationMode, 'MANUAL')
    assert.equal((await call('GET', own)).body.credentials.signing.nextRotation, undefined)

    await madeAndReadBack(`${own}/scopes`, {
      name: 'test:something',
      consent: 'REQUIRED',
      metadataPublish: 'NO_CLIENTS',
    })
    await madeAndReadBack(`${own}/claims`, {
      name: 'test',
      status: 'ACTIVE',
      claimType: 'RESOURCE',
      valueType: 'EXPRESSION',
      value: 'user.login',
      conditions: {},
      alwaysIncludeInToken: true,
    })
    const policy = await madeAndReadBack(`${own}/policies`, {
      type: 'OAUTH_AUTHORIZATION_POLICY',
      name: 'test',
      description: 'test',
      priority: 1,
      status: 'ACTIVE',
      conditions: { clients: { include: ['ALL_CLIENTS'] } },
    })
    const [everyone] = (await call('GET', '/api/v1/groups?q=Everyone')).body
    const rule = await madeAndReadBack(`${own}/policies/${policy.id}/rules`, {
      type: 'RESOURCE_ACCESS',
      name: 'test',
      priority: 1,
      status: 'ACTIVE',
      conditions: {
        people: { groups: { include: [everyone.id] } },
        grantTypes: { include: ['password', 'implicit'] },
        scopes: { include: ['openid'] },
      },
      actions: {
        token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10080 },
      },
    })
    const rules = `${own}/policies/${policy.id}/rules`
    const { body: put } = await call('PUT', `${rules}/${rule.id}`, { ...rule, name: 'renamed' })
    assert.deepEqual((await call('GET', `${rules}/${rule.id}`)).body, put)
    assert.equal((await call('POST', `${rules}/${rule.id}/lifecycle/deactivate`)).status, 204)
    assert.equal((await call('DELETE', `${rules}/${rule.id}`)).status, 204)
    assert.equal((await call('DELETE', `${own}/policies/${policy.id}`)).status, 204)
    assert.equal((await call('POST', `${own}/lifecycle/deactivate`)).status, 204)
    assert.equal((await call('DELETE', own)).status, 204)
    assert.equal((await call('GET', own)).status, 404)
  })

  async function madeAndReadBack(path: string, sent: object): Promise<Body> {
    const made = await call('POST', path, sent)
    assert.equal(made.status, 201, JSON.stringify(made.body))
    const read = await call('GET', `${path}/${made.body.id}`)
    assert.deepEqual(read.body, made.body)
    const put = await call('PUT', `${path}/${made.body.id}`, read.body)
    assert.equal(put.status, 200, JSON.stringify(put.body))
    const { lastUpdated: _after, ...same } = (await call('GET', `${path}/${made.body.id}`)).body
    const { lastUpdated: _before, ...first } = made.body
    assert.deepEqual(same, first, 'what was read may be sent back, and changes nothing')
    return made.body
  }
})
