// A draft becomes a connection, or a connection gets another provider: what was typed is understood, the provider is
// asked whether it is the one, and only then anything is written.
//
//   understand → Okta's other names → discovery and keys → seal the secret → write, with the audit entry
import { oktaClient } from '../okta/okta-client.ts'
import type { KnownProvider } from '../okta/okta-metadata.ts'
import type { OktaOrganization } from '../okta/okta-organization.ts'
import { OktaProblem } from '../okta/okta-problems.ts'
import { boundSecret, type Provider } from '../okta/provider.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Connection, newDraft } from './connection.ts'
import {
  ConnectionIncomplete,
  DiscoveryFailed,
  HttpsRequired,
  IssuerAddressNotAllowed,
  IssuerMismatch,
  IssuerUnreachable,
  OktaDomainNotUsable,
  SecretRequired,
} from './connection-errors.ts'
import { type ConnectionChange, connectionStore } from './connection-store.ts'
import { stripPasted, type UnderstoodProvider, understandIssuer, understandOktaDomain } from './okta-domain.ts'

export type ConnectionInput = {
  readonly oktaDomain?: string | undefined
  readonly issuer?: string | undefined
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly tokenEndpointAuthMethod?: Provider['authMethod'] | undefined
  readonly applicationId?: string | null | undefined
}

/**
 * Gives a connection what `input` says; a draft that gets its provider becomes active.
 *
 * @throws OktaDomainNotUsable, HttpsRequired, IssuerAddressNotAllowed, IssuerUnreachable, IssuerMismatch, DiscoveryFailed
 *   what was typed leads to no provider; nothing was written
 * @throws ConnectionIncomplete, SecretRequired  something has to be given with it
 * @throws ConnectionChanged  by somebody else meanwhile
 */
export async function configureConnection(
  deps: SsoDeps,
  connection: Connection,
  input: ConnectionInput,
  actor: string,
): Promise<Connection> {
  const { change, looked } = await decide(deps, connection, input)
  return write(deps, connection, change, looked, actor)
}

/** A new connection: a draft, or active at once when `input` is whole. Throws as above, and then there is none. */
export async function createConnection(
  deps: SsoDeps,
  organizationId: string,
  input: ConnectionInput,
  actor: string,
): Promise<Connection> {
  const { applicationId = null, tokenEndpointAuthMethod: authMethod = 'client_secret_basic', ...rest } = input
  const draft = newDraft({ organizationId, applicationId, authMethod }, deps.clock.now())
  const decided = Object.values(rest).some((value) => value !== undefined) ? await decide(deps, draft, rest) : undefined
  await connectionStore(deps).createDraft(draft, actor)
  return decided === undefined ? draft : write(deps, draft, decided.change, decided.looked, actor)
}

async function decide(deps: SsoDeps, connection: Connection, input: ConnectionInput) {
  const plan = planOf(connection, input)
  const looked = plan.provider && (await lookAt(deps, plan.provider))
  return { change: changeOf(deps, connection, plan, looked), looked }
}

async function write(
  deps: SsoDeps,
  connection: Connection,
  change: ConnectionChange,
  looked: Looked | undefined,
  actor: string,
): Promise<Connection> {
  const after = await connectionStore(deps).change(connection, change, actor)
  if (looked !== undefined && after.status !== 'draft') oktaClient(deps).remember(after, looked.known)
  return after
}

type Plan = {
  readonly provider: { readonly oktaDomain: string } | { readonly issuer: string } | undefined
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly authMethod: Provider['authMethod']
  readonly applicationId: string | null
}

