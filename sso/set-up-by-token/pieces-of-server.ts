// A custom authorization server: itself, the policy and rule without which it refuses everybody, and the scope and claim
// for groups. Rules are lists of who may, so any one that lets our people in is enough, whoever wrote it.
import { OktaObjectMissing } from '../okta/management-problems.ts'
import { claim, nothing, type Policy, policy, type Rule, rule, type Server, server } from './okta-answers.ts'
import { freeName, type OktaAsIs, pathOf, type SuitingRule } from './okta-as-is.ts'
import { different, missing, notAllowed, type Piece, printOf, there } from './piece.ts'
import { ALL_GROUPS, SCOPES, TOO_MANY_GROUPS, type Wish } from './wish.ts'

const API = 'Security > API > Authorization Servers'

export function piecesOfServer(wish: Wish): Piece[] {
  if (wish.server === null) return []
  return [theServer(wish), groupsScope(wish), groupsClaim(wish), thePolicy(wish), theRule(wish)]
}

function nameOf({ server }: Wish): string {
  return server === null ? '' : 'id' in server ? server.id : server.name
}

/** @throws OktaObjectMissing  it was there a moment ago */
async function serverOf(okta: OktaAsIs): Promise<Server> {
  const found = await okta.server()
  if (found === undefined) throw new OktaObjectMissing('the authorization server is gone')
  return found
}

// — the server —

function theServer(wish: Wish): Piece {
  const wanted = wish.server as NonNullable<Wish['server']>
  return {
    id: 'server',
    what: 'Authorization server',
    menu: `${API} > Add Authorization Server`,
    place: 'servers',
    right: 'servers',
    needs: [],
    async look(okta) {
      const found = await okta.server()
      if (found?.status === 'ACTIVE') return there(found.name)
      if (found !== undefined) return different(`${found.name} (Inactive)`, found.name)
      if ('id' in wanted) return notAllowed(null, wanted.id, 'There is no authorization server with this id.')
      return missing(wanted.name)
    },
    async make(okta) {
      const found = await okta.server()
      if (found !== undefined) await okta.api.post(`${pathOf(found)}/lifecycle/activate`, {}, nothing)
      else if (!('id' in wanted)) {
        const body = { name: wanted.name, audiences: [wanted.audience], description: `Sign-in to ${wish.label}` }
        return okta.changed({ serverId: (await okta.api.post('/api/v1/authorizationServers', body, server)).id })
      }
      okta.changed()
    },
    async created(okta) {
      const found = await okta.server()
      return found && { id: found.id, print: printOfServer(found) }
    },
    async undo(okta, made) {
      const found = await okta.server()
      if (found === undefined) return 'gone'
      if (made.kind === 'created' && (printOfServer(found) !== made.print || (await hasMore(okta)))) return 'left'
      await okta.api.post(`${pathOf(found)}/lifecycle/deactivate`, {}, nothing)
      if (made.kind === 'created') await okta.api.delete(pathOf(found))
      okta.changed()
      return 'undone'
    },
  }
}

function printOfServer({ name, description, audiences, issuerMode, status }: Server): string {
  return printOf({ name, description, audiences, issuerMode, status })
}

/** Of others than us: ours are gone by then. */
async function hasMore(okta: OktaAsIs): Promise<boolean> {
  const own = [...(await okta.scopes()), ...(await okta.claims())].filter(({ system }) => system !== true)
  return own.length > 0 || (await okta.policies()).length > 0
}

// — scope and claim —

function groupsScope(wish: Wish): Piece {
  const find = async (okta: OktaAsIs) => (await okta.scopes()).find(({ name }) => name === 'groups')
  return {
    id: 'groups-scope',
    what: 'Scope groups, included in public metadata',
    menu: `${API} > ${nameOf(wish)} > Scopes > Add Scope`,
    place: 'server_scopes',
    right: 'servers',
    needs: ['server'],
    async look(okta) {
      const found = await find(okta)
      if (found === undefined) return missing('groups')
      return found.metadataPublish === 'ALL_CLIENTS' ? there('groups') : different('groups (not in metadata)', 'groups')
    },
    async make(okta) {
      const at = `${pathOf(await serverOf(okta))}/scopes`
      const found = await find(okta)
      if (found === undefined) await okta.api.post(at, newScope, nothing)
      else await okta.api.put(`${at}/${found.id}`, { ...withoutLinks(found), metadataPublish: 'ALL_CLIENTS' }, nothing)
      okta.changed()
    },
    async created(okta) {
      const found = await find(okta)
      return found && { id: found.id, print: printOf(withoutLinks(found)) }
    },
    async undo(okta, made) {
      const found = await find(okta)
      if (found === undefined) return 'gone'
      const at = `${pathOf(await serverOf(okta))}/scopes/${found.id}`
      if (made.kind === 'created') {
        if (printOf(withoutLinks(found)) !== made.print) return 'left'
        await okta.api.delete(at)
      } else {
        if (found.metadataPublish !== 'ALL_CLIENTS') return 'left'
        await okta.api.put(at, { ...withoutLinks(found), metadataPublish: 'NO_CLIENTS' }, nothing)
      }
      okta.changed()
      return 'undone'
    },
  }
}

