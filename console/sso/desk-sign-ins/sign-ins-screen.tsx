// Every sign-in, newest first and live: filtered by how it ended, why, whose it is and when.
import { SegmentedControl, Select } from '@mantine/core'
import { IconLogin2, IconX } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { causeWords } from '../desk/cause-words.ts'
import { useDeskListing } from '../desk/desk-queries.ts'
import { whoInList } from '../desk/who-in-list.ts'
import type { ListedSignIn } from './sign-in-types.ts'
import { OUTCOMES, took } from './sign-in-words.ts'
import styles from './sign-ins-screen.module.css'

const COLUMNS: readonly Column<ListedSignIn>[] = [
  { id: 'who', title: 'Who', cell: (row) => <Who row={row} /> },
  {
    id: 'organization',
    title: 'Organization',
    cell: ({ organizationName }) => organizationName ?? <span className={styles.soft}>Not known</span>,
  },
  {
    id: 'outcome',
    title: 'Outcome',
    cell: ({ outcome }) => <StatusBadge tone={OUTCOMES[outcome].tone}>{OUTCOMES[outcome].word}</StatusBadge>,
  },
  { id: 'why', title: 'Why', cell: ({ cause, reason }) => causeWords(cause ?? reason ?? '—') },
  {
    id: 'took',
    title: 'Took',
    align: 'end',
    wideOnly: true,
    cell: ({ durationMs }) => (durationMs === null ? '—' : took(durationMs)),
  },
  { id: 'when', title: 'When', cell: ({ createdAt }) => <At ms={createdAt} /> },
]

function Who({ row }: { row: ListedSignIn }) {
  return (
    <span className={styles.who}>
      <span>{whoInList(row)}</span>
      <code>{row.trace}</code>
    </span>
  )
}

const EVERY_MS = 5_000
const NARROWING = ['cause', 'reason', 'organizationId', 'connectionId', 'accountId', 'typed', 'to'] as const
const FILTERS = ['outcome', 'from', ...NARROWING] as const
type Filters = Partial<Record<(typeof FILTERS)[number], string>>

export function SignInsScreen() {
  const search = useSearch({ strict: false }) as Filters
  const navigate = useNavigate()
  const filters = Object.fromEntries(FILTERS.flatMap((name) => (search[name] ? [[name, search[name]]] : []))) as Filters
  const listing = useDeskListing<ListedSignIn>(`/api/sign-ins?${new URLSearchParams(filters)}`, EVERY_MS)
  const set = (part: Filters) =>
    void navigate({ to: '.', search: { ...filters, ...part } as never, replace: true, resetScroll: false })
  const isFiltered = Object.keys(filters).length > 0
  return (
    <Page title="Sign-ins" lead="Every one as soon as it ends, and why it ended as it did. Kept for ninety days.">
      <DataTable
        caption="Sign-ins"
        columns={COLUMNS}
        listing={listing}
        rowId={({ trace }) => trace}
        rowLink={({ trace }) => `/sign-ins/${trace}`}
        filters={<Tools filters={filters} onSet={set} />}
        empty={
          isFiltered ? (
            <EmptyState title="None is like this">Take a filter away, or choose a longer time.</EmptyState>
          ) : (
            <EmptyState icon={<IconLogin2 size={28} aria-hidden />} title="Nobody signed in yet">
              A sign-in is here as soon as it ends, whichever way.
            </EmptyState>
          )
        }
      />
    </Page>
  )
}

const HOUR_MS = 3_600_000
const TIMES = [
  { value: '', label: 'Any time' },
  { value: String(HOUR_MS), label: 'The last hour' },
  { value: String(24 * HOUR_MS), label: 'The last day' },
  { value: String(7 * 24 * HOUR_MS), label: 'The last week' },
]

function Tools({ filters, onSet }: { filters: Filters; onSet: (part: Filters) => void }) {
  const narrowed = NARROWING.flatMap((name) => {
    const value = filters[name]
    return value === undefined ? [] : [{ name, value }]
  })
  return (
    <>
      <SegmentedControl
        aria-label="Outcome"
        value={filters.outcome ?? ''}
        onChange={(outcome) => onSet({ outcome })}
        data={[
          { value: '', label: 'All' },
          { value: 'admitted', label: 'Came in' },
          { value: 'refused', label: 'Did not' },
          { value: 'tested', label: 'Tests' },
        ]}
      />
      <Select
        aria-label="Time"
        className={styles.time}
        allowDeselect={false}
        value={timeOf(filters.from)}
        data={filters.from !== undefined && timeOf(filters.from) === 'since' ? [...TIMES, since(filters.from)] : TIMES}
        onChange={(ms) => {
          if (ms !== 'since') onSet({ from: ms ? String(minuteOf(Date.now() - Number(ms))) : '' })
        }}
      />
      {narrowed.map(({ name, value }) => (
        <button key={name} type="button" className={styles.chip} onClick={() => onSet({ [name]: '' })}>
          <span className="visually-hidden">Remove the filter </span>
          {CHIPS[name]}
          <code>{name === 'cause' || name === 'reason' ? causeWords(value) : value}</code>
          <IconX size={14} aria-hidden />
        </button>
      ))}
    </>
  )
}

const CHIPS = {
  cause: 'Why',
  reason: 'Code',
  organizationId: 'Organization',
  connectionId: 'Connection',
  accountId: 'Person',
  typed: 'Typed as',
  to: 'Until',
} as const

/** Whole minutes, so that what is asked stays the same while it is looked at. */
function minuteOf(ms: number): number {
  return Math.floor(ms / 60_000) * 60_000
}

function timeOf(from: string | undefined): string {
  if (from === undefined) return ''
  const near = TIMES.find(({ value }) => Math.abs(Date.now() - Number(value) - Number(from)) < 0.05 * Number(value))
  return near?.value ?? 'since'
}

function since(from: string) {
  const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium' }).format(Number(from))
  return { value: 'since', label: `Since ${day}` }
}
