// Security → API → Trusted Origins: whose pages may call Okta, and where browsers may be sent.
import { Button, SegmentedControl } from '@mantine/core'
import { IconWorldCheck } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Page } from '../../ui/page.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { ApiTabs } from '../api-tabs.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useOktaListing } from '../okta-queries.ts'
import { OriginDialog } from './origin-dialog.tsx'
import { OriginMenu } from './origin-menu.tsx'
import { deleteOriginRequest, type OktaTrustedOrigin, ORIGINS, turnOriginRequest, USES } from './origin-requests.ts'

type Status = 'ALL' | 'ACTIVE' | 'INACTIVE'
type Asking = { what: 'add' } | { what: 'edit' | 'delete'; origin: OktaTrustedOrigin }

export function TrustedOriginsScreen() {
  const { q = '', status = 'ALL' } = useSearch({ strict: false }) as { q?: string; status?: Status }
  const navigate = useNavigate()
  const change = useOktaChange()
  const [asking, setAsking] = useState<Asking>()
  const [error, setError] = useState<unknown>()
  const path = listPath(q, status)
  const listing = useOktaListing<OktaTrustedOrigin>(path)
  const rows = q === '' || status === 'ALL' ? listing.rows : listing.rows?.filter((each) => each.status === status)
  const show = (part: { q?: string; status?: Status }) =>
    void navigate({ to: '.', search: { q, status, ...part } as never, replace: true })
  const add = () => setAsking({ what: 'add' })
  const close = () => setAsking(undefined)

  async function turn(origin: OktaTrustedOrigin) {
    setError(undefined)
    const done = `${origin.name} is ${origin.status === 'ACTIVE' ? 'trusted no more' : 'trusted again'}`
    await change(turnOriginRequest(origin), { stale: [ORIGINS], done }).catch(setError)
  }
  return (
    <Page
      title="API"
      lead="Pages of these origins may call Okta from a browser, or be where it is sent next."
      actions={<Button onClick={add}>Add Origin</Button>}
    >
      <ApiTabs />
      {error !== undefined && <FormProblem error={error} />}
      <DataTable
        caption="Trusted origins"
        listing={{ ...listing, rows }}
        rowId={({ id }) => id}
        columns={COLUMNS}
        search={{ label: 'Search by name or origin', value: q, onChange: (text) => show({ q: text }) }}
        filters={
          <SegmentedControl
            aria-label="Status"
            size="xs"
            value={status}
            onChange={(value) => show({ status: value as Status })}
            data={[
              { value: 'ALL', label: 'All' },
              { value: 'ACTIVE', label: 'Active' },
              { value: 'INACTIVE', label: 'Inactive' },
            ]}
          />
        }
        actions={(origin) => (
          <OriginMenu
            origin={origin}
            onEdit={() => setAsking({ what: 'edit', origin })}
            onTurn={() => void turn(origin)}
            onDelete={() => setAsking({ what: 'delete', origin })}
          />
        )}
        empty={q === '' && status === 'ALL' ? <NoneYet onAdd={add} /> : <NothingFound />}
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {asking?.what === 'add' && <OriginDialog onClose={close} />}
      {asking?.what === 'edit' && <OriginDialog before={asking.origin} onClose={close} />}
      {asking?.what === 'delete' && <DeleteOrigin origin={asking.origin} onClose={close} />}
    </Page>
  )
}

function NoneYet({ onAdd }: { onAdd: () => void }) {
  return (
    <EmptyState
      icon={<IconWorldCheck size={32} stroke={1.5} aria-hidden />}
      title="No trusted origins yet"
      action={
        <Button variant="light" onClick={onAdd}>
          Add Origin
        </Button>
      }
    >
      Add the origin of an application whose scripts call Okta from the browser.
    </EmptyState>
  )
}

function NothingFound() {
  return (
    <EmptyState title="Nothing found">
      No origin has this in its name or address. Try less, or another status.
    </EmptyState>
  )
}

function DeleteOrigin({ origin, onClose }: { origin: OktaTrustedOrigin; onClose: () => void }) {
  const change = useOktaChange()
  const request = deleteOriginRequest(origin)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Delete ${origin.name}?`}
      confirm="Delete origin"
      run={() => change(request, { stale: [ORIGINS], done: `${origin.name} was deleted` })}
      api={<OktaCall requests={[request]} />}
    >
      Browsers at {origin.origin} can no longer call Okta or be sent there, from now on.
    </ConfirmDialog>
  )
}

const COLUMNS: readonly Column<OktaTrustedOrigin>[] = [
  { id: 'name', title: 'Name', sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'origin',
    title: 'Origin URL',
    sortBy: ({ origin }) => origin,
    tall: true,
    cell: ({ origin }) => <code>{origin}</code>,
  },
  {
    id: 'type',
    title: 'Type',
    width: '10rem',
    cell: ({ scopes }) => scopes.map(({ type }) => USES[type] ?? type).join(', '),
  },
  {
    id: 'status',
    title: 'Status',
    width: '8rem',
    sortBy: ({ status }) => status,
    cell: ({ status }) =>
      status === 'ACTIVE' ? (
        <StatusBadge tone="good">Active</StatusBadge>
      ) : (
        <StatusBadge tone="off">Inactive</StatusBadge>
      ),
  },
  {
    id: 'updated',
    title: 'Last changed',
    width: '10rem',
    wideOnly: true,
    sortBy: ({ lastUpdated }) => Date.parse(lastUpdated),
    cell: ({ lastUpdated }) => <RelativeTime at={lastUpdated} />,
  },
]

/** Okta takes a search or a filter, never both: a status beside a search is looked for among what was found. */
function listPath(q: string, status: Status): string {
  const query = new URLSearchParams({ limit: '50' })
  if (q !== '') query.set('q', q)
  else if (status !== 'ALL') query.set('filter', `status eq "${status}"`)
  return `${ORIGINS}?${query}`
}
