import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { membershipRequest } from '../assignment-requests.ts'
import { findUsers } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useOktaListing } from '../okta-queries.ts'
import type { OktaGroup, OktaUser } from '../okta-types.ts'
import { PersonName } from '../person-name.tsx'
import { SeveralDialog } from '../several-dialog.tsx'
import { UserStatus } from '../user-status.tsx'
import { fullName, USER_STATUS } from '../user-words.ts'
import { GROUPS, groupPath } from './group-requests.ts'

/** Who is in the group. */
export function GroupPeopleTab({ group }: { group: OktaGroup }) {
  const path = `${groupPath(group.id)}/users?limit=100`
  const listing = useOktaListing<OktaUser>(path)
  const change = useOktaChange()
  const [assigning, setAssigning] = useState(false)
  const [removing, setRemoving] = useState<OktaUser>()
  const chosenHere = group.type === 'OKTA_GROUP'
  const { name } = group.profile
  return (
    <>
      {chosenHere && (
        <div>
          <Button onClick={() => setAssigning(true)}>Assign people</Button>
        </div>
      )}
      <DataTable
        caption={`People in ${name}`}
        listing={listing}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/user/profile/view/${id}`}
        columns={[
          { id: 'person', title: 'Person', sortBy: fullName, cell: (user) => <PersonName user={user} /> },
          {
            id: 'status',
            title: 'Status',
            width: '12rem',
            sortBy: ({ status }) => USER_STATUS[status]?.word ?? status,
            cell: (user) => <UserStatus user={user} />,
          },
        ]}
        actions={(user) =>
          chosenHere && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Remove ${fullName(user)}`}
              onClick={() => setRemoving(user)}
            >
              <IconX size={17} aria-hidden />
            </Button>
          )
        }
        empty={
          <EmptyState title="Nobody is in this group yet">
            Assign people here, or let a rule choose them: Groups → Rules.
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {assigning && (
        <SeveralDialog
          title={`Assign people to ${name}`}
          label="People"
          placeholder="Type a name or an e-mail address"
          find={findUsers}
          request={({ id }) => membershipRequest('PUT', group.id, id)}
          stale={[GROUPS, '/api/v1/users']}
          done={({ title }) => `${title} is in ${name}`}
          onClose={() => setAssigning(false)}
        />
      )}
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={`Remove ${removing && fullName(removing)} from ${name}?`}
        confirm="Remove from group"
        run={() =>
          change(membershipRequest('DELETE', group.id, removing?.id ?? ''), {
            stale: [GROUPS, '/api/v1/users'],
            done: `${removing && fullName(removing)} is no longer in ${name}`,
          })
        }
        api={removing && <OktaCall requests={[membershipRequest('DELETE', group.id, removing.id)]} />}
      >
        They lose the applications they have through it. A rule that put them in will not do so again.
      </ConfirmDialog>
    </>
  )
}
