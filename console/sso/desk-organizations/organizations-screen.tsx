import { Button, Select } from '@mantine/core'
import { IconBuilding, IconPlus } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { InitialsMark } from '../../ui/initials-mark.tsx'
import { Page } from '../../ui/page.tsx'
import { useDeskListing } from '../desk/desk-queries.ts'
import type { CellState, OverviewRow } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { CELL_WORDS } from './cell-words.ts'
import { NewOrganizationDialog } from './new-organization-dialog.tsx'
import styles from './organizations-screen.module.css'
import { StandingCells } from './standing-cells.tsx'

const COLUMNS: readonly Column<OverviewRow>[] = [
  {
    id: 'name',
    title: 'Organization',
    width: '26%',
    sortBy: (row) => row.organization.name,
    cell: ({ organization }) => (
      <span className={styles.name}>
        <InitialsMark name={organization.name} size={28} />
        {organization.name}
      </span>
    ),
  },
  { id: 'cells', title: 'E-mail domain and connection', tall: true, cell: (row) => <StandingCells row={row} /> },
]

const STATES = [
  { value: '', label: 'Any state' },
  ...Object.entries(CELL_WORDS).map(([value, { word }]) => ({ value, label: word })),
]

export function OrganizationsScreen() {
  const { q = '', state = '' } = useSearch({ strict: false }) as { q?: string; state?: CellState | '' }
  const navigate = useNavigate()
  const asked = { ...(q === '' ? {} : { q }), ...(state === '' ? {} : { state }) }
  const listing = useDeskListing<OverviewRow>(`/api/overview?${new URLSearchParams(asked)}`)
  const ask = (part: { q?: string; state?: string }) =>
    void navigate({ to: '.', search: { ...asked, ...part } as never, replace: true })
  const mayAdd = useMay('support')
  const [adding, setAdding] = useState(false)
  const add = mayAdd && (
    <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setAdding(true)}>
      New organization
    </Button>
  )
  return (
    <Page title="Organizations" lead="Your customers, and how the Okta of each stands." actions={add}>
      <DataTable
        caption="Organizations"
        columns={COLUMNS}
        listing={listing}
        rowId={({ organization }) => organization.id}
        rowLink={({ organization }) => `/organizations/${organization.id}`}
        search={{
          label: 'Name, domain, Okta or id',
          value: q,
          onChange: (text) => ask({ q: text.trim() }),
        }}
        filters={
          <Select
            aria-label="State"
            className={styles.state}
            allowDeselect={false}
            value={state}
            onChange={(picked) => ask({ state: picked ?? '' })}
            data={STATES}
          />
        }
        empty={
          state !== '' ? (
            <EmptyState title={`Nobody is “${CELL_WORDS[state].word}”`}>
              {q === '' ? 'Choose another state, or any.' : `Of those that have “${q}”. Choose another state, or any.`}
            </EmptyState>
          ) : q === '' ? (
            <EmptyState icon={<IconBuilding size={28} aria-hidden />} title="No customer yet" action={add}>
              Add one with the name of whoever runs their Okta. They get a link to a guide that checks every step.
            </EmptyState>
          ) : (
            <EmptyState title={`No organization has “${q}”`}>
              Names, e-mail domains, addresses of an Okta and ids are looked through.
            </EmptyState>
          )
        }
      />
      {adding && <NewOrganizationDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}
