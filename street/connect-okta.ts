// The help page's fourteen steps, in its order, through Okta's management API and Gatepass's admin API.
//
//   1–5    create the OIDC web app                    → Client ID, Client secret
//   6–7    copy Client ID, Client secret, Okta domain
//   8–9    Sign-in redirect URI, Initiate login URI   (Gatepass says them, one of each per connection)
//   beside the groups claim                            (not on the page; without it nobody's groups are told)
//   10–11  add an authorization server                (only where `authorizationServer` is wanted)
//   12–13  access policy and rule, scope and claim for groups
//   14     the API token is what we are calling with
//   end    give the three values to Gatepass
import type { JsonClient } from './json-client.ts'

export type OktaToConnect = {
  readonly okta: JsonClient
  readonly gatepass: JsonClient
  readonly oktaUrl: string
  readonly connection: { id: string; redirectUri: string; initiateLoginUri: string }
  /** A custom server with a policy and a rule, as the page wants it; otherwise the org's own server is used. */
  readonly authorizationServer?: { name: string; audience: string }
}

/** @returns what Gatepass says about the connection, now active */
export async function connectOkta(company: OktaToConnect): Promise<{ issuer: string }> {
  const app = await createAppIntegration(company)
  await assignEveryone(company, app.id)
  await setLogin(company, app)
  await tellGroups(company, app)
  const issuer =
    company.authorizationServer === undefined ? company.oktaUrl : await addAuthorizationServer(company, app.clientId)
  return company.gatepass('PATCH', `/api/connections/${company.connection.id}`, {
    issuer,
    clientId: app.clientId,
    clientSecret: app.clientSecret,
  })
}

type AppIntegration = { id: string; clientId: string; clientSecret: string }

async function createAppIntegration({ okta, connection }: OktaToConnect): Promise<AppIntegration> {
  const app = await okta('POST', '/api/v1/apps', {
    name: 'oidc_client',
    label: 'Ronspot',
    signOnMode: 'OPENID_CONNECT',
    credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic' } },
    settings: {
      oauthClient: {
        application_type: 'web',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [connection.redirectUri],
      },
    },
  })
  return {
    id: app.id,
    clientId: app.credentials.oauthClient.client_id,
    clientSecret: app.credentials.oauthClient.client_secret,
  }
}

async function assignEveryone({ okta }: OktaToConnect, appId: string): Promise<void> {
  const [everyone] = await okta('GET', '/api/v1/groups?q=Everyone')
  await okta('PUT', `/api/v1/apps/${appId}/groups/${everyone.id}`, {})
}

async function setLogin({ okta, connection }: OktaToConnect, { id }: AppIntegration): Promise<void> {
  const app = await okta('GET', `/api/v1/apps/${id}`)
  app.visibility.hide = { web: false, iOS: false }
  Object.assign(app.settings.oauthClient, {
    redirect_uris: [connection.redirectUri],
    initiate_login_uri: connection.initiateLoginUri,
    idp_initiated_login: { mode: 'SPEC', default_scope: [] },
  })
  await okta('PUT', `/api/v1/apps/${id}`, app)
}

/** Sign On > OpenID Connect ID Token: what the org's own server says of groups; a custom one has a claim of its own. */
async function tellGroups({ okta, authorizationServer }: OktaToConnect, { id }: AppIntegration): Promise<void> {
  if (authorizationServer !== undefined) return
  await okta('POST', `/api/v1/internal/apps/${id}/settings/oauth/idToken`, {
    name: 'groups',
    valueType: 'GROUPS',
    groupFilterType: 'REGEX',
    value: '.*',
  })
}

async function addAuthorizationServer({ okta, authorizationServer }: OktaToConnect, clientId: string): Promise<string> {
  const server = await okta('POST', '/api/v1/authorizationServers', {
    name: authorizationServer?.name,
    audiences: [authorizationServer?.audience],
    description: 'Sign-in to Ronspot',
  })
  const at = `/api/v1/authorizationServers/${server.id}`
  const policy = await okta('POST', `${at}/policies`, {
    type: 'OAUTH_AUTHORIZATION_POLICY',
    name: 'Ronspot',
    description: 'Who may sign in to Ronspot',
    priority: 1,
    conditions: { clients: { include: [clientId] } },
  })
  await okta('POST', `${at}/policies/${policy.id}/rules`, {
    type: 'RESOURCE_ACCESS',
    name: 'Everyone assigned',
    priority: 1,
    conditions: {
      people: { groups: { include: ['EVERYONE'] } },
      grantTypes: { include: ['authorization_code'] },
      scopes: { include: ['*'] },
    },
    actions: {
      token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10080 },
    },
  })
  await okta('POST', `${at}/scopes`, {
    name: 'groups',
    description: 'The groups a person is in',
    consent: 'IMPLICIT',
    metadataPublish: 'ALL_CLIENTS',
  })
  await okta('POST', `${at}/claims`, {
    name: 'groups',
    status: 'ACTIVE',
    claimType: 'IDENTITY',
    valueType: 'GROUPS',
    group_filter_type: 'REGEX',
    value: '.*',
    alwaysIncludeInToken: true,
    conditions: { scopes: ['groups'] },
  })
  return server.issuer
}