export const newScope = {
  name: 'groups',
  displayName: 'Groups',
  description: 'The groups a person is in',
  consent: 'IMPLICIT',
  metadataPublish: 'ALL_CLIENTS',
}

const CLAIM_SAYS = 'groups: Matches regex .*'

function groupsClaim(wish: Wish): Piece {
  const find = async (okta: OktaAsIs) =>
    (await okta.claims()).find(({ name, claimType }) => name === 'groups' && claimType === 'IDENTITY')
  return {
    id: 'groups-claim',
    what: 'Groups claim in the ID token',
    menu: `${API} > ${nameOf(wish)} > Claims > Add Claim`,
    place: 'server_claims',
    right: 'servers',
    needs: ['server', 'groups-scope'],
    async look(okta) {
      const found = await find(okta)
      if (found?.status === 'ACTIVE' && isForUs(found.conditions?.scopes ?? [])) return there(saysOf(found))
      if (found !== undefined) return notAllowed(saysOf(found), CLAIM_SAYS, 'It is there, but not for our sign-ins.')
      return (await okta.hasManyGroups()) ? notAllowed(null, CLAIM_SAYS, TOO_MANY_GROUPS) : missing(CLAIM_SAYS)
    },
    async make(okta) {
      await okta.api.post(`${pathOf(await serverOf(okta))}/claims`, newClaim, claim)
      okta.changed()
    },
    async created(okta) {
      const found = await find(okta)
      return found && { id: found.id, print: printOf(withoutLinks(found)) }
    },
    async undo(okta, made) {
      const found = await find(okta)
      if (found === undefined) return 'gone'
      if (made.kind !== 'created' || printOf(withoutLinks(found)) !== made.print) return 'left'
      await okta.api.delete(`${pathOf(await serverOf(okta))}/claims/${found.id}`)
      okta.changed()
      return 'undone'
    },
  }
}

export const newClaim = {
  name: 'groups',
  status: 'ACTIVE',
  claimType: 'IDENTITY',
  valueType: 'GROUPS',
  group_filter_type: 'REGEX',
  value: ALL_GROUPS,
  alwaysIncludeInToken: true,
  conditions: { scopes: ['groups'] },
}

/** In tokens of a sign-in that asks for our scopes. */
function isForUs(scopes: readonly string[]): boolean {
  return scopes.length === 0 || scopes.some((name) => (SCOPES as readonly string[]).includes(name))
}

function saysOf(found: { status: string; valueType: string; value?: unknown }): string {
  return `groups: ${found.valueType === 'GROUPS' ? 'filter' : 'expression'} ${String(found.value)}${found.status === 'ACTIVE' ? '' : ' (Inactive)'}`
}

function withoutLinks<T extends Record<string, unknown>>({ _links, ...rest }: T) {
  return rest
}

// — policy and rule —

function thePolicy(wish: Wish): Piece {
  return {
    id: 'policy',
    what: 'Access policy',
    menu: `${API} > ${nameOf(wish)} > Access Policies > Add New Access Policy`,
    place: 'server_policies',
    right: 'servers',
    needs: ['app', 'server'],
    async look(okta) {
      const suits = await suitingRule(okta, wish)
      if (suits !== undefined) return there(suits.policy.name)
      const own = await ownPolicy(okta)
      if (own === undefined)
        return missing(
          freeName(
            wish.label,
            (await okta.policies()).map(({ name }) => name),
          ),
        )
      return own.status === 'ACTIVE' ? there(own.name) : different(`${own.name} (Inactive)`, own.name)
    },
    async make(okta, { after }) {
      const at = `${pathOf(await serverOf(okta))}/policies`
      const own = await ownPolicy(okta)
      const app = await okta.app()
      if (own !== undefined) await okta.api.post(`${at}/${own.id}/lifecycle/activate`, {}, nothing)
      else if (app !== undefined)
        await okta.api.post(at, newPolicy(String(after), wish, app.credentials.oauthClient.client_id), policy)
      okta.changed()
    },
    async created(okta) {
      const own = await ownPolicy(okta)
      return own && { id: own.id, print: printOfPolicy(own) }
    },
    async undo(okta, made) {
      const ours = made.kind === 'created' ? (await okta.policies()).find(({ id }) => id === made.id) : undefined
      const own = ours ?? (await ownPolicy(okta))
      if (own === undefined) return 'gone'
      const at = `${pathOf(await serverOf(okta))}/policies/${own.id}`
      if (made.kind === 'changed') await okta.api.post(`${at}/lifecycle/deactivate`, {}, nothing)
      else {
        const isChanged = own.id !== made.id || printOfPolicy(own) !== made.print
        if (isChanged || (await okta.rules(own.id)).length > 0) return 'left'
        await okta.api.delete(at)
      }
      okta.changed()
      return 'undone'
    },
  }
}

