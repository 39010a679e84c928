// Security → API → Authorization Servers.
import { Button } from '@mantine/core'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { ApiTabs } from '../api-tabs.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaListing } from '../okta-queries.ts'
import { AddServerDialog } from './add-server-dialog.tsx'
import { SERVERS } from './server-requests.ts'
import type { OktaServer } from './server-types.ts'

export function AuthorizationServersScreen() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const path = `${SERVERS}?limit=50${q === '' ? '' : `&q=${encodeURIComponent(q)}`}`
  return (
    <Page
      title="API"
      lead="An authorization server issues tokens for your own APIs, with scopes, claims and rules of its own."
      actions={<Button onClick={() => setAdding(true)}>Add Authorization Server</Button>}
    >
      <ApiTabs />
      <DataTable
        caption="Authorization servers"
        listing={useOktaListing<OktaServer>(path)}
        rowId={({ id }) => id}
        rowLink={({ id, default: isDefault }) => `/oauth2/as/${isDefault ? 'default' : id}`}
        columns={COLUMNS}
        search={{
          label: 'Search servers',
          value: q,
          onChange: (text) => void navigate({ to: '.', search: { q: text } as never, replace: true }),
        }}
        empty={
          <EmptyState title={q === '' ? 'No authorization servers' : 'Nothing found'}>
            {q === ''
              ? 'Add one to issue access tokens for an API of yours.'
              : 'No server has this in its name or audience. Try fewer letters.'}
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} />
      {adding && <AddServerDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

const COLUMNS: readonly Column<OktaServer>[] = [
  { id: 'name', title: 'Name', width: '13rem', sortBy: ({ name }) => name, cell: ({ name }) => name },
  {
    id: 'audience',
    title: 'Audience',
    width: '13rem',
    sortBy: ({ audiences }) => audiences.join(' '),
    cell: ({ audiences }) => <code>{audiences.join(' ')}</code>,
  },
  { id: 'issuer', title: 'Issuer URI', tall: true, cell: ({ issuer }) => <code>{issuer}</code> },
  {
    id: 'status',
    title: 'Status',
    width: '7rem',
    sortBy: ({ status }) => status,
    cell: ({ status }) => <ActiveBadge status={status} />,
  },
]
