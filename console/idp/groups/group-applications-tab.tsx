import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { AppName, appLink } from '../app-name.tsx'
import { assignGroupRequest, unassignGroupRequest } from '../assignment-requests.ts'
import { findApps } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaApp, OktaGroup } from '../okta-types.ts'
import { SeveralDialog } from '../several-dialog.tsx'
import { GROUPS, groupPath } from './group-requests.ts'

/** What everybody in the group may sign in to. */
export function GroupApplicationsTab({ group }: { group: OktaGroup }) {
  const path = `${groupPath(group.id)}/apps`
  const apps = useWholeOktaList<OktaApp>(path)
  const change = useOktaChange()
  const [assigning, setAssigning] = useState(false)
  const [removing, setRemoving] = useState<OktaApp>()
  const { name } = group.profile
  const stale = [GROUPS, '/api/v1/apps']
  return (
    <>
      <div>
        <Button onClick={() => setAssigning(true)}>Assign applications</Button>
      </div>
      <DataTable
        caption={`Applications of ${name}`}
        listing={wholeListing(apps)}
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
            id: 'status',
            title: 'Status',
            width: '9rem',
            cell: ({ status }) => <ActiveBadge status={status} />,
          },
        ]}
        actions={(app) => (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Unassign ${app.label}`}
            onClick={() => setRemoving(app)}
          >
            <IconX size={17} aria-hidden />
          </Button>
        )}
        empty={
          <EmptyState title="No applications yet">Assign one, and everybody in {name} may sign in to it.</EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {assigning && (
        <SeveralDialog
          title={`Assign applications to ${name}`}
          label="Applications"
          placeholder="Type an application’s name"
          find={findApps}
          request={({ id }) => assignGroupRequest(id, group.id)}
          stale={stale}
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
          change(unassignGroupRequest(removing?.id ?? '', group.id), {
            stale,
            done: `${removing?.label} is no longer assigned`,
          })
        }
        api={removing && <OktaCall requests={[unassignGroupRequest(removing.id, group.id)]} />}
      >
        The people of {name} cannot sign in to it any more, unless they are assigned otherwise.
      </ConfirmDialog>
    </>
  )
}
