// Directory → People: everybody of the org, and the button that adds somebody.
import { Button, Select } from '@mantine/core'
import { IconUsers } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaListing } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { PersonName } from '../person-name.tsx'
import { UserStatus } from '../user-status.tsx'
import { fullName, USER_STATUS } from '../user-words.ts'
import { AddPersonDialog } from './add-person-dialog.tsx'
import { listPath } from './people-requests.ts'
import styles from './people-screen.module.css'

export function PeopleScreen() {
  const { q = '', status = '' } = useSearch({ strict: false }) as { q?: string; status?: string }
  const navigate = useNavigate()
  const [adding, setAdding] = useState(false)
  const path = listPath(q, status)
  const listing = useOktaListing<OktaUser>(path)
  const show = (change: { q?: string; status?: string }) =>
    void navigate({ to: '.', search: { q, status, ...change } as never, replace: true })
  return (
    <Page
      title="People"
      lead="Everybody who has, had or will have an account in your organization."
      actions={<Button onClick={() => setAdding(true)}>Add person</Button>}
    >
      <DataTable
        caption="People"
        listing={listing}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/user/profile/view/${id}`}
        columns={COLUMNS}
        search={{ label: 'Search by name, username or e-mail', value: q, onChange: (text) => show({ q: text }) }}
        filters={
          <Select
            aria-label="Status"
            className={styles.status}
            value={status}
            onChange={(value) => show({ status: String(value ?? '') })}
            data={STATUSES}
          />
        }
        empty={
          <EmptyState icon={<IconUsers size={32} stroke={1.5} aria-hidden />} title="Nobody found">
            {q === ''
              ? 'Nobody is in this state. Choose another status.'
              : 'Nobody’s name, username or e-mail address begins with this. Try fewer letters, or another status.'}
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {adding && <AddPersonDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

const choice = (status: string) => ({ value: status, label: USER_STATUS[status]?.word ?? status })

// As Okta's console groups them.
const STATUSES = [
  { value: '', label: 'Everyone' },
  { group: 'Onboarding', items: ['STAGED', 'PROVISIONED'].map(choice) },
  { group: 'Active', items: ['ACTIVE', 'RECOVERY', 'PASSWORD_EXPIRED', 'LOCKED_OUT'].map(choice) },
  { group: 'Inactive', items: ['SUSPENDED', 'DEPROVISIONED'].map(choice) },
]

const COLUMNS: readonly Column<OktaUser>[] = [
  { id: 'person', title: 'Person', sortBy: fullName, cell: (user) => <PersonName user={user} /> },
  {
    id: 'email',
    title: 'Primary email',
    width: '17rem',
    wideOnly: true,
    sortBy: ({ profile }) => profile.email,
    cell: ({ profile }) => profile.email,
  },
  {
    id: 'status',
    title: 'Status',
    width: '12rem',
    sortBy: ({ status }) => USER_STATUS[status]?.word ?? status,
    cell: (user) => <UserStatus user={user} />,
  },
  {
    id: 'login',
    title: 'Last sign-in',
    width: '10rem',
    wideOnly: true,
    sortBy: ({ lastLogin }) => (lastLogin === null ? 0 : Date.parse(lastLogin)),
    cell: ({ lastLogin }) => <RelativeTime at={lastLogin} never="Never" />,
  },
]
