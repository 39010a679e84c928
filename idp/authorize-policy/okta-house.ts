// Okta, as the provider engine sees it: every decision that is Okta's own and not the protocol's.
//
//   which issuer     okta-site.ts        which app      org-client.ts
//   who is it        identify-person.ts  may they       access-policy.ts
//   what is said     okta-claims.ts      how refused    okta-wording.ts, authorize-error-page.ts
//   what is logged   protocol-events.ts
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { html } from '../../kit/html.ts'
import { readAccessToken } from '../../openid/access-token.ts'
import type { House, Site } from '../../openid/house.ts'
import { mountProvider, type ProviderPaths } from '../../openid/mount-provider.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { authorizationGrants } from '../grants/authorization-grants.ts'
import { assertionMemory } from '../grants/client-assertions.ts'
import type { ClientKeys } from '../grants/client-keys.ts'
import { pushedRequests } from '../grants/pushed-requests.ts'
import { isServiceGrant, serviceGrants } from '../grants/service-grants.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { OktaKeys } from '../keys/okta-keys.ts'
import { sendMessage } from '../okta-page.ts'
import type { Org } from '../orgs/org.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import type { BrowserSessions } from '../sessions/org-session.ts'
import type { SignInTools } from '../sign-in/go-on.ts'
import { sendSignedOut, signOut } from '../sign-in/login-routes.ts'
import { type AccessPolicy, accessPolicy, underPolicy } from './access-policy.ts'
import { type AdmitPerson, admitPerson } from './admit-person.ts'
import { admitService, judgeService } from './admit-service.ts'
import { askConsent, mountConsent } from './ask-consent.ts'
import { sendAuthorizeError } from './authorize-error-page.ts'
import { idTokenIssuer } from './id-token-issuer.ts'
import { identifyPerson } from './identify-person.ts'
import { type OktaClaims, oktaClaims } from './okta-claims.ts'
import { type OktaSites, oktaSite, oktaSites, placeOf } from './okta-site.ts'
import { oktaWording } from './okta-wording.ts'
import { clientOfOrg, oktaClient } from './org-client.ts'
import { type PersonGroups, personGroups } from './person-groups.ts'
import { previewTokens } from './preview-tokens.ts'
import type { ProtocolEvents } from './protocol-events.ts'
import { OURS } from './request-again.ts'

export type OktaHouseTools = {
  readonly deps: IdpDeps
  readonly keys: OktaKeys
  readonly sessions: BrowserSessions
  readonly signIn: SignInTools
  readonly events: ProtocolEvents
  /** Keys an app publishes at its `jwks_uri`. */
  readonly clientKeys: ClientKeys
  /** Origins whose pages may ask on a person's behalf. */
  readonly trusts: (orgId: string, origin: string, use: 'CORS' | 'IFRAME_EMBED') => Promise<boolean>
  /** 32 bytes under every opaque token. */
  readonly tokenSecret: Uint8Array
}

export type OktaProvider = {
  /** The org's own authorization server and the custom ones, where Okta has them. */
  mount(app: FastifyInstance): void
  /** Who speaks with this access token of the org's own server? Undefined: nobody, or it is no such token. */
  bearerOf(org: Org, accessToken: string): Promise<Bearer | undefined>
  preview: ReturnType<typeof previewTokens>
}

/** `userId` is absent when an app speaks for itself. */
type Bearer = {
  readonly clientId: string
  readonly appId: string
  readonly label: string
  readonly userId?: string
  readonly scopes: readonly string[]
}

/** Everything of Okta's around the provider engine, ready to be mounted. */
export function oktaProvider(tools: OktaHouseTools): OktaProvider {
  const { deps } = tools
  const sites = oktaSites(deps, tools.keys, tools.tokenSecret)
  const groupsOf = personGroups(deps)
  const claims = oktaClaims(deps, groupsOf)
  const policy = accessPolicy(deps)
  const admit = admitPerson({ deps, groupsOf, claims, policy })
  const judge = judgeService({ deps, policy, claims })
  const house = oktaHouse(tools, { sites, groupsOf, claims, policy, admit, judge })
  return {
    mount(app) {
      mountProvider(app, house, PATHS)
      mountConsent(app, deps, tools.sessions, orgOfRequest(deps))
    },
    preview: previewTokens({ deps, house, sites, admit, judge, policy, groupsOf }),
    async bearerOf(org, accessToken) {
      const site = await sites.of(org)
      const read = await readAccessToken(house, site, accessToken)
      if (typeof read === 'string') return undefined
      const client = await house.client(site, read.grant.clientId)
      if (client === undefined) return undefined
      const { appId, label, clientId } = oktaClient(client)
      const person = isServiceGrant(read.grant) ? {} : { userId: read.grant.subject }
      return { clientId, appId, label, scopes: read.scopes, ...person }
    },
  }
}

