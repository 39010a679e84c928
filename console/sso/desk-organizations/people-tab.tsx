// Who signed in, and who may not any more.
import { Button } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDeskListing } from '../desk/desk-queries.ts'
import type { Account, Organization } from '../desk/desk-types.ts'
import { PersonDialog } from './person-dialog.tsx'

const COLUMNS: readonly Column<Account>[] = [
  {
    id: 'name',
    title: 'Person',
    sortBy: ({ name, email }) => name ?? email ?? '',
    cell: ({ name, email, subject }) => name ?? email ?? subject,
  },
  { id: 'email', title: 'E-mail', sortBy: ({ email }) => email ?? '', cell: ({ email }) => email ?? '—' },
  {
    id: 'status',
    title: 'Status',
    cell: ({ status }) =>
      status === 'active' ? (
        <StatusBadge tone="good">Active</StatusBadge>
      ) : (
        <StatusBadge tone="off">Kept out</StatusBadge>
      ),
  },
  {
    id: 'last',
    title: 'Last sign-in',
    sortBy: ({ lastSignInAt }) => lastSignInAt,
    cell: ({ lastSignInAt }) => <At ms={lastSignInAt} />,
  },
]

export function PeopleTab({ organization }: { organization: Organization }) {
  const [q, setQ] = useState('')
  const [open, setOpen] = useState<Account>()
  const query = new URLSearchParams({ organizationId: organization.id, ...(q === '' ? {} : { q }) })
  const listing = useDeskListing<Account>(`/api/accounts?${query}`)
  return (
    <>
      <DataTable
        caption="People"
        columns={COLUMNS}
        listing={listing}
        rowId={({ id }) => id}
        actions={(account) => (
          <Button variant="default" size="compact-sm" onClick={() => setOpen(account)}>
            Open
            <span className="visually-hidden"> {account.name ?? account.email}</span>
          </Button>
        )}
        search={{ label: 'Name, e-mail or id', value: q, onChange: (text) => setQ(text.trim()) }}
        empty={
          q === '' ? (
            <EmptyState icon={<IconUsers size={28} aria-hidden />} title="Nobody has signed in yet">
              People appear here with their first sign-in. Nobody has to be added.
            </EmptyState>
          ) : (
            <EmptyState title={`Nobody here has “${q}”`} />
          )
        }
      />
      {open && <PersonDialog account={open} onClose={() => setOpen(undefined)} />}
    </>
  )
}
