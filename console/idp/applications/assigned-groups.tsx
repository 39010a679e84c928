import { Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useQueries } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { callOkta } from '../okta-api.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useOktaListing } from '../okta-queries.ts'
import type { OktaApp, OktaAppGroup, OktaGroup } from '../okta-types.ts'
import { appPath } from './app-requests.ts'
import styles from './assignments-tab.module.css'

export function AssignedGroups({ app, filters }: { app: OktaApp; filters: ReactNode }) {
  const groups = `${appPath(app.id)}/groups`
  const listing = useOktaListing<OktaAppGroup>(`${groups}?limit=200&expand=group`)
  const nameOf = useGroupNames(listing.rows)
  const change = useOktaChange()
  const [removing, setRemoving] = useState<OktaAppGroup>()
  const removal = ({ id }: OktaAppGroup): ApiRequest => ({ method: 'DELETE', path: `${groups}/${id}` })
  return (
    <>
      <DataTable
        caption={`Groups assigned to ${app.label}`}
        listing={listing}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/group/${id}`}
        filters={filters}
        columns={[
          {
            id: 'group',
            title: 'Group',
            cell: (assigned) => (
              <span className={styles.person}>
                {nameOf(assigned)?.name ?? '…'}
                <span>{nameOf(assigned)?.description}</span>
              </span>
            ),
          },
          {
            id: 'priority',
            title: 'Priority',
            width: '8rem',
            sortBy: ({ priority }) => priority,
            cell: ({ priority }) => priority + 1,
          },
        ]}
        actions={(assigned) => (
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            aria-label={`Remove ${nameOf(assigned)?.name ?? 'group'}`}
            onClick={() => setRemoving(assigned)}
          >
            <IconX size={17} aria-hidden />
          </Button>
        )}
        empty={
          <EmptyState title="No group is assigned yet">
            Assign one and everybody in it may use the application.
          </EmptyState>
        }
      />
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={`Remove ${(removing && nameOf(removing)?.name) ?? 'this group'}?`}
        confirm="Remove assignment"
        run={() =>
          change(removal(removing as OktaAppGroup), {
            stale: [appPath(app.id)],
            done: 'The group is no longer assigned',
          })
        }
        api={removing && <OktaCall requests={[removal(removing)]} />}
      >
        Its members cannot sign in to {app.label} any more, unless they are assigned otherwise.
      </ConfirmDialog>
    </>
  )
}

/** The list names groups by id; the names come with it (`expand=group`) or are asked for one by one. */
function useGroupNames(rows: readonly OktaAppGroup[] | undefined) {
  const unnamed = (rows ?? []).filter(({ _embedded }) => _embedded?.group === undefined)
  const asked = useQueries({
    queries: unnamed.map(({ id }) => ({
      queryKey: ['object', `/api/v1/groups/${id}`],
      queryFn: () => callOkta<OktaGroup>({ method: 'GET', path: `/api/v1/groups/${id}` }),
    })),
  })
  const names = new Map(unnamed.map(({ id }, at) => [id, asked[at]?.data?.profile]))
  return ({ id, _embedded }: OktaAppGroup) => _embedded?.group?.profile ?? names.get(id)
}
