import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Choice, Picked, SearchPicker } from '../../ui/search-picker.tsx'
import { findOwnGroups } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaGroup, OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { userPath } from './people-requests.ts'
import styles from './person-tabs.module.css'

const GROUPS = '/api/v1/groups'

function membership(method: 'PUT' | 'DELETE', groupId: string, userId: string): ApiRequest {
  return { method, path: `${GROUPS}/${groupId}/users/${userId}` }
}

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
      {adding && <AddToGroupsDialog user={user} onClose={() => setAdding(false)} />}
      <ConfirmDialog
        opened={leaving !== undefined}
        onClose={() => setLeaving(undefined)}
        title={`Remove ${name} from ${leaving?.profile.name}?`}
        confirm="Remove from group"
        run={() =>
          change(membership('DELETE', leaving?.id ?? '', user.id), {
            stale: [path, GROUPS, '/api/v1/apps'],
            done: `${name} is no longer in ${leaving?.profile.name}`,
          })
        }
        api={leaving && <OktaCall requests={[membership('DELETE', leaving.id, user.id)]} />}
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

function AddToGroupsDialog({ user, onClose }: { user: OktaUser; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly Choice[]>([])
  const change = useOktaChange()
  const requests = chosen.map(({ id }) => membership('PUT', id, user.id))
  return (
    <FormDialog
      title={`Add ${fullName(user)} to Groups`}
      onClose={onClose}
      save="Done"
      ready={chosen.length > 0}
      run={async () => {
        for (const [at, request] of requests.entries())
          await change(request, { stale: [userPath(user.id), GROUPS], done: `Added to ${chosen[at]?.title}` })
      }}
      api={chosen.length > 0 && <OktaCall requests={requests} />}
    >
      {() => (
        <>
          <SearchPicker
            label="Groups"
            placeholder="Type a group’s name"
            find={findOwnGroups}
            taken={chosen.map(({ id }) => id)}
            onPick={(choice) => setChosen([...chosen, choice])}
          />
          <Picked
            label="To be joined"
            choices={chosen}
            onRemove={({ id }) => setChosen(chosen.filter((choice) => choice.id !== id))}
          />
        </>
      )}
    </FormDialog>
  )
}
