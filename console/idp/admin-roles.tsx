import { Button, Select } from '@mantine/core'
import { IconShieldLock, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../ui/api-request.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../ui/data-table.tsx'
import { EmptyState } from '../ui/empty-state.tsx'
import { FormDialog } from '../ui/form-dialog.tsx'
import { RelativeTime } from '../ui/relative-time.tsx'
import { OktaCall } from './okta-call.tsx'
import { useOktaChange, useWholeOktaList } from './okta-queries.ts'

type OktaRole = {
  readonly id: string
  readonly label: string
  readonly type: string
  readonly assignmentType: 'USER' | 'GROUP'
  readonly created: string
}

// Okta's standard roles, those who may most first.
const ROLES = [
  { value: 'SUPER_ADMIN', label: 'Super Administrator' },
  { value: 'ORG_ADMIN', label: 'Organization Administrator' },
  { value: 'APP_ADMIN', label: 'Application Administrator' },
  { value: 'USER_ADMIN', label: 'Group Administrator' },
  { value: 'GROUP_MEMBERSHIP_ADMIN', label: 'Group Membership Administrator' },
  { value: 'HELP_DESK_ADMIN', label: 'Help Desk Administrator' },
  { value: 'API_ACCESS_MANAGEMENT_ADMIN', label: 'API Access Management Administrator' },
  { value: 'MOBILE_ADMIN', label: 'Mobile Administrator' },
  { value: 'REPORT_ADMIN', label: 'Report Administrator' },
  { value: 'READ_ONLY_ADMIN', label: 'Read-only Administrator' },
]

/**
 * Which of Okta's administrator roles a person or a group has.
 *
 * @param path    of the person or the group
 * @param by      which of the two: what somebody has through a group is taken away there
 * @param mayAdd  may be given more
 * @param none    said of who has none
 */
export function AdminRoles({
  path: holder,
  by,
  name,
  mayAdd,
  none,
}: {
  path: string
  by: OktaRole['assignmentType']
  name: string
  mayAdd: boolean
  none: string
}) {
  const path = `${holder}/roles`
  const roles = useWholeOktaList<OktaRole>(path)
  const change = useOktaChange()
  const [adding, setAdding] = useState(false)
  const [removing, setRemoving] = useState<OktaRole>()
  const removal = ({ id }: OktaRole): ApiRequest => ({ method: 'DELETE', path: `${path}/${id}` })
  return (
    <>
      {!roles.error && mayAdd && (
        <div>
          <Button onClick={() => setAdding(true)}>Add admin role</Button>
        </div>
      )}
      <DataTable
        caption={`Administrator roles of ${name}`}
        listing={wholeListing(roles)}
        rowId={({ id }) => id}
        columns={[
          { id: 'role', title: 'Role', cell: ({ label }) => label },
          {
            id: 'how',
            title: 'Assigned',
            width: '11rem',
            cell: ({ assignmentType }) => wayOf(by, assignmentType),
          },
          { id: 'since', title: 'Since', width: '11rem', cell: ({ created }) => <RelativeTime at={created} /> },
        ]}
        actions={(role) =>
          role.assignmentType === by && (
            <Button
              variant="subtle"
              color="gray"
              size="compact-sm"
              aria-label={`Remove ${role.label}`}
              onClick={() => setRemoving(role)}
            >
              <IconX size={17} aria-hidden />
            </Button>
          )
        }
        empty={
          <EmptyState icon={<IconShieldLock size={32} stroke={1.5} aria-hidden />} title="Not an administrator">
            {none}
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {adding && (
        <AddRoleDialog
          name={name}
          path={path}
          held={(roles.data ?? []).filter(({ assignmentType }) => assignmentType === by).map(({ type }) => type)}
          onClose={() => setAdding(false)}
        />
      )}
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title={`Remove ${removing?.label} from ${name}?`}
        confirm="Remove role"
        run={() =>
          change(removal(removing as OktaRole), { stale: [path], done: `${name} is no longer ${removing?.label}` })
        }
        api={removing && <OktaCall requests={[removal(removing)]} />}
      >
        It counts at once, in this console and for every API token they have.
      </ConfirmDialog>
    </>
  )
}

function wayOf(by: OktaRole['assignmentType'], assigned: OktaRole['assignmentType']): string {
  if (by === 'GROUP') return 'To the whole group'
  return assigned === 'USER' ? 'Individually' : 'Through a group'
}

function AddRoleDialog({
  name,
  path,
  held,
  onClose,
}: {
  name: string
  path: string
  held: readonly string[]
  onClose: () => void
}) {
  const open = ROLES.filter(({ value }) => !held.includes(value))
  const [type, setType] = useState<string | null>(null)
  const change = useOktaChange()
  const request: ApiRequest = { method: 'POST', path, body: { type } }
  const label = ROLES.find(({ value }) => value === type)?.label
  return (
    <FormDialog
      title={`Make ${name} an administrator`}
      onClose={onClose}
      save="Add role"
      ready={type !== null}
      known={['type']}
      run={() => change(request, { stale: [path], done: `${name} is ${label}` })}
      api={type !== null && <OktaCall requests={[request]} />}
      size="md"
    >
      {(problems) => (
        <Select
          label="Role"
          placeholder="Choose a role"
          data={open}
          value={type}
          error={problems.type}
          onChange={setType}
          description="Several roles add up."
        />
      )}
    </FormDialog>
  )
}
