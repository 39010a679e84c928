import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { membershipRequest } from '../assignment-requests.ts'
import { findOwnGroups } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaGroup, OktaUser } from '../okta-types.ts'
import { SeveralDialog } from '../several-dialog.tsx'
import { fullName } from '../user-words.ts'
import { userPath } from './people-requests.ts'
import styles from './person-tabs.module.css'

const GROUPS = '/api/v1/groups'

/** The groups of a person, and the way in and out of them. */
export function PersonGroupsTab({ user }: { user: OktaUser }) {
  const path = `${userPath(user.id)}/groups`
  const groups = useWholeOktaList<OktaGroup>(path)
  const change = useOktaChange()
  const [adding, setAdding] = useState(false)
  const [leaving, setLeaving] = useState<OktaGroup>()
  const name = fullName(user)
  return (
    <>
      {user.status !== 'DEPROVISIONED' && (
        <div>
          <Button onClick={() => setAdding(true)}>Add to Groups</Button>
        </div>
      )}
      <DataTable
        caption={`Groups of ${name}`}
        listing={wholeListing(groups)}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/group/${id}`}
        columns={[
          {
            id: 'group',
            title: 'Group',
            sortBy: ({ profile }) => profile.name,
            cell: ({ profile }) => (
              <span className={styles.titled}>
                <bdi>{profile.name}</bdi>
                <span>{profile.description}</span>
              </span>
            ),
          },
          { id: 'kind', title: 'Members are', width: '14rem', wideOnly: true, cell: kindOf },
        ]}
        actions={(group) =>
          group.type === 'OKTA_GROUP' && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Remove from ${group.profile.name}`}
              onClick={() => setLeaving(group)}
            >
              <IconX size={17} aria-hidden />
            </Button>
          )
        }
        empty={<EmptyState title="In no group">Add {name} to a group to give them what the group has.</EmptyState>}
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {adding && (
        <SeveralDialog
          title={`Add ${name} to Groups`}
          label="Groups"
          placeholder="Type a group’s name"
          find={findOwnGroups}
          request={({ id }) => membershipRequest('PUT', id, user.id)}
          stale={[path, GROUPS, '/api/v1/apps']}
          done={({ title }) => `${name} is in ${title}`}
          onClose={() => setAdding(false)}
        />
      )}
      <ConfirmDialog
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={`Remove ${name} from ${leaving?.profile.name}?`}
        confirm="Remove from group"
        run={() =>
          change(membershipRequest('DELETE', leaving?.id ?? '', user.id), {
            stale: [path, GROUPS, '/api/v1/apps'],
            done: `${name} is no longer in ${leaving?.profile.name}`,
          })
        }
        api={leaving && <OktaCall requests={[membershipRequest('DELETE', leaving.id, user.id)]} />}
      >
        They lose the applications they have through it. A rule that put them in will not do so again.
      </ConfirmDialog>
    </>
  )
}

function kindOf({ type }: OktaGroup): string {
  if (type === 'BUILT_IN') return 'everybody'
  return type === 'APP_GROUP' ? 'chosen by an application' : 'chosen here'
}