function planOf(connection: Connection, input: ConnectionInput): Plan {
  const { oktaDomain, issuer } = input
  if (oktaDomain !== undefined && issuer !== undefined)
    throw new OktaDomainNotUsable('Give either oktaDomain or issuer, not both.')
  const clientId = cleaned(input.clientId)
  const clientSecret = cleaned(input.clientSecret)
  const authMethod = input.tokenEndpointAuthMethod ?? connection.authMethod
  const provider = oktaDomain !== undefined ? { oktaDomain } : issuer !== undefined ? { issuer } : undefined
  const plan = {
    provider,
    clientId,
    clientSecret,
    authMethod,
    applicationId: input.applicationId === undefined ? connection.applicationId : input.applicationId,
  }
  const needsSecret = authMethod !== 'private_key_jwt'
  if (connection.status === 'draft') {
    const touched = provider !== undefined || clientId !== undefined || clientSecret !== undefined
    const whole = provider !== undefined && clientId !== undefined && (clientSecret !== undefined || !needsSecret)
    if (touched && !whole) throw new ConnectionIncomplete('draft given in part', { id: connection.id })
    return plan
  }
  const elsewhere = provider !== undefined || (clientId !== undefined && clientId !== connection.clientId)
  const without = needsSecret && clientSecret === undefined && (elsewhere || connection.secretSealed === null)
  if (without) throw new SecretRequired('new destination, old secret', { id: connection.id })
  return plan
}

/** Client IDs and secrets are pasted with the same dirt as domains, but nothing inside them is touched. */
function cleaned(text: string | undefined): string | undefined {
  const clean = text?.replace(/^[\s\p{Cf}\u00a0]+|[\s\p{Cf}\u00a0]+$/gu, '')
  return clean === '' ? undefined : clean
}

type Looked = {
  readonly understood: UnderstoodProvider
  readonly organization: OktaOrganization | undefined
  readonly known: KnownProvider
}

async function lookAt(deps: SsoDeps, provider: { oktaDomain: string } | { issuer: string }): Promise<Looked> {
  const understood = understand(deps, provider)
  const okta = oktaClient(deps)
  try {
    // Both at once: a provider that is not Okta answers the first with a 404, and that is all it says.
    const [organization, known] = await Promise.all([
      okta.organization(understood.origin),
      okta.inspect(understood.issuer),
    ])
    return { understood, organization, known }
  } catch (error) {
    throw refusalOf(error, understood.issuer)
  }
}

function understand(deps: SsoDeps, provider: { oktaDomain: string } | { issuer: string }): UnderstoodProvider {
  const allowPrivate = deps.allowPrivateNetworks
  if ('issuer' in provider && /^http:/i.test(stripPasted(provider.issuer)) && !allowPrivate)
    throw new HttpsRequired('issuer by http')
  const understood =
    'issuer' in provider
      ? understandIssuer(provider.issuer, allowPrivate)
      : understandOktaDomain(provider.oktaDomain, allowPrivate)
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

function changeOf(deps: SsoDeps, connection: Connection, plan: Plan, looked: Looked | undefined): ConnectionChange {
  const { clientId, clientSecret, authMethod, applicationId } = plan
  const secret =
    authMethod === 'private_key_jwt'
      ? { secret_sealed: null }
      : clientSecret === undefined
        ? {}
        : { secret_sealed: deps.box('connections').seal(clientSecret, boundSecret(connection.id)) }
  const provider = looked === undefined ? {} : providerColumns(looked)
  const activated = looked !== undefined && connection.status === 'draft'
  return {
    set: {
      ...provider,
      ...secret,
      ...(clientId === undefined ? {} : { client_id: clientId }),
      ...(activated ? { status: 'active' } : {}),
      ...(looked !== undefined || clientSecret !== undefined ? { attention_at: null, attention_reason: null } : {}),
      auth_method: authMethod,
      application_id: applicationId,
    },
    action: activated ? 'connection.activated' : 'connection.changed',
    detail: {
      ...(looked === undefined ? {} : { issuer: looked.understood.issuer }),
      ...(clientId === undefined ? {} : { clientId }),
      ...(clientSecret === undefined ? {} : { clientSecret: 'replaced' }),
      ...(authMethod === connection.authMethod ? {} : { authMethod }),
      ...(applicationId === connection.applicationId ? {} : { applicationId }),
    },
  }
}

function providerColumns({ understood, organization, known }: Looked) {
  const names = [understood.issuer, ...(organization === undefined ? [] : [understood.origin, ...organization.names])]
  // Asking for a scope the server does not have ends the sign-in with invalid_scope, so `groups` only where it is listed.
  const groups = known.metadata.scopesSupported.includes('groups') ? ['groups'] : []
  return {
    issuer: understood.issuer,
    okta_domain: organization === undefined ? null : understood.origin,
    issuer_names: JSON.stringify([...new Set(names)]),
    scopes: JSON.stringify(['openid', 'profile', 'email', ...groups]),
  }
}
