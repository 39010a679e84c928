// The calls that change access policies and their rules. `PUT` replaces a policy or rule whole; another priority in it
// moves the others along.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import { serverPath } from './server-requests.ts'
import type { OktaPolicy, OktaRule, OktaServer } from './server-types.ts'

export const ALL_CLIENTS = 'ALL_CLIENTS'
export const EVERYONE = 'EVERYONE'
export const ANY_SCOPE = '*'

export function policiesPath(server: OktaServer): string {
  return `${serverPath(server.id)}/policies`
}

export function policyPath(server: OktaServer, policy: OktaPolicy): string {
  return `${policiesPath(server)}/${policy.id}`
}

export function rulesPath(server: OktaServer, policy: OktaPolicy): string {
  return `${policyPath(server, policy)}/rules`
}

export type PolicyDraft = {
  readonly name: string
  readonly description: string
  readonly everyClient: boolean
  readonly clients: readonly Choice[]
}

/** @param policy  the one that is edited; absent: a new one */
export function savePolicyRequest(server: OktaServer, draft: PolicyDraft, policy?: OktaPolicy): ApiRequest {
  const { name, description, everyClient, clients } = draft
  const include = everyClient ? [ALL_CLIENTS] : clients.map(({ id }) => id)
  return {
    method: policy === undefined ? 'POST' : 'PUT',
    path: policy === undefined ? policiesPath(server) : policyPath(server, policy),
    body: {
      type: 'OAUTH_AUTHORIZATION_POLICY',
      name: name.trim(),
      description: description.trim(),
      ...(policy === undefined ? {} : { status: policy.status, priority: policy.priority }),
      conditions: { clients: { include } },
    },
  }
}

/** Everything stays but its place. @param priority  from 1 */
export function movePolicyRequest(server: OktaServer, policy: OktaPolicy, priority: number): ApiRequest {
  const { name, description, status, conditions } = policy
  return {
    method: 'PUT',
    path: policyPath(server, policy),
    body: { type: 'OAUTH_AUTHORIZATION_POLICY', name, description, status, priority, conditions },
  }
}

/** Everything stays but its place. @param priority  from 1 */
export function moveRuleRequest(server: OktaServer, policy: OktaPolicy, rule: OktaRule, priority: number): ApiRequest {
  const { name, status, conditions, actions } = rule
  return {
    method: 'PUT',
    path: `${rulesPath(server, policy)}/${rule.id}`,
    body: { type: 'RESOURCE_ACCESS', name, status, priority, conditions, actions },
  }
}

export const UNITS = { MINUTES: 1, HOURS: 60, DAYS: 1440 } as const
export type Unit = keyof typeof UNITS
export type Duration = { readonly amount: number; readonly unit: Unit }

/** 60 → 1 hour. @param largest  the unit in which it is not said any larger */
export function durationOf(minutes: number, largest: Unit = 'DAYS'): Duration {
  const fitting = (['DAYS', 'HOURS'] as const).find(
    (unit) => UNITS[unit] <= UNITS[largest] && minutes > 0 && minutes % UNITS[unit] === 0,
  )
  const unit = fitting ?? 'MINUTES'
  return { amount: minutes / UNITS[unit], unit }
}

function minutesOf({ amount, unit }: Duration): number {
  return Math.round(amount * UNITS[unit])
}

export type RuleDraft = {
  readonly name: string
  readonly grants: readonly string[]
  readonly everybody: boolean
  readonly groups: readonly Choice[]
  readonly users: readonly Choice[]
  readonly anyScope: boolean
  readonly scopes: readonly string[]
  readonly access: Duration
  /** Absent: unlimited. */
  readonly refresh: Duration | undefined
  readonly refreshWindow: Duration
}

/** As Okta's dialog starts; of the grants only the one that people sign in with. */
export const NEW_RULE: RuleDraft = {
  name: '',
  grants: ['authorization_code'],
  everybody: true,
  groups: [],
  users: [],
  anyScope: true,
  scopes: [],
  access: { amount: 1, unit: 'HOURS' },
  refresh: undefined,
  refreshWindow: { amount: 7, unit: 'DAYS' },
}

/** @param named  the groups and users of the rule, with what they are called */
export function ruleDraft(rule: OktaRule, named: Pick<RuleDraft, 'groups' | 'users'>): RuleDraft {
  const { people, grantTypes, scopes } = rule.conditions
  const { token } = rule.actions
  return {
    name: rule.name,
    grants: grantTypes.include,
    everybody: people.groups.include.includes(EVERYONE),
    ...named,
    anyScope: scopes.include.includes(ANY_SCOPE),
    scopes: scopes.include.filter((name) => name !== ANY_SCOPE),
    access: durationOf(token.accessTokenLifetimeMinutes, 'HOURS'),
    refresh: token.refreshTokenLifetimeMinutes === 0 ? undefined : durationOf(token.refreshTokenLifetimeMinutes),
    refreshWindow: durationOf(token.refreshTokenWindowMinutes),
  }
}

/** Whom the rule leaves out stays left out: only the API says so. @param rule  the one that is edited; absent: a new one */
export function saveRuleRequest(server: OktaServer, policy: OktaPolicy, draft: RuleDraft, rule?: OktaRule): ApiRequest {
  const path = rulesPath(server, policy)
  return {
    method: rule === undefined ? 'POST' : 'PUT',
    path: rule === undefined ? path : `${path}/${rule.id}`,
    body: {
      type: 'RESOURCE_ACCESS',
      name: draft.name.trim(),
      ...(rule === undefined ? {} : { status: rule.status, priority: rule.priority }),
      conditions: {
        people: {
          users: {
            include: draft.everybody ? [] : idsOf(draft.users),
            exclude: rule?.conditions.people.users.exclude ?? [],
          },
          groups: {
            include: draft.everybody ? [EVERYONE] : idsOf(draft.groups),
            exclude: rule?.conditions.people.groups.exclude ?? [],
          },
        },
        grantTypes: { include: draft.grants },
        scopes: { include: draft.anyScope ? [ANY_SCOPE] : draft.scopes },
      },
      actions: {
        token: {
          accessTokenLifetimeMinutes: minutesOf(draft.access),
          refreshTokenLifetimeMinutes: draft.refresh === undefined ? 0 : minutesOf(draft.refresh),
          refreshTokenWindowMinutes: minutesOf(draft.refreshWindow),
        },
      },
    },
  }
}

function idsOf(choices: readonly Choice[]): string[] {
  return choices.map(({ id }) => id)
}
