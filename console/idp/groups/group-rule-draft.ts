// A rule as a form: Okta's basic condition on one attribute, a condition on groups, or an expression as it is written.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import { GROUPS } from './group-requests.ts'

export const RULES = `${GROUPS}/rules`

export type OktaGroupRule = {
  readonly id: string
  readonly name: string
  readonly status: 'ACTIVE' | 'INACTIVE' | 'INVALID'
  readonly lastUpdated: string
  readonly conditions: {
    readonly people: { readonly users: { readonly exclude: readonly string[] } }
    readonly expression: { readonly value: string }
  }
  readonly actions: { readonly assignUserToGroups: { readonly groupIds: readonly string[] } }
  readonly _embedded?: { readonly groupIdToGroupNameMap?: Readonly<Record<string, string>> }
}

export type Operator = 'equals' | 'startsWith' | 'contains'
export type Kind = 'string' | 'number' | 'boolean'

export type GroupRuleDraft = {
  readonly name: string
  readonly way: 'basic' | 'groups' | 'expression'
  readonly attribute: string
  readonly kind: Kind
  readonly operator: Operator
  readonly value: string
  readonly memberOf: readonly Choice[]
  readonly expression: string
  readonly groups: readonly Choice[]
  readonly except: readonly Choice[]
}

export const NO_RULE_YET: GroupRuleDraft = {
  name: '',
  way: 'basic',
  attribute: 'department',
  kind: 'string',
  operator: 'equals',
  value: '',
  memberOf: [],
  expression: '',
  groups: [],
  except: [],
}

export function expressionOf({ way, ...draft }: GroupRuleDraft): string {
  if (way === 'expression') return draft.expression.trim()
  if (way === 'groups') return `isMemberOfAnyGroup(${draft.memberOf.map(({ id }) => `"${id}"`).join(', ')})`
  const attribute = `user.${draft.attribute}`
  const value = draft.kind === 'string' ? quoted(draft.value) : draft.value.trim()
  if (draft.operator === 'startsWith') return `String.startsWith(${attribute}, ${value})`
  if (draft.operator === 'contains') return `String.stringContains(${attribute}, ${value})`
  return `${attribute}==${value}`
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

/** Is there enough to ask the server? */
export function isFilled(draft: GroupRuleDraft): boolean {
  const condition = {
    basic: draft.value.trim(),
    groups: draft.memberOf[0]?.id ?? '',
    expression: draft.expression.trim(),
  }
  return draft.name.trim() !== '' && condition[draft.way] !== '' && draft.groups.length > 0
}

const TEXT = String.raw`"((?:[^"\\]|\\.)*)"`
const EQUALS = new RegExp(`^user\\.(\\w+)\\s*==\\s*(?:${TEXT}|(-?[\\d.]+)|(true|false))$`)
const FUNCTION = new RegExp(`^String\\.(startsWith|stringContains)\\(user\\.(\\w+),\\s*${TEXT}\\)$`)
const MEMBER = /^isMemberOfAnyGroup\((\s*"\w+"\s*(?:,\s*"\w+"\s*)*)\)$/

type Condition = Pick<GroupRuleDraft, 'way' | 'attribute' | 'kind' | 'operator' | 'value' | 'expression'> & {
  readonly memberIds: readonly string[]
}

/** Reads back what the form writes; whatever else it says stays an expression. */
export function conditionOf(expression: string): Condition {
  const { attribute, kind, operator, value } = NO_RULE_YET
  const none: Condition = { way: 'expression', attribute, kind, operator, value, expression, memberIds: [] }
  const [, equal, text, number, truth] = EQUALS.exec(expression) ?? []
  if (equal !== undefined) {
    const read = { string: text === undefined ? undefined : plain(text), number, boolean: truth }
    const found = (['string', 'number', 'boolean'] as const).find((each) => read[each] !== undefined) ?? 'string'
    return { ...none, way: 'basic', attribute: equal, kind: found, operator: 'equals', value: read[found] ?? '' }
  }
  const [, called, of, part] = FUNCTION.exec(expression) ?? []
  if (called !== undefined && of !== undefined) {
    const chosen = called === 'startsWith' ? 'startsWith' : 'contains'
    return { ...none, way: 'basic', attribute: of, kind: 'string', operator: chosen, value: plain(part ?? '') }
  }
  const [, members] = MEMBER.exec(expression) ?? []
  if (members !== undefined) return { ...none, way: 'groups', memberIds: [...members.matchAll(/\w+/g)].map(String) }
  return none
}

function plain(text: string): string {
  return text.replaceAll(/\\(.)/gs, '$1')
}

/** @param ruleId  of the one that is changed */
export function saveRuleRequest(draft: GroupRuleDraft, ruleId: string | undefined): ApiRequest {
  return {
    method: ruleId === undefined ? 'POST' : 'PUT',
    path: ruleId === undefined ? RULES : `${RULES}/${ruleId}`,
    body: {
      type: 'group_rule',
      name: draft.name.trim(),
      conditions: {
        ...(draft.except.length === 0
          ? {}
          : { people: { users: { exclude: draft.except.map(({ id }) => id) }, groups: { exclude: [] } } }),
        expression: { value: expressionOf(draft), type: 'urn:okta:expression:1.0' },
      },
      actions: { assignUserToGroups: { groupIds: draft.groups.map(({ id }) => id) } },
    },
  }
}

export function ruleStepRequest(ruleId: string, step: 'activate' | 'deactivate'): ApiRequest {
  return { method: 'POST', path: `${RULES}/${ruleId}/lifecycle/${step}` }
}

export function deleteRuleRequest(ruleId: string, removeUsers: boolean): ApiRequest {
  return { method: 'DELETE', path: `${RULES}/${ruleId}?removeUsers=${removeUsers}` }
}
