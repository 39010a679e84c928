// An app asks for itself (client credentials), with no person anywhere.
//
//   a custom server   its scopes, as an access policy allows them, with any proof the app is registered for
//   the org's own     Okta's API: scopes `okta.*` an administrator granted to the app, proven by the app's own key
import { prepared } from '../../kit/database.ts'
import type { Client, Grant, Site } from '../../openid/house.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { newServiceGrantId, type ServiceGrants } from '../grants/service-grants.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { AccessPolicy } from './access-policy.ts'
import type { OktaClaims } from './okta-claims.ts'
import { oktaSite } from './okta-site.ts'
import { type OktaClient, oktaClient } from './org-client.ts'

const ORG_TOKEN_SECONDS = 3600

export type ServiceAsking = { readonly site: Site; readonly client: Client; readonly scopes: readonly string[] }

/**
 * Who may, and for how long; nothing is stored. Token Preview asks the same.
 *
 * @throws ProtocolError  invalid_scope, access_denied, invalid_client, consent_required
 */
export function judgeService({ deps, policy, claims }: { deps: IdpDeps; policy: AccessPolicy; claims: OktaClaims }) {
  const grantedTo = scopesGranted(deps)

  async function allowed(asking: ServiceAsking): Promise<{ scopes: readonly string[]; seconds: number }> {
    const { server, org } = oktaSite(asking.site)
    const client = oktaClient(asking.client)
    if (server === undefined) {
      requireService(client)
      const granted = await grantedTo(org.id, client.appId)
      return { scopes: orgScopes(asking.scopes, granted), seconds: ORG_TOKEN_SECONDS }
    }
    const scopes = serverScopes(asking, client)
    const { accessMinutes } = await policy.decide({
      serverId: server.id,
      clientId: client.clientId,
      grantType: 'client_credentials',
      scopes,
      groupIds: async () => [],
    })
    return { scopes, seconds: accessMinutes * 60 }
  }

  return async (asking: ServiceAsking): Promise<Grant> => {
    const { scopes, seconds } = await allowed(asking)
    const grant = serviceGrant(asking, scopes, seconds, deps.clock.now())
    await claims.tryOut({ site: asking.site, client: asking.client, grant })
    return grant
  }
}

/** Judges and stores: what the token endpoint calls. */
export function admitService(judge: ReturnType<typeof judgeService>, services: ServiceGrants) {
  return async (asking: ServiceAsking): Promise<Grant> => {
    const grant = await judge(asking)
    await services.save(asking.site, grant)
    return grant
  }
}

function requireService(client: OktaClient): void {
  const refuse = (reason: string) => new ProtocolError('invalid_client', reason, 'The client may not ask for itself.')
  if (client.document.settings.oauthClient.application_type !== 'service')
    throw refuse('invalid_application_type_client_credentials')
  if (!client.authMethods.includes('private_key_jwt')) throw refuse('unsupported_auth_method_client_creds')
}

function orgScopes(asked: readonly string[], granted: readonly string[]): readonly string[] {
  requireSome(asked)
  if (asked.includes('openid')) throw noOpenid()
  if (asked.some((scope) => /^okta\..*\.self$/.test(scope))) {
    const description = 'An app that asks for itself is nobody.'
    throw new ProtocolError('invalid_scope', 'client_credentials_self_scope_requested', description)
  }
  const strangers = asked.filter((scope) => !scope.startsWith('okta.'))
  if (strangers.length > 0) throw unknownScopes(strangers)
  const scopes = asked.filter((scope) => granted.includes(scope))
  if (scopes.length > 0) return scopes
  const description = 'None of the scopes is granted to the application.'
  throw new ProtocolError('consent_required', 'no_org_scopes_granted', description, { facts: { scopes: asked } })
}

function serverScopes({ site, scopes }: ServiceAsking, client: OktaClient): readonly string[] {
  requireSome(scopes)
  if (scopes.includes('openid')) throw noOpenid()
  const unknown = scopes.filter((scope) => !site.scopesSupported.includes(scope))
  if (unknown.length > 0) throw unknownScopes(unknown)
  const { consentScopes } = oktaSite(site)
  const needConsent = scopes.filter((scope) => consentScopes.get(scope) === 'REQUIRED')
  if (client.document.settings.oauthClient.consent_method !== 'REQUIRED' || needConsent.length === 0) return scopes
  const description = 'A scope needs the consent of a person.'
  const facts = { scopes: needConsent }
  throw new ProtocolError('consent_required', 'consent_required_client_credentials', description, { facts })
}

function requireSome(scopes: readonly string[]): void {
  if (scopes.length > 0) return
  throw new ProtocolError('invalid_scope', 'no_default_scopes', 'No scope is asked for and none is the default.')
}

function noOpenid(): ProtocolError {
  return new ProtocolError('invalid_scope', 'openid_not_allowed_client_creds', 'There is no person to identify.')
}

function unknownScopes(unknown: readonly string[]): ProtocolError {
  return new ProtocolError('invalid_scope', 'no_matching_scope', 'A requested scope is not one of this issuer.', {
    facts: { unknown: unknown.slice(0, 10).map((scope) => scope.slice(0, 100)) },
  })
}

function serviceGrant({ site, client }: ServiceAsking, scopes: readonly string[], seconds: number, now: number): Grant {
  return {
    id: newServiceGrantId(),
    siteKey: site.key,
    clientId: client.clientId,
    redirectUri: '',
    subject: client.clientId,
    sessionId: '',
    authTime: Math.floor(now / 1000),
    amr: [],
    scopes,
    lifetimes: { idToken: 0, accessToken: seconds, refresh: 0, refreshIdle: 0 },
    createdAt: now,
    codeExpiresAt: now,
    detail: {},
  }
}

function scopesGranted({ db }: IdpDeps) {
  const find = prepared<{ org_id: string; app_id: string }, { scope_id: string }>(db, (p) =>
    db.kysely
      .selectFrom('app_scope_grants')
      .select('scope_id')
      .where('org_id', '=', p('org_id'))
      .where('app_id', '=', p('app_id')),
  )
  return async (orgId: string, appId: string) =>
    (await find({ org_id: orgId, app_id: appId })).map(({ scope_id }) => scope_id)
}
