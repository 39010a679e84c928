// Which entries are shown, as it stands in the address and as the API is asked.
export const RANGES = [
  { value: '', label: 'Any time' },
  { value: 'day', label: 'Last 24 hours' },
  { value: 'week', label: 'Last 7 days' },
  { value: 'month', label: 'Last 30 days' },
  { value: 'custom', label: 'From … to …' },
] as const

export type Range = (typeof RANGES)[number]['value']

/** What changes begin with, for those who look for a kind of change. */
export const KINDS = [
  { value: '', label: 'Every change' },
  { value: 'operator.', label: 'Operators' },
  { value: 'api_key.', label: 'API keys' },
  { value: 'organization.', label: 'Organizations' },
  { value: 'connection.', label: 'Connections' },
  { value: 'setup.', label: 'Set-ups' },
  { value: 'application.', label: 'Applications' },
  { value: 'account.', label: 'People' },
  { value: 'session.', label: 'Sessions' },
]

export type AuditQuestion = {
  readonly action: string
  readonly actor: string
  readonly organizationId: string
  readonly targetId: string
  readonly range: Range
  readonly from: string
  readonly to: string
}

export function readQuestion(search: Readonly<Record<string, unknown>>): AuditQuestion {
  const text = (name: string) => (typeof search[name] === 'string' ? search[name] : '')
  return {
    action: text('action'),
    actor: text('actor'),
    organizationId: text('organizationId'),
    targetId: text('targetId'),
    range: RANGES.find(({ value }) => value === search.range)?.value ?? '',
    from: text('from'),
    to: text('to'),
  }
}

const DAY_MS = 24 * 60 * 60_000
const LENGTHS: Partial<Record<Range, number>> = { day: DAY_MS, week: 7 * DAY_MS, month: 30 * DAY_MS }

/** The question's part of an address below `/api/audit-log`. @param now  milliseconds, of when it was asked */
export function queryOf({ range, from, to, ...rest }: AuditQuestion, now: number): URLSearchParams {
  const length = LENGTHS[range]
  const times =
    range === 'custom'
      ? { from: msOf(from), to: msOf(to) }
      : { from: length === undefined ? '' : String(now - length), to: '' }
  return new URLSearchParams(Object.entries({ ...rest, ...times }).filter(([, value]) => value !== ''))
}

function msOf(local: string): string {
  const ms = new Date(local).getTime()
  return Number.isNaN(ms) ? '' : String(ms)
}
