import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useOktaListing } from '../okta-queries.ts'
import type { OktaApp, OktaAppUser } from '../okta-types.ts'
import { appPath } from './app-requests.ts'
import styles from './assignments-tab.module.css'

export function AssignedPeople({ app, filters }: { app: OktaApp; filters: ReactNode }) {
  const [q, setQ] = useState('')
  const users = `${appPath(app.id)}/users`
  const path = `${users}?limit=50${q === '' ? '' : `&q=${encodeURIComponent(q)}`}`
  const listing = useOktaListing<OktaAppUser>(path)
  const change = useOktaChange()
  const [removing, setRemoving] = useState<OktaAppUser>()
  const removal = (user: OktaAppUser): ApiRequest => ({ method: 'DELETE', path: `${users}/${user.id}` })
  return (
    <>
      <DataTable
        caption={`People assigned to ${app.label}`}
        listing={listing}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/user/profile/view/${id}`}
        search={{ label: 'Search people', value: q, onChange: setQ }}
        filters={filters}
        columns={[
          {
            id: 'person',
            title: 'Person',
            sortBy: nameOf,
            cell: (user) => (
              <span className={styles.person}>
                {nameOf(user)}
                <span>{user.credentials.userName}</span>
              </span>
            ),
          },
          { id: 'type', title: 'Type', width: '9rem', sortBy: typeWord, cell: typeWord },
          {
            id: 'since',
            title: 'Assigned',
            width: '11rem',
            wideOnly: true,
            cell: ({ created }) => <RelativeTime at={created} />,
          },
        ]}
        actions={(user) =>
          user.scope === 'USER' && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Remove ${nameOf(user)}`}
              onClick={() => setRemoving(user)}
            >
              <IconX size={17} aria-hidden />
            </Button>
          )
        }
        empty={
          q === '' ? (
            <EmptyState title="Nobody is assigned yet">
              Assign people one by one, or a group, with the button Assign.
            </EmptyState>
          ) : (
            <EmptyState title="Nobody found">No assigned person’s name begins with this.</EmptyState>
          )
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={`Remove ${removing && nameOf(removing)}?`}
        confirm="Remove assignment"
        run={() =>
          change(removal(removing as OktaAppUser), {
            stale: [users],
            done: `${nameOf(removing as OktaAppUser)} is no longer assigned`,
          })
        }
        api={removing && <OktaCall requests={[removal(removing)]} />}
      >
        They cannot sign in to {app.label} any more, unless a group lets them.
      </ConfirmDialog>
    </>
  )
}

function nameOf(user: OktaAppUser): string {
  return user.profile.name ?? user.credentials.userName
}

function typeWord(user: OktaAppUser): string {
  return user.scope === 'USER' ? 'Individual' : 'Group'
}
