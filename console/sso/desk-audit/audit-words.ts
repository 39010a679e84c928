import type { AuditEntry } from './audit-types.ts'

/** `connection.draft_changed` → Connection: draft changed */
export function sayAction(action: string): string {
  const [kind = '', ...rest] = action.split('.')
  const words = (text: string) => text.replaceAll('_', ' ').replace(/^api /, 'API ')
  const said = words(kind)
  return `${said.charAt(0).toUpperCase()}${said.slice(1)}: ${words(rest.join(' '))}`
}

/** Who acted: by name where somebody has one. */
export function sayActor({ actor, actorName }: AuditEntry): string {
  const known: Readonly<Record<string, string>> = {
    system: 'Gatepass',
    anyone: 'Somebody unknown',
    browser: 'A browser',
  }
  return actorName ?? known[actor] ?? actor
}

/** What it was done to, in the entry's own words where it has some; nothing where it is nobody but who acted. */
export function sayTarget({ actor, targetType, targetId, detail }: AuditEntry): string {
  const named = [detail.name, detail.email, detail.domain].find((each) => typeof each === 'string')
  if (typeof named === 'string') return named
  return targetId === actor || NO_ONE.includes(targetId) ? '' : `${targetType.replaceAll('_', ' ')} ${targetId}`
}

/** In the place of an id. */
const NO_ONE = ['unknown', 'first']

/** Where the desk shows it; undefined where it does not. */
export function wayTo({ targetType, targetId, organizationId }: AuditEntry): string | undefined {
  if (targetType === 'organization') return `/organizations/${targetId}`
  if (targetType === 'application') return `/applications/${targetId}`
  if (targetType === 'operator') return '/operators'
  if (targetType === 'api_key') return '/api-keys'
  if (organizationId === null) return undefined
  if (targetType === 'connection') return `/organizations/${organizationId}/connections/${targetId}`
  return `/organizations/${organizationId}`
}
