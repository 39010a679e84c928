// A first look at a provider: what was typed is understood, and the provider asked whether it is the one. Nothing is
// written here.
import { oktaClient } from '../okta/okta-client.ts'
import type { KnownProvider } from '../okta/okta-metadata.ts'
import type { OktaOrganization } from '../okta/okta-organization.ts'
import { OktaProblem } from '../okta/okta-problems.ts'
import type { SsoDeps } from '../sso-deps.ts'
import {
  DiscoveryFailed,
  HttpsRequired,
  IssuerAddressNotAllowed,
  IssuerMismatch,
  IssuerUnreachable,
  OktaDomainNotUsable,
} from './connection-errors.ts'
import { stripPasted, type UnderstoodProvider, understandIssuer, understandOktaDomain } from './okta-domain.ts'
import type { Settings } from './settings.ts'

export type TypedProvider = { readonly oktaDomain: string } | { readonly issuer: string }

export type SeenProvider = {
  readonly settings: Pick<Settings, 'issuer' | 'oktaDomain' | 'issuerNames' | 'scopes'> & { readonly issuer: string }
  readonly known: KnownProvider
}

/**
 * @throws OktaDomainNotUsable, HttpsRequired, IssuerAddressNotAllowed, IssuerUnreachable, IssuerMismatch, DiscoveryFailed
 *   what was typed leads to no provider
 */
export async function lookAtProvider(deps: SsoDeps, typed: TypedProvider): Promise<SeenProvider> {
  const understood = understand(deps, typed)
  const okta = oktaClient(deps)
  try {
    // Both at once: a provider that is not Okta answers the first with a 404, and that is all it says.
    const [organization, known] = await Promise.all([
      okta.organization(understood.origin),
      okta.inspect(understood.issuer),
    ])
    return { settings: settingsOf(understood, organization, known), known }
  } catch (error) {
    throw refusalOf(error, understood.issuer)
  }
}

function understand(deps: SsoDeps, typed: TypedProvider): UnderstoodProvider {
  const allowPrivate = deps.allowPrivateNetworks
  if ('issuer' in typed && /^http:/i.test(stripPasted(typed.issuer)) && !allowPrivate)
    throw new HttpsRequired('issuer by http')
  const understood =
    'issuer' in typed
      ? understandIssuer(typed.issuer, allowPrivate)
      : understandOktaDomain(typed.oktaDomain, allowPrivate)
  if ('hint' in understood) throw new OktaDomainNotUsable(understood.hint)
  return understood
}

function refusalOf(error: unknown, asked: string): unknown {
  if (!(error instanceof OktaProblem)) return error
  const facts = { ...error.facts, asked, reason: error.reason }
  const cause = { cause: error }
  switch (error.reason) {
    case 'idp_address_not_allowed':
      return new IssuerAddressNotAllowed('outbound guard', facts, cause)
    case 'idp_unavailable':
    case 'idp_rate_limited':
      return new IssuerUnreachable('no answer', facts, cause)
    case 'issuer_mismatch':
      return new IssuerMismatch('discovery', facts, cause)
    default:
      return new DiscoveryFailed('discovery', facts, cause)
  }
}

function settingsOf(
  understood: UnderstoodProvider,
  organization: OktaOrganization | undefined,
  known: KnownProvider,
): SeenProvider['settings'] {
  const names = [understood.issuer, ...(organization === undefined ? [] : [understood.origin, ...organization.names])]
  // Asking for a scope the server does not have ends the sign-in with invalid_scope, so `groups` only where it is listed.
  const groups = known.metadata.scopesSupported.includes('groups') ? ['groups'] : []
  return {
    issuer: understood.issuer,
    oktaDomain: organization === undefined ? null : understood.origin,
    issuerNames: [...new Set(names)],
    scopes: ['openid', 'profile', 'email', ...groups],
  }
}
