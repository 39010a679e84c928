// Applications → Applications: every app integration, and the button that makes one.
import { Button, SegmentedControl } from '@mantine/core'
import { IconApps } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaListing } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { AppMark } from './app-mark.tsx'
import { kindWord } from './app-words.ts'
import styles from './applications-screen.module.css'
import { CreateAppDialog } from './create-app-dialog.tsx'

type Status = 'ALL' | 'ACTIVE' | 'INACTIVE'

export function ApplicationsScreen() {
  const { q = '', status = 'ALL' } = useSearch({ strict: false }) as { q?: string; status?: Status }
  const navigate = useNavigate()
  const [creating, setCreating] = useState(false)
  const path = listPath(q, status)
  const listing = useOktaListing<OktaApp>(path)
  const rows = q === '' || status === 'ALL' ? listing.rows : listing.rows?.filter((app) => app.status === status)
  const show = (change: { q?: string; status?: Status }) =>
    void navigate({ to: '.', search: { q, status, ...change } as never, replace: true })
  const create = <Button onClick={() => setCreating(true)}>Create App Integration</Button>
  return (
    <Page
      title="Applications"
      lead="What people of your organization sign in to. Each has its own addresses, credentials and people."
      actions={create}
    >
      <DataTable
        caption="Applications"
        listing={{ ...listing, rows }}
        rowId={(app) => app.id}
        rowLink={linkOf}
        columns={COLUMNS}
        search={{ label: 'Search by name', value: q, onChange: (text) => show({ q: text }) }}
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
        empty={
          q === '' && status === 'ALL' ? (
            <EmptyState
              icon={<IconApps size={32} stroke={1.5} aria-hidden />}
              title="No applications yet"
              action={
                <Button variant="light" onClick={() => setCreating(true)}>
                  Create App Integration
                </Button>
              }
            >
              Create an app integration to let people sign in to an application with their account here.
            </EmptyState>
          ) : (
            <EmptyState title="Nothing found">
              No application’s name begins with this. Try fewer letters, or another status.
            </EmptyState>
          )
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} />
      {creating && <CreateAppDialog onClose={() => setCreating(false)} />}
    </Page>
  )
}

const COLUMNS: readonly Column<OktaApp>[] = [
  {
    id: 'name',
    title: 'Name',
    sortBy: (app) => app.label,
    cell: (app) => (
      <span className={styles.name}>
        <AppMark app={app} size={28} />
        <span>{app.label}</span>
      </span>
    ),
  },
  { id: 'type', title: 'Type', width: '13rem', sortBy: kindWord, cell: kindWord },
  {
    id: 'status',
    title: 'Status',
    width: '8rem',
    sortBy: (app) => app.status,
    cell: (app) => <ActiveBadge status={app.status} />,
  },
  {
    id: 'updated',
    title: 'Last changed',
    width: '11rem',
    wideOnly: true,
    sortBy: (app) => Date.parse(app.lastUpdated),
    cell: (app) => <RelativeTime at={app.lastUpdated} />,
  },
]

function linkOf(app: OktaApp): string | undefined {
  return app.signOnMode === 'OPENID_CONNECT' ? `/app/oidc_client/instance/${app.id}` : undefined
}

/** Okta takes a search or a filter, never both: a status beside a search is looked for among what was found. */
function listPath(q: string, status: Status): string {
  const query = new URLSearchParams({ limit: '50' })
  if (q !== '') query.set('q', q)
  else if (status !== 'ALL') query.set('filter', `status eq "${status}"`)
  return `/api/v1/apps?${query}`
}