function newPolicy(name: string, wish: Wish, clientId: string) {
  return {
    type: 'OAUTH_AUTHORIZATION_POLICY',
    name,
    description: `Who may sign in to ${wish.label}`.slice(0, 255),
    conditions: { clients: { include: [clientId] } },
  }
}

function printOfPolicy({ name, description, status, conditions }: Policy): string {
  return printOf({ name, description, status, conditions })
}

const RULE = 'Everyone assigned'

function theRule(wish: Wish): Piece {
  const find = async (okta: OktaAsIs) => (await suitingRule(okta, wish))?.rule
  return {
    id: 'rule',
    what: 'Access policy rule',
    menu: `${API} > ${nameOf(wish)} > Access Policies > Add Rule`,
    place: 'server_policies',
    right: 'servers',
    needs: ['app', 'server', 'policy'],
    async look(okta) {
      const found = await find(okta)
      if (found !== undefined) return there(found.name)
      const own = await ownPolicy(okta)
      const names = own === undefined ? [] : (await okta.rules(own.id)).map(({ name }) => name)
      return missing(freeName(RULE, names))
    },
    async make(okta, { after }) {
      const own = await ownPolicy(okta)
      if (own === undefined) throw new OktaObjectMissing('the policy is gone')
      await okta.api.post(`${pathOf(await serverOf(okta))}/policies/${own.id}/rules`, newRule(String(after)), rule)
      okta.changed()
    },
    async created(okta) {
      const found = await suitingRule(okta, wish)
      const isOurs = found?.policy.id === (await ownPolicy(okta))?.id
      return found && isOurs ? { id: found.rule.id, print: printOfRule(found.rule) } : undefined
    },
    async undo(okta, made) {
      if (made.kind !== 'created') return 'gone'
      for (const { id } of await okta.policies()) {
        const found = (await okta.rules(id)).find((each) => each.id === made.id)
        if (found === undefined) continue
        if (printOfRule(found) !== made.print) return 'left'
        await okta.api.delete(`${pathOf(await serverOf(okta))}/policies/${id}/rules/${found.id}`)
        okta.changed()
        return 'undone'
      }
      return 'gone'
    },
  }
}

function newRule(name: string) {
  return {
    type: 'RESOURCE_ACCESS',
    name,
    conditions: {
      people: { groups: { include: ['EVERYONE'] } },
      grantTypes: { include: ['authorization_code'] },
      scopes: { include: ['*'] },
    },
    actions: {
      token: { accessTokenLifetimeMinutes: 60, refreshTokenLifetimeMinutes: 0, refreshTokenWindowMinutes: 10_080 },
    },
  }
}

function printOfRule({ name, status, conditions, actions }: Rule): string {
  return printOf({ name, status, conditions, actions })
}

/** The policy for our client alone. */
async function ownPolicy(okta: OktaAsIs): Promise<Policy | undefined> {
  const clientId = (await okta.app())?.credentials.oauthClient.client_id
  const isOwn = ({ conditions }: Policy) => conditions.clients?.include.join() === clientId
  return clientId === undefined ? undefined : (await okta.policies()).find(isOwn)
}

/** The first rule that lets our people in with what we ask for. */
async function suitingRule(okta: OktaAsIs, wish: Wish): Promise<SuitingRule | undefined> {
  const clientId = (await okta.app())?.credentials.oauthClient.client_id ?? 'not yet'
  for (const found of await okta.policies()) {
    const clients = found.conditions.clients?.include ?? []
    if (found.status !== 'ACTIVE' || !(clients.includes('ALL_CLIENTS') || clients.includes(clientId))) continue
    const suits = (await okta.rules(found.id)).find((each) => letsIn(each, wish))
    if (suits !== undefined) return { policy: found, rule: suits }
  }
  return undefined
}

function letsIn({ status, conditions }: Rule, wish: Wish): boolean {
  const { people, grantTypes, scopes } = conditions
  const groups = people?.groups?.include ?? []
  const isEverybody = groups.includes('EVERYONE') || wish.groups.every(({ id }) => id !== null && groups.includes(id))
  const excluded = [...(people?.groups?.exclude ?? []), ...(people?.users?.exclude ?? [])]
  const allowed = scopes?.include ?? []
  return (
    status === 'ACTIVE' &&
    isEverybody &&
    excluded.length === 0 &&
    (grantTypes?.include ?? []).includes('authorization_code') &&
    (allowed.includes('*') || SCOPES.every((name) => allowed.includes(name)))
  )
}
