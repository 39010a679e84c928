// The org's own policies and their rules, and the calls that change them. Saving replaces the whole object, so every
// edit starts from what is there.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'

export type PolicyType = 'PASSWORD' | 'OKTA_SIGN_ON' | 'MFA_ENROLL' | 'ACCESS_POLICY'

type Listed = { readonly include?: readonly string[]; readonly exclude?: readonly string[] }
type Conditions = { readonly people?: { readonly users?: Listed; readonly groups?: Listed } }
export type Json = Readonly<Record<string, unknown>>

export type OrgPolicy = {
  readonly id: string
  readonly type: PolicyType
  readonly name: string
  readonly description: string | null
  readonly status: 'ACTIVE' | 'INACTIVE'
  /** Okta's own: it is last, and stays. */
  readonly system: boolean
  readonly conditions: Conditions
  readonly settings?: Json
}

export type OrgRule = {
  readonly id: string
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly system: boolean
  readonly conditions: Conditions
  readonly actions: Json
}

const POLICIES = '/api/v1/policies'

export function policiesOf(type: PolicyType): string {
  return `${POLICIES}?type=${type}`
}

export function policyPath({ id }: { readonly id: string }): string {
  return `${POLICIES}/${id}`
}

export function rulesPath(policy: OrgPolicy): string {
  return `${policyPath(policy)}/rules`
}

export type PolicyDraft = {
  readonly name: string
  readonly description: string
  readonly groups: readonly Choice[]
  readonly settings: Json
}

export function savePolicyRequest(type: PolicyType, draft: PolicyDraft, policy: OrgPolicy | undefined): ApiRequest {
  const people = peopleWith(policy?.conditions, { groups: { include: draft.groups.map(({ id }) => id) } })
  return {
    method: policy === undefined ? 'POST' : 'PUT',
    path: policy === undefined ? POLICIES : policyPath(policy),
    body: {
      type,
      name: draft.name.trim(),
      description: draft.description.trim(),
      ...(policy?.system ? {} : { conditions: { ...policy?.conditions, people } }),
      ...(Object.keys(draft.settings).length === 0 ? {} : { settings: draft.settings }),
    },
  }
}

/** @param place  from 1 */
export function movePolicyRequest(policy: OrgPolicy, place: number): ApiRequest {
  const { type, name, description, conditions, settings } = policy
  const said = settings === undefined ? {} : { settings }
  return {
    method: 'PUT',
    path: policyPath(policy),
    body: { type, name, description, conditions, ...said, priority: place },
  }
}

export type RuleDraft = {
  readonly name: string
  /** Members of any of these alone; none: everybody the policy is for. */
  readonly groups: readonly Choice[]
  readonly except: readonly Choice[]
  readonly actions: Json
}

const RULE_TYPE: Readonly<Record<PolicyType, string>> = {
  PASSWORD: 'PASSWORD',
  OKTA_SIGN_ON: 'SIGN_ON',
  MFA_ENROLL: 'MFA_ENROLL',
  ACCESS_POLICY: 'ACCESS_POLICY',
}

export function saveOrgRuleRequest(policy: OrgPolicy, draft: RuleDraft, rule: OrgRule | undefined): ApiRequest {
  const people = peopleWith(rule?.conditions, {
    groups: { include: draft.groups.map(({ id }) => id) },
    users: { exclude: draft.except.map(({ id }) => id) },
  })
  return {
    method: rule === undefined ? 'POST' : 'PUT',
    path: rule === undefined ? rulesPath(policy) : `${rulesPath(policy)}/${rule.id}`,
    body: {
      type: RULE_TYPE[policy.type],
      name: draft.name.trim(),
      ...(rule?.system ? {} : { conditions: { ...rule?.conditions, people } }),
      actions: draft.actions,
    },
  }
}

/** @param place  from 1 */
export function moveOrgRuleRequest(policy: OrgPolicy, rule: OrgRule, place: number): ApiRequest {
  const { id, name, conditions, actions } = rule
  return {
    method: 'PUT',
    path: `${rulesPath(policy)}/${id}`,
    body: { type: RULE_TYPE[policy.type], name, conditions, actions, priority: place },
  }
}

/** Who was named before stays named, unless it is said anew. */
function peopleWith(before: Conditions | undefined, said: { users?: Listed; groups?: Listed }) {
  const { users, groups } = before?.people ?? {}
  return {
    users: { include: [], exclude: [], ...users, ...said.users },
    groups: { include: [], exclude: [], ...groups, ...said.groups },
  }
}
