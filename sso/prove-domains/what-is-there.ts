// One look into DNS for a domain's record, and where people put it by mistake.
import {
  type DomainLook,
  type OrganizationDomain,
  tokenOf,
  VALUE_BEGINS,
} from '../organizations/organization-domain.ts'
import type { SsoDeps } from '../sso-deps.ts'

/** Enough to recognise what stands there. */
const GOT_CHARS = 300

/**
 * What stands where the record should be. When it is not there, the domain's own name servers are asked (the resolver
 * remembers for a while that there was none), and it is looked for in the two places it is often found.
 *
 * @throws whatever `signal` was aborted with
 */
export async function whatIsThere(
  { lookUpTxt: lookUp, lookUpTxtAtOwner: atOwner }: Pick<SsoDeps, 'lookUpTxt' | 'lookUpTxtAtOwner'>,
  { domain, record }: Pick<OrganizationDomain, 'domain' | 'record'>,
  signal?: AbortSignal,
): Promise<DomainLook> {
  if (record === null) return { kind: 'no_record' }
  const here = await lookUp(record.name, signal)
  if (here.kind === 'broken' || here.kind === 'silent') return { kind: `dns_${here.kind}` }
  const values = here.kind === 'found' ? here.values : []
  if (has(values, record.value)) return { kind: 'seen' }
  const [now, appended, apex] = await Promise.all([
    atOwner?.(record.name, domain, signal),
    lookUp(`${record.name}.${domain}`, signal),
    lookUp(domain, signal),
  ])
  if (now?.kind === 'found' && has(now.values, record.value)) return { kind: 'seen' }
  if (appended.kind === 'found' && has(appended.values, record.value)) return { kind: 'appended' }
  if (apex.kind === 'found' && has(apex.values, record.value)) return { kind: 'at_apex' }
  const closest = closestOf(values, tokenOf({ record }) ?? '')
  if (closest !== undefined) return closest
  return { kind: here.kind === 'no_name' && apex.kind === 'no_name' ? 'no_domain' : 'no_record' }
}

/** White space around a value is nobody's to see, and means nothing. */
function has(values: readonly string[], wanted: string): boolean {
  return values.some((value) => value.trim() === wanted)
}

function closestOf(values: readonly string[], token: string): DomainLook | undefined {
  const almost = values.find((value) => value.toLowerCase().includes(token) || isBeginning(value, token))
  if (almost !== undefined) return { kind: 'almost', got: cutOff(almost) }
  const old = values.find((value) => value.includes(VALUE_BEGINS))
  if (old !== undefined) return { kind: 'old_value', got: cutOff(old) }
  return values[0] === undefined ? undefined : { kind: 'other_value', got: cutOff(values[0]) }
}

/** A page that takes only so many characters, or a copy that missed the end. */
function isBeginning(value: string, token: string): boolean {
  const rest = value.trim().slice(VALUE_BEGINS.length)
  return value.trim().startsWith(VALUE_BEGINS) && rest.length >= 8 && token.startsWith(rest)
}

const cutOff = (value: string) => (value.length > GOT_CHARS ? `${value.slice(0, GOT_CHARS)}…` : value)