const both = (path: string) => [`/oauth2/v1/${path}`, `/oauth2/:as/v1/${path}`]

const PATHS: ProviderPaths = {
  authorize: both('authorize'),
  token: both('token'),
  userinfo: both('userinfo'),
  keys: both('keys'),
  introspect: both('introspect'),
  revoke: both('revoke'),
  logout: both('logout'),
  pushedRequest: both('par'),
  openidConfiguration: ['/.well-known/openid-configuration', '/oauth2/:as/.well-known/openid-configuration'],
  serverMetadata: [
    '/.well-known/oauth-authorization-server',
    '/oauth2/:as/.well-known/oauth-authorization-server',
    '/.well-known/oauth-authorization-server/oauth2/:as',
  ],
}

type Decisions = {
  readonly sites: OktaSites
  readonly groupsOf: PersonGroups
  readonly claims: OktaClaims
  readonly policy: AccessPolicy
  readonly admit: AdmitPerson
  readonly judge: ReturnType<typeof judgeService>
}

function oktaHouse(
  { deps, sessions, signIn, events, trusts, clientKeys }: OktaHouseTools,
  decisions: Decisions,
): House {
  const { sites, groupsOf, claims, policy, admit, judge } = decisions
  const clientOf = clientOfOrg(deps)
  const services = serviceGrants(deps, placeOf)
  const useOnce = assertionMemory(deps)
  const client = (site: Site, clientId: string) => clientOf(oktaSite(site).org.id, clientId)

  return {
    clock: deps.clock,
    site: sites.ofRequest,
    client,
    identify: identifyPerson({ deps, sessions, signIn, admit, consent: askConsent(deps) }),
    admitService: admitService(judge, services),
    grants: underPolicy(services.beside(authorizationGrants(deps, placeOf)), policy, groupsOf),
    mayFrame: (site, origin) => trusts(oktaSite(site).org.id, origin, 'CORS'),
    async clientKeys(_site, client, kid) {
      const { jwks_uri: uri } = oktaClient(client).document.settings.oauthClient
      return uri === undefined ? [] : clientKeys(uri, kid)
    },
    pushed: { ...pushedRequests(deps, placeOf), carried: OURS },
    assertions: {
      useOnce: (site, clientId, jti, expiresAt) => useOnce(oktaSite(site).org.id, clientId, jti, expiresAt),
    },
    claims,
    idTokenIssuer: idTokenIssuer(deps),

    async endSession({ site, http, reply, hint }) {
      const { org } = oktaSite(site)
      const session = await sessions.sessionOf(org.id, http)
      // An application may sign out the person it knows and nobody else.
      if (session !== undefined && hint !== undefined && hint.subject !== session.userId)
        throw new ProtocolError('invalid_request', 'id_token_invalid', 'The hint names another person.')
      await signOut(deps, sessions, org, http, reply)
    },

    isSignedIn: async ({ site, http }) => (await sessions.sessionOf(oktaSite(site).org.id, http)) !== undefined,

    confirmLogout({ site, http, reply, fields }) {
      const { org } = oktaSite(site)
      const hidden = Object.entries({ ...fields, confirm: 'yes' })
      return sendMessage(reply, {
        org: org.name,
        status: 200,
        title: 'Sign out?',
        text: `An application asks to sign you out of ${org.name}.`,
        formTargets: 'any',
        next: html`<form class="stack" method="post" action="${http.url.split('?')[0]}">
${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
<button type="submit">Sign out</button></form>`,
      })
    },

    loggedOutPage: ({ site, reply }) => sendSignedOut(reply, oktaSite(site).org),

    async errorPage({ site, http, reply, error }) {
      const clientId = error.facts.clientId ?? clientIdIn(http)
      const app = typeof clientId === 'string' ? await client(site, clientId) : undefined
      return sendAuthorizeError(reply, oktaSite(site).org, error, app?.appId)
    },

    wording: (_site, error) => oktaWording(error),
    note: (event) => events.note(event),
  }
}

function clientIdIn(http: FastifyRequest): string | undefined {
  return new URL(http.url, 'http://here.invalid').searchParams.get('client_id') ?? undefined
}
