import type { AppGroup, AppUser } from '../apps/assignment-store.ts'
import { type App, type AppSecret, hasTile, tileUrl, usesSecret } from '../apps/okta-app.ts'
import type { Org } from '../orgs/org.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { displayName } from '../users/user.ts'
import { isoTime } from './api-call.ts'

/**
 * An app as the API shows it.
 *
 * @param more.clientSecret  only after POST and PUT: GET never tells it
 */
export function appView(
  org: Org,
  app: App,
  more: { clientSecret?: string | undefined; signingKid?: string | undefined } = {},
) {
  const { document } = app
  const client = document.credentials.oauthClient
  return {
    id: app.id,
    orn: `orn:okta:idp:${org.id}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: isoTime(app.updatedAt),
    created: isoTime(app.createdAt),
    accessibility: document.accessibility,
    visibility: { ...document.visibility, appLinks: { oidc_client_link: true } },
    features: [],
    signOnMode: 'OPENID_CONNECT',
    credentials: {
      userNameTemplate: document.credentials.userNameTemplate,
      signing: more.signingKid === undefined ? {} : { kid: more.signingKid },
      oauthClient: {
        autoKeyRotation: client.autoKeyRotation,
        client_id: app.clientId,
        ...(more.clientSecret === undefined ? {} : { client_secret: more.clientSecret }),
        token_endpoint_auth_method: client.token_endpoint_auth_method,
        pkce_required: client.pkce_required,
      },
    },
    settings: {
      app: {},
      notifications: { vpn: { network: { connection: 'DISABLED' }, message: null, helpUrl: null } },
      manualProvisioning: false,
      implicitAssignment: document.settings.implicitAssignment,
      emOptInStatus: 'NONE',
      notes: document.settings.notes,
      oauthClient: document.settings.oauthClient,
    },
    _links: linksOf(org, app),
  }
}

function linksOf(org: Org, app: App) {
  const url = `${org.url}/api/v1/apps/${app.id}`
  const next = app.status === 'ACTIVE' ? 'deactivate' : 'activate'
  return {
    self: { href: url },
    appLinks: hasTile(app) ? [{ name: 'oidc_client_link', href: tileUrl(org.url, app), type: 'text/html' }] : [],
    groups: { href: `${url}/groups` },
    users: { href: `${url}/users` },
    logo: [],
    ...(usesSecret(app.document)
      ? { clientCredentials: [{ name: 'secrets', href: `${url}/credentials/secrets` }] }
      : {}),
    [next]: { href: `${url}/lifecycle/${next}` },
  }
}

/** @param clear  the secret itself */
export function secretView(org: Org, secret: AppSecret, clear: string) {
  const url = `${org.url}/api/v1/apps/${secret.appId}/credentials/secrets/${secret.id}`
  const post = (operation: string) => ({ href: `${url}/lifecycle/${operation}`, hints: { allow: ['POST'] } })
  return {
    id: secret.id,
    created: isoTime(secret.createdAt),
    lastUpdated: isoTime(secret.updatedAt),
    status: secret.status,
    client_secret: clear,
    // What Okta shows to tell two secrets apart: sixteen bytes of a hash.
    secret_hash: secret.secretHash.slice(0, 22),
    _links:
      secret.status === 'ACTIVE'
        ? { deactivate: post('deactivate') }
        : { activate: post('activate'), delete: { href: url, hints: { allow: ['DELETE'] } } },
  }
}

export function appUserView(org: Org, app: App, assigned: AppUser) {
  const { user } = assigned
  return {
    id: user.id,
    externalId: null,
    created: isoTime(assigned.createdAt),
    lastUpdated: isoTime(assigned.updatedAt),
    scope: assigned.scope,
    status: user.status === 'SUSPENDED' ? 'SUSPENDED' : 'ACTIVE',
    statusChanged: isoTime(assigned.createdAt),
    passwordChanged: null,
    syncState: 'DISABLED',
    credentials: { userName: assigned.userName },
    profile: {
      name: displayName(user),
      email: user.profile.email,
      given_name: user.profile.firstName,
      family_name: user.profile.lastName,
      zoneinfo: user.profile.timezone ?? 'America/Los_Angeles',
      locale: user.profile.locale ?? 'en_US',
    },
    _links: {
      app: { href: `${org.url}/api/v1/apps/${app.id}` },
      user: { href: `${org.url}/api/v1/users/${user.id}` },
    },
  }
}

export function appGroupView(org: Org, app: App, assigned: AppGroup) {
  const url = `${org.url}/api/v1/apps/${app.id}`
  return {
    id: assigned.groupId,
    priority: assigned.priority,
    lastUpdated: isoTime(assigned.updatedAt),
    profile: assigned.profile,
    _links: {
      app: { href: url },
      self: { href: `${url}/groups/${assigned.groupId}` },
      group: { href: `${org.url}/api/v1/groups/${assigned.groupId}` },
    },
  }
}

/** An app as the System Log names it. */
export function appParty(app: App): LogParty {
  return { id: app.id, type: 'AppInstance', alternateId: app.label, displayName: 'OpenID Connect Client' }
}
