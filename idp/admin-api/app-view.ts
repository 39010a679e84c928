import { logoPath } from '../apps/app-logo.ts'
import type { AppGroup, AppUser } from '../apps/assignment-store.ts'
import {
  type AnyApp,
  type App,
  type AppSecret,
  hasTile,
  type RecordedApp,
  tileUrl,
  usesSecret,
} from '../apps/okta-app.ts'
import type { Org } from '../orgs/org.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { displayName } from '../users/user.ts'
import { isoTime } from './api-call.ts'

type Shown = {
  /** Only after POST and PUT: GET never tells it. */
  readonly clientSecret?: string | undefined
  readonly signingKid?: string | undefined
  /** The type of the picture it was given. */
  readonly logo?: string | undefined
}

/** An app as the API shows it. */
export function appView(org: Org, app: AnyApp, more: Shown = {}) {
  return app.signOnMode === 'OPENID_CONNECT' ? oidcAppView(org, app, more) : recordedAppView(org, app, more)
}

function oidcAppView(org: Org, app: App, more: Shown) {
  const { document } = app
  const client = document.credentials.oauthClient
  return {
    ...commonView(org, app),
    accessibility: document.accessibility,
    visibility: { ...document.visibility, appLinks: { oidc_client_link: true } },
    features: [],
    signOnMode: app.signOnMode,
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
    ...(document.profile === undefined ? {} : { profile: document.profile }),
    _links: linksOf(org, app, more),
  }
}

function recordedAppView(org: Org, app: RecordedApp, more: Shown) {
  const { accessibility, visibility, credentials, settings, profile } = app.document
  return {
    ...commonView(org, app),
    accessibility: { selfService: false, errorRedirectUrl: null, loginRedirectUrl: null, ...accessibility },
    visibility: { autoLaunch: false, autoSubmitToolbar: false, hide: { iOS: false, web: false }, ...visibility },
    features: [],
    signOnMode: app.signOnMode,
    credentials: {
      // biome-ignore lint/suspicious/noTemplateCurlyInString: Okta's own notation
      userNameTemplate: { template: '${source.login}', type: 'BUILT_IN' },
      signing: more.signingKid === undefined ? {} : { kid: more.signingKid },
      ...credentials,
    },
    settings: { app: {}, ...settings },
    ...(profile === undefined ? {} : { profile }),
    _links: linksOf(org, app, more),
  }
}

function commonView(org: Org, app: AnyApp) {
  return {
    id: app.id,
    orn: `orn:okta:idp:${org.id}:apps:${app.name}:${app.id}`,
    name: app.name,
    label: app.label,
    status: app.status,
    lastUpdated: isoTime(app.updatedAt),
    created: isoTime(app.createdAt),
  }
}

function linksOf(org: Org, app: AnyApp, { logo }: Shown) {
  const url = `${org.url}/api/v1/apps/${app.id}`
  const next = app.status === 'ACTIVE' ? 'deactivate' : 'activate'
  const oidc = app.signOnMode === 'OPENID_CONNECT' ? app : undefined
  return {
    self: { href: url },
    appLinks:
      oidc !== undefined && hasTile(oidc)
        ? [{ name: 'oidc_client_link', href: tileUrl(org.url, oidc), type: 'text/html' }]
        : [],
    groups: { href: `${url}/groups` },
    users: { href: `${url}/users` },
    logo: logo === undefined ? [] : [{ name: 'medium', href: logoUrl(org, app), type: logo }],
    uploadLogo: { href: `${url}/logo`, hints: { allow: ['POST'] } },
    policies: { href: `${url}/policies`, hints: { allow: ['PUT'] } },
    ...(app.accessPolicyId === undefined
      ? {}
      : { accessPolicy: { href: `${org.url}/api/v1/policies/${app.accessPolicyId}` } }),
    ...(oidc !== undefined && usesSecret(oidc.document)
      ? { clientCredentials: [{ name: 'secrets', href: `${url}/credentials/secrets` }] }
      : {}),
    [next]: { href: `${url}/lifecycle/${next}` },
  }
}

/** Where everybody sees the picture of an app. */
function logoUrl(org: Org, app: Pick<AnyApp, 'id'>): string {
  return org.url + logoPath(app)
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

export function appUserView(org: Org, app: AnyApp, assigned: AppUser) {
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

export function appGroupView(org: Org, app: AnyApp, assigned: AppGroup) {
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
export function appParty(app: AnyApp): LogParty {
  const displayName = app.signOnMode === 'OPENID_CONNECT' ? 'OpenID Connect Client' : app.name
  return { id: app.id, type: 'AppInstance', alternateId: app.label, displayName }
}
