import { Button } from '@mantine/core'
import { IconLayoutGrid, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { CopyChip } from '../../ui/copy-value.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { At } from '../desk/at.tsx'
import { useDeskListing } from '../desk/desk-queries.ts'
import type { Application } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { NewApplicationDialog } from './new-application-dialog.tsx'

const COLUMNS: readonly Column<Application>[] = [
  { id: 'name', title: 'Application', sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'client',
    title: 'Client ID',
    tall: true,
    cell: ({ clientId }) => <CopyChip value={clientId} label="client ID" />,
  },
  {
    id: 'redirects',
    title: 'Redirect URI',
    tall: true,
    cell: ({ redirectUris: [first, ...more] }) => `${first}${more.length > 0 ? ` and ${more.length} more` : ''}`,
  },
  { id: 'since', title: 'Added', sortBy: ({ createdAt }) => createdAt, cell: ({ createdAt }) => <At ms={createdAt} /> },
]

export function DeskApplicationsScreen() {
  const listing = useDeskListing<Application>('/api/applications')
  const mayAdd = useMay('owner')
  const [adding, setAdding] = useState(false)
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      New application
    </Button>
  )
  return (
    <Page title="Applications" lead="What people sign in to. Each speaks plain OpenID Connect with us." actions={add}>
      <DataTable
        caption="Applications"
        columns={COLUMNS}
        listing={listing}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/applications/${id}`}
        empty={
          <EmptyState icon={<IconLayoutGrid size={28} aria-hidden />} title="No application yet" action={add}>
            Register the one your customers use. It needs a redirect URI, and gets a client ID and a secret.
          </EmptyState>
        }
      />
      {adding && <NewApplicationDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
