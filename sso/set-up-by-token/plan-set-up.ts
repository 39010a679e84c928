// What would have to be done in a customer's Okta, found out by looking; nothing is changed.
//
//   the token and the domain as pasted → is it an Okta? → whose token → what is wanted → every piece looked at → kept
import { applicationStore } from '../applications/application-store.ts'
import { addressesOf, type Connection } from '../connections/connection.ts'
import { lookAtProvider } from '../connections/look-at-provider.ts'
import { type ManagementApi, managementApi, readApiToken } from '../okta/management-api.ts'
import {
  ApiTokenNotAllowed,
  OktaFeatureMissing,
  OktaObjectMissing,
  OktaRefusedCall,
} from '../okta/management-problems.ts'
import { group, org } from '../okta/okta-answers.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { ApiTokenUnreadable, GroupUnknown, NotAnOkta } from './by-token-errors.ts'
import { type OktaAsIs, oktaAsIs, sameText } from './okta-as-is.ts'
import { type Look, notAllowed, type Piece } from './piece.ts'
import { piecesOf } from './pieces.ts'
import { settingsNow } from './pieces-of-draft.ts'
import { itemOf, type Plan, type PlanItem } from './plan.ts'
import { planStore } from './plan-store.ts'
import { readTokenOwner, type TokenOwner, whyNot } from './token-owner.ts'
import type { Wish, WishedGroup, WishedServer } from './wish.ts'

export type SetUpInput = {
  readonly oktaDomain: string
  readonly apiToken: string
  /** Names or ids of groups; absent: Everyone. */
  readonly groups?: readonly string[] | undefined
  /** Absent: the org's own authorization server. */
  readonly customServer?: WishedServer | undefined
}

/**
 * @param actor  who is inside: a setup link's id
 * @throws ApiTokenUnreadable, NotAnOkta, GroupUnknown, PlanRunning
 * @throws OktaDomainNotUsable, IssuerAddressNotAllowed, IssuerUnreachable, DiscoveryFailed  nothing was sent to anybody
 * @throws ApiTokenRefused, ApiTokenNotAllowed, OktaBusy, OktaApiUnreachable
 */
export async function planSetUp(
  deps: SsoDeps,
  connection: Connection,
  input: SetUpInput,
  actor: string,
): Promise<Plan> {
  const token = readApiToken(input.apiToken)
  if (token === undefined) throw new ApiTokenUnreadable('api token')
  const { settings } = await lookAtProvider(deps, { oktaDomain: input.oktaDomain })
  const { oktaDomain } = settings
  if (oktaDomain === null) throw new NotAnOkta('no okta-organization', { issuer: settings.issuer })
  const api = managementApi(deps, { origin: oktaDomain, token })
  const owner = await readTokenOwner(api)
  const wish = await wishOf(deps, api, connection, input)
  const before = await planStore(deps).currentIn(connection.id, oktaDomain)
  const { clientId } = await settingsNow(deps, connection.id)
  // Of a server that was wanted before, nothing is known of the one wanted now.
  const { serverId, ...known } = before?.known ?? {}
  const isSameServer = JSON.stringify(before?.wish.server) === JSON.stringify(wish.server)
  const okta = oktaAsIs(api, wish, {
    clientId: clientId ?? undefined,
    ...known,
    serverId: isSameServer ? serverId : undefined,
  })
  const pieces = piecesOf(deps, wish, { connectionId: connection.id, oktaDomain, actor })
  const items = await lookAtAll(okta, pieces, owner)
  const plan = {
    connectionId: connection.id,
    organizationId: connection.organizationId,
    oktaDomain,
    wish,
    company: await companyOf(api),
    names: settings.issuerNames,
    owner,
    servers: await serversOf(okta),
    known: { ...okta.known, appId: (await allowed(okta.app()))?.id, serverId: (await allowed(okta.server()))?.id },
    items,
    doing: null,
    made: before?.made ?? [],
    problem: null,
  }
  return planStore(deps).create(plan, token, actor)
}

