import type { OktaLogEvent } from './log-types.ts'

/** A group of details, and each detail by its path in the event. */
export type FactGroup = { readonly title: string; readonly facts: readonly (readonly [path: string, value: string])[] }

const GROUPS: readonly (readonly [title: string, members: readonly string[]])[] = [
  ['Event', ['displayMessage', 'eventType', 'severity', 'published', 'uuid', 'version', 'legacyEventType']],
  ['Outcome', ['outcome']],
  ['Actor', ['actor']],
  ['Target', ['target']],
  ['Client', ['client']],
  ['Authentication', ['authenticationContext']],
  ['Transaction', ['transaction']],
  ['Debug context', ['debugContext']],
  ['Request', ['request']],
  ['Security context', ['securityContext']],
]

/** Everything an event says, in groups. What it leaves empty is left out; what nobody named a group for comes last. */
export function factsOf(event: OktaLogEvent): FactGroup[] {
  const named = GROUPS.flatMap(([, members]) => members)
  const rest = Object.keys(event).filter((member) => !named.includes(member))
  const groups = GROUPS.map(([title, members]) => ({
    title,
    facts: members.flatMap((member) => factsIn(event, member)),
  }))
  const more = { title: 'More', facts: rest.flatMap((member) => flattened(member, event[member])) }
  return [...groups, more].filter(({ facts }) => facts.length > 0)
}

/** A member that is a group of its own need not say so in every path. */
function factsIn(event: OktaLogEvent, member: string): [string, string][] {
  const value = event[member]
  return flattened(typeof value === 'object' ? '' : member, value)
}

function flattened(path: string, value: unknown): [string, string][] {
  if (value === null || value === undefined || value === '') return []
  if (Array.isArray(value))
    return value.flatMap((each, at) => flattened(value.length === 1 ? path : joined(path, String(at + 1)), each))
  if (typeof value === 'object')
    return Object.entries(value).flatMap(([name, member]) => flattened(joined(path, name), member))
  return [[path, String(value)]]
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}
