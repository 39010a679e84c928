import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { AppName, appLink } from '../app-name.tsx'
import { assignUserRequest, unassignUserRequest } from '../assignment-requests.ts'
import { findApps } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useOktaListing } from '../okta-queries.ts'
import type { OktaApp, OktaAppUser, OktaUser } from '../okta-types.ts'
import { SeveralDialog } from '../several-dialog.tsx'
import { fullName } from '../user-words.ts'

const APPS = '/api/v1/apps'

/** An app with how the person came to it. */
type AssignedApp = OktaApp & { readonly _embedded?: { readonly user?: OktaAppUser } }

/** What the person may sign in to, by name or through a group. */
export function PersonApplicationsTab({ user }: { user: OktaUser }) {
  const query = new URLSearchParams({ filter: `user.id eq "${user.id}"`, expand: `user/${user.id}`, limit: '50' })
  const path = `${APPS}?${query}`
  const listing = useOktaListing<AssignedApp>(path)
  const change = useOktaChange()
  const [assigning, setAssigning] = useState(false)
  const [removing, setRemoving] = useState<AssignedApp>()
  const removal = ({ id }: OktaApp) => unassignUserRequest(id, user.id)
  const name = fullName(user)
  return (
    <>
      {user.status !== 'DEPROVISIONED' && (
        <div>
          <Button onClick={() => setAssigning(true)}>Assign Applications</Button>
        </div>
      )}
      <DataTable
        caption={`Applications of ${name}`}
        listing={listing}
        rowId={({ id }) => id}
        rowLink={appLink}
        columns={[
          {
            id: 'app',
            title: 'Application',
            sortBy: ({ label }) => label,
            cell: ({ label }) => <AppName label={label} />,
          },
          {
            id: 'username',
            title: 'Username there',
            width: '16rem',
            wideOnly: true,
            cell: ({ _embedded }) => _embedded?.user?.credentials.userName ?? '—',
          },
          { id: 'type', title: 'Assigned', width: '9rem', sortBy: wayOf, cell: wayOf },
          {
            id: 'status',
            title: 'Status',
            width: '8rem',
            cell: ({ status }) => <ActiveBadge status={status} />,
          },
        ]}
        actions={(app) =>
          app._embedded?.user?.scope === 'USER' && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Unassign ${app.label}`}
              onClick={() => setRemoving(app)}
            >
              <IconX size={17} aria-hidden />
            </Button>
          )
        }
        empty={
          <EmptyState title="No applications yet">
            {name} has nothing to sign in to. Assign an application here, or add them to a group that has some.
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {assigning && (
        <SeveralDialog
          title={`Assign Applications to ${name}`}
          label="Applications"
          placeholder="Type an application’s name"
          find={findApps}
          request={({ id }) => assignUserRequest(id, user.id)}
          stale={[APPS]}
          done={({ title }) => `${title} is assigned`}
          onClose={() => setAssigning(false)}
        />
      )}
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={`Unassign ${removing?.label}?`}
        confirm="Unassign application"
        run={() =>
          change(removal(removing as AssignedApp), { stale: [APPS], done: `${removing?.label} is no longer assigned` })
        }
        api={removing && <OktaCall requests={[removal(removing)]} />}
      >
        {name} cannot sign in to it any more, unless a group lets them.
      </ConfirmDialog>
    </>
  )
}

function wayOf({ _embedded }: AssignedApp): string {
  return _embedded?.user?.scope === 'USER' ? 'Individually' : 'Through a group'
}