async function wishOf(
  deps: SsoDeps,
  api: ManagementApi,
  connection: Connection,
  {
    groups = [],
    customServer = null,
  }: { groups?: readonly string[] | undefined; customServer?: WishedServer | null | undefined },
): Promise<Wish> {
  const application = await applicationStore(deps).behind(connection)
  const wished =
    groups.length === 0 ? [await everyone(api)] : await Promise.all(groups.map((name) => groupOf(api, name)))
  const unique = [...new Map(wished.map((each) => [each.id ?? each.name, each])).values()]
  return {
    label: application?.name ?? 'Gatepass',
    ...addressesOf(deps.publicUrl, connection.id),
    publicUrl: deps.publicUrl,
    groups: unique,
    server: customServer,
  }
}

async function everyone(api: ManagementApi): Promise<WishedGroup> {
  const found = await groupsCalled(api, 'Everyone')
  const { id = null } = found?.find(({ type, profile }) => type === 'BUILT_IN' && profile.name === 'Everyone') ?? {}
  return { name: 'Everyone', id }
}

/** @throws GroupUnknown */
async function groupOf(api: ManagementApi, wanted: string): Promise<WishedGroup> {
  if (/^00g\w{17}$/.test(wanted)) {
    const byId = await allowed(api.get(`/api/v1/groups/${wanted}`, group))
    return { name: byId?.profile.name ?? wanted, id: byId?.id ?? null }
  }
  const found = await groupsCalled(api, wanted)
  if (found === undefined) return { name: wanted, id: null }
  const exact =
    found.find(({ profile }) => profile.name === wanted) ?? found.find(({ profile }) => sameText(profile.name, wanted))
  if (exact === undefined) throw new GroupUnknown(wanted)
  return { name: exact.profile.name, id: exact.id }
}

async function groupsCalled(api: ManagementApi, name: string) {
  const path = `/api/v1/groups?limit=200&q=${encodeURIComponent(name)}`
  return (await allowed(api.list(path, group, 200)))?.items
}

async function companyOf(api: ManagementApi): Promise<string | null> {
  return (await allowed(api.get('/api/v1/org', org)))?.companyName ?? null
}

async function serversOf(okta: OktaAsIs): Promise<Plan['servers']> {
  const all = await allowed(okta.servers())
  return all?.map(({ id, name, issuer }) => ({ id, name, issuer })) ?? null
}

/** Undefined: the token may not look, or there is nothing to look at. */
async function allowed<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked
  } catch (error) {
    if (isNo(error)) return undefined
    throw error
  }
}

function isNo(error: unknown): error is ApiTokenNotAllowed | OktaFeatureMissing | OktaObjectMissing {
  return (
    error instanceof ApiTokenNotAllowed || error instanceof OktaFeatureMissing || error instanceof OktaObjectMissing
  )
}

/** Every piece, as it is now. */
export async function lookAtAll(okta: OktaAsIs, pieces: readonly Piece[], owner: TokenOwner): Promise<PlanItem[]> {
  const items: PlanItem[] = []
  for (const piece of pieces) {
    const look = withRights(piece, await lookAt(okta, piece, owner), owner)
    const stuck = items.find(({ id, state }) => piece.needs.includes(id) && state === 'not allowed')
    const isStuck = stuck !== undefined && look.state !== 'there' && look.state !== 'not allowed'
    const why = isStuck ? `First comes: ${stuck.what}.` : ''
    items.push(itemOf(piece, isStuck ? notAllowed(look.before, look.after, why) : look))
  }
  return items
}

/** One piece. Where the token may not even look, people are told to. */
export async function lookAt(okta: OktaAsIs, piece: Piece, owner: TokenOwner): Promise<Look> {
  try {
    return await piece.look(okta)
  } catch (error) {
    if (error instanceof ApiTokenNotAllowed) return notAllowed(null, null, whyNot(owner, piece.right))
    if (isNo(error) || error instanceof OktaRefusedCall) return notAllowed(null, null, error.publicMessage)
    throw error
  }
}

function withRights(piece: Piece, look: Look, owner: TokenOwner): Look {
  const mayNot = owner.mayNot.includes(piece.right)
  if (!mayNot || look.state === 'there' || look.state === 'not allowed') return look
  return notAllowed(look.before, look.after, whyNot(owner, piece.right))
}
