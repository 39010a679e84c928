import { SegmentedControl } from '@mantine/core'
import { IconLogin2 } from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { causeWords } from '../desk/cause-words.ts'
import { useDeskListing } from '../desk/desk-queries.ts'
import type { Organization, SignIn } from '../desk/desk-types.ts'
import { whoInList } from '../desk/who-in-list.ts'
import styles from './organization-sign-ins.module.css'

const OUTCOMES: Readonly<Record<SignIn['outcome'], readonly [string, StatusTone]>> = {
  admitted: ['Came in', 'good'],
  refused: ['Did not', 'bad'],
  tested: ['Test went through', 'info'],
}

const COLUMNS: readonly Column<SignIn>[] = [
  {
    id: 'who',
    title: 'Who',
    cell: (row) => (
      <span className={styles.who}>
        {whoInList(row)}
        <code>{row.trace}</code>
      </span>
    ),
  },
  {
    id: 'outcome',
    title: 'Outcome',
    cell: ({ outcome }) => <StatusBadge tone={OUTCOMES[outcome][1]}>{OUTCOMES[outcome][0]}</StatusBadge>,
  },
  { id: 'why', title: 'Why', cell: ({ cause, reason }) => causeWords(cause ?? reason ?? '—') },
  { id: 'when', title: 'When', sortBy: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <At ms={createdAt} /> },
]

/** This customer's sign-ins, newest first; each leads to what happened and why. */
export function OrganizationSignIns({ organization }: { organization: Organization }) {
  const [outcome, setOutcome] = useState('')
  const query = new URLSearchParams({ organizationId: organization.id, ...(outcome === '' ? {} : { outcome }) })
  const listing = useDeskListing<SignIn>(`/api/sign-ins?${query}`, 10_000)
  return (
    <DataTable
      caption="Sign-ins"
      columns={COLUMNS}
      listing={listing}
      rowId={({ trace }) => trace}
      rowLink={({ trace }) => `/sign-ins/${trace}`}
      filters={
        <SegmentedControl
          aria-label="Outcome"
          value={outcome}
          onChange={setOutcome}
          data={[
            { value: '', label: 'All' },
            { value: 'admitted', label: 'Came in' },
            { value: 'refused', label: 'Did not' },
            { value: 'tested', label: 'Tests' },
          ]}
        />
      }
      empty={
        <EmptyState icon={<IconLogin2 size={28} aria-hidden />} title="None to show">
          A sign-in is here as soon as it ends, whichever way.
        </EmptyState>
      }
    />
  )
}
