// The access policy and its rule, without which a custom authorization server refuses everybody. Rules are lists of who
// may, so any one that lets our people in is enough, whoever wrote it.
import { OktaObjectMissing } from '../okta/management-problems.ts'
import { nothing, type Policy, policy, type Rule, rule } from '../okta/okta-answers.ts'
import { freeName, menuOfServer, type OktaAsIs, pathOf, type SuitingRule, serverOf } from './okta-as-is.ts'
import { different, missing, type Piece, printOf, there } from './piece.ts'
import { SCOPES, type Wish } from './wish.ts'

export function thePolicy(wish: Wish): Piece {
  return {
    id: 'policy',
    what: 'Access policy',
    menu: `${menuOfServer(wish)} > Access Policies > Add New Access Policy`,
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

export function theRule(wish: Wish): Piece {
  const find = async (okta: OktaAsIs) => (await suitingRule(okta, wish))?.rule
  return {
    id: 'rule',
    what: 'Access policy rule',
    menu: `${menuOfServer(wish)} > Access Policies > Add Rule`,
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
