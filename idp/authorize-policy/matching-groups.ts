// Which of a person's groups a claim names. Okta's filters, and Okta's limit.
import vm from 'node:vm'
import { ProtocolError } from '../../openid/protocol-error.ts'

export type GroupFilter = {
  readonly type: 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX'
  readonly value: string
}

const MOST_GROUPS = 100
const REGEX_MS = 50

/**
 * @param claim  its name, for the error
 * @throws ProtocolError  server_error: more than a hundred groups match, or the pattern cannot be evaluated
 */
export function matchingGroups(claim: string, filter: GroupFilter, names: readonly string[]): string[] {
  const matching = namesThatMatch(claim, filter, names)
  if (matching.length <= MOST_GROUPS) return matching
  throw new ProtocolError('server_error', 'too_many_groups_in_groups_claim', 'Too many groups match the claim.', {
    status: 400,
    facts: { claim, matching: matching.length },
  })
}

function namesThatMatch(claim: string, { type, value }: GroupFilter, names: readonly string[]): string[] {
  const wanted = value.toLowerCase()
  switch (type) {
    case 'STARTS_WITH':
      return names.filter((name) => name.toLowerCase().startsWith(wanted))
    case 'EQUALS':
      return names.filter((name) => name.toLowerCase() === wanted)
    case 'CONTAINS':
      return names.filter((name) => name.toLowerCase().includes(wanted))
    case 'REGEX':
      return value === '.*' ? [...names] : namesByRegex(claim, value, names)
  }
}

// The pattern is an administrator's and may be one that never ends. V8 can stop a regular expression only from outside,
// and `vm` is that outside: nothing but two texts goes in, nothing but a text comes out.
const context = vm.createContext(Object.create(null))
const script = new vm.Script(
  '(() => { const re = new RegExp("^(?:" + pattern + ")$", "u"); return JSON.stringify(JSON.parse(names).filter((name) => re.test(name))) })()',
)

function namesByRegex(claim: string, pattern: string, names: readonly string[]): string[] {
  try {
    Object.assign(context, { pattern, names: JSON.stringify(names) })
    return JSON.parse(script.runInContext(context, { timeout: REGEX_MS }) as string)
  } catch (cause) {
    throw claimFailed(claim, cause)
  }
}

/** Okta's word for a claim it could not work out. */
export function claimFailed(claim: string, cause?: unknown): ProtocolError {
  return new ProtocolError('server_error', 'user_claim_evaluation_failure', 'A claim could not be evaluated.', {
    status: 400,
    facts: { claim },
    ...(cause === undefined ? {} : { cause }),
  })
}
