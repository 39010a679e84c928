// What is asked of the System Log: as the address has it, and as the API wants it.

export type LogQuestion = {
  /** Whole words, all of them somewhere in the event. */
  readonly q: string
  /** A type, or the beginning of some: `user.session.` */
  readonly type: string
  readonly outcome: string
  readonly range: Range
  /** Of a range somebody chose: local times as the browser's own field writes them, `2026-11-23T10:00`. */
  readonly from: string
  readonly to: string
  /** An expression in Okta's filter language; links from other screens bring one. */
  readonly filter: string
}

export type Range = 'hour' | 'day' | 'week' | 'month' | 'quarter' | 'custom'

const HOUR_MS = 60 * 60_000
const SPANS: Readonly<Record<Exclude<Range, 'custom'>, number>> = {
  hour: HOUR_MS,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 30 * 24 * HOUR_MS,
  quarter: 90 * 24 * HOUR_MS,
}

export const RANGES: readonly { value: Range; label: string }[] = [
  { value: 'hour', label: 'Last hour' },
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'quarter', label: 'Last 90 days' },
  { value: 'custom', label: 'From – to' },
]

export const OUTCOMES: readonly { value: string; label: string }[] = [
  { value: '', label: 'Any outcome' },
  { value: 'SUCCESS', label: 'Success' },
  { value: 'FAILURE', label: 'Failure' },
  { value: 'ALLOW', label: 'Allow' },
  { value: 'DENY', label: 'Deny' },
  { value: 'CHALLENGE', label: 'Challenge' },
  { value: 'SKIPPED', label: 'Skipped' },
  { value: 'UNKNOWN', label: 'Unknown' },
]

/** Whatever an address may hold becomes a question that can be asked. */
export function readQuestion(search: Readonly<Record<string, unknown>>): LogQuestion {
  const text = (name: string) => (typeof search[name] === 'string' ? (search[name] as string) : '')
  const range = RANGES.find(({ value }) => value === search.range)?.value ?? 'week'
  return {
    q: text('q'),
    type: text('type'),
    outcome: OUTCOMES.some(({ value }) => value === text('outcome')) ? text('outcome') : '',
    range,
    from: text('from'),
    to: text('to'),
    filter: text('filter'),
  }
}

/** Newest first. @param now  when it was asked: what a range ends with @param limit  how many a page has */
export function logPath(question: LogQuestion, now: number, limit = 50): string {
  const { since, until } = timesOf(question, now)
  const query = new URLSearchParams({ limit: String(limit), sortOrder: 'DESCENDING', since })
  if (until !== undefined) query.set('until', until)
  if (question.q.trim() !== '') query.set('q', question.q.trim())
  const filter = filterOf(question)
  if (filter !== '') query.set('filter', filter)
  return `/api/v1/logs?${query}`
}

/** The same question, from a moment on: what has come since. */
export function newsPath(question: LogQuestion, since: string): string {
  const query = new URLSearchParams(logPath(question, 0, 200).split('?')[1])
  query.set('since', since)
  query.delete('until')
  return `/api/v1/logs?${query}`
}

function timesOf({ range, from, to }: LogQuestion, now: number): { since: string; until: string | undefined } {
  if (range !== 'custom') return { since: new Date(now - SPANS[range]).toISOString(), until: undefined }
  const since = timeIn(from) ?? now - SPANS.quarter
  const until = timeIn(to)
  return {
    since: new Date(since).toISOString(),
    until: until === undefined ? undefined : new Date(until).toISOString(),
  }
}

function timeIn(text: string): number | undefined {
  const time = Date.parse(text)
  return Number.isNaN(time) ? undefined : time
}

function filterOf({ type, outcome, filter }: LogQuestion): string {
  const typed = type.trim()
  const parts = [
    ...(typed === '' ? [] : [`eventType ${isWholeType(typed) ? 'eq' : 'sw'} ${quoted(typed)}`]),
    ...(outcome === '' ? [] : [`outcome.result eq ${quoted(outcome)}`]),
  ]
  if (filter.trim() === '') return parts.join(' and ')
  return [...parts, parts.length === 0 ? filter.trim() : `(${filter.trim()})`].join(' and ')
}

/** What ends in a dot, or has none, is the beginning of types. */
function isWholeType(text: string): boolean {
  return text.includes('.') && !text.endsWith('.')
}

/** A value in Okta's filter language. */
export function quoted(value: string): string {
  return `"${value.replace(/[\\"]/g, '\\$&')}"`
}

/** Types people look for most; those that are in the list are offered besides. */
export const FREQUENT_TYPES: readonly string[] = [
  'user.session.start',
  'user.session.end',
  'user.session.access_admin_app',
  'user.authentication.sso',
  'user.lifecycle.create',
  'user.lifecycle.activate',
  'user.lifecycle.deactivate',
  'user.account.lock',
  'user.account.update_password',
  'app.oauth2.authorize',
  'app.oauth2.as.authorize',
  'app.oauth2.as.authorize.code',
  'app.oauth2.as.token.grant',
  'app.oauth2.token.grant',
  'app.generic.unauth_app_access_attempt',
  'application.lifecycle.create',
  'application.lifecycle.update',
  'application.user_membership.add',
  'application.user_membership.remove',
  'group.user_membership.add',
  'group.user_membership.remove',
  'oauth2.as.created',
  'policy.rule.add',
  'security.trusted_origin.create',
  'system.api_token.create',
  'system.api_token.revoke',
  'system.custom_url_domain.verify',
]
