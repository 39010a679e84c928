// Okta, as the provider engine sees it: every decision that is Okta's own and not the protocol's.
//
//   which issuer     okta-site.ts        which app      org-client.ts
//   who is it        identify-person.ts  may they       access-policy.ts
//   what is said     okta-claims.ts      how refused    okta-wording.ts, authorize-error-page.ts
//   what is logged   protocol-events.ts
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { html } from '../../kit/html.ts'
import type { House, Site } from '../../openid/house.ts'
import { mountProvider } from '../../openid/mount-provider.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { authorizationGrants } from '../grants/authorization-grants.ts'
import { assertionMemory } from '../grants/client-assertions.ts'
import { serviceGrants } from '../grants/service-grants.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { OktaKeys } from '../keys/okta-keys.ts'
import { sendMessage } from '../okta-page.ts'
import type { BrowserSessions } from '../sessions/org-session.ts'
import { sendSignedOut, signOut } from '../sign-in/login-routes.ts'
import { accessPolicy, underPolicy } from './access-policy.ts'
import { admitPerson } from './admit-person.ts'
import { admitService, judgeService } from './admit-service.ts'
import { sendAuthorizeError } from './authorize-error-page.ts'
import { identifyPerson } from './identify-person.ts'
import { oktaClaims } from './okta-claims.ts'
import { oktaSite, placeOf, siteOfRequest } from './okta-site.ts'
import { oktaWording } from './okta-wording.ts'
import { clientOfOrg } from './org-client.ts'
import { personGroups } from './person-groups.ts'
import type { ProtocolEvents } from './protocol-events.ts'

export type OktaHouseTools = {
  readonly deps: IdpDeps
  readonly keys: OktaKeys
  readonly sessions: BrowserSessions
  readonly events: ProtocolEvents
  /** 32 bytes under every opaque token. */
  readonly tokenSecret: Uint8Array
}

/** Mounts the org's own authorization server and the custom ones where Okta has them. */
export function mountOktaProvider(app: FastifyInstance, tools: OktaHouseTools): void {
  const both = (path: string) => [`/oauth2/v1/${path}`, `/oauth2/:as/v1/${path}`]
  mountProvider(app, oktaHouse(tools), {
    authorize: both('authorize'),
    token: both('token'),
    userinfo: both('userinfo'),
    keys: both('keys'),
    introspect: both('introspect'),
    revoke: both('revoke'),
    logout: both('logout'),
    openidConfiguration: ['/.well-known/openid-configuration', '/oauth2/:as/.well-known/openid-configuration'],
    serverMetadata: [
      '/.well-known/oauth-authorization-server',
      '/oauth2/:as/.well-known/oauth-authorization-server',
      '/.well-known/oauth-authorization-server/oauth2/:as',
    ],
  })
}

function oktaHouse({ deps, keys, sessions, events, tokenSecret }: OktaHouseTools): House {
  const clientOf = clientOfOrg(deps)
  const groupsOf = personGroups(deps)
  const claims = oktaClaims(deps, groupsOf)
  const policy = accessPolicy(deps)
  const admit = admitPerson({ deps, groupsOf, claims, policy })
  const judge = judgeService({ deps, policy, claims })
  const services = serviceGrants(deps, placeOf)
  const useOnce = assertionMemory(deps)
  const client = (site: Site, clientId: string) => clientOf(oktaSite(site).org.id, clientId)

  return {
    clock: deps.clock,
    site: siteOfRequest(deps, keys, tokenSecret),
    client,
    identify: identifyPerson({ deps, sessions, admit }),
    admitService: admitService(judge, services),
    grants: underPolicy(services.beside(authorizationGrants(deps, placeOf)), policy, groupsOf),
    assertions: {
      useOnce: (site, clientId, jti, expiresAt) => useOnce(oktaSite(site).org.id, clientId, jti, expiresAt),
    },
    claims,

    async endSession({ site, http, reply, hint }) {
      const { org } = oktaSite(site)
      const session = await sessions.sessionOf(org.id, http)
      // An application may sign out the person it knows and nobody else.
      if (session !== undefined && hint !== undefined && hint.subject !== session.userId)
        throw new ProtocolError('invalid_request', 'id_token_invalid', 'The hint names another person.')
      await signOut(deps, sessions, org, http, reply)
    },

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
