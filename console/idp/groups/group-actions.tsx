import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil, IconReport, IconTrash } from '@tabler/icons-react'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaGroup } from '../okta-types.ts'
import { GroupDialog } from './group-dialog.tsx'
import { deleteGroupRequest, GROUPS } from './group-requests.ts'

/** Edit, Delete, View Logs. Okta's own group stays as it is. */
export function GroupActions({ group }: { group: OktaGroup }) {
  const [asking, setAsking] = useState<'edit' | 'delete'>()
  const change = useOktaChange()
  const navigate = useNavigate()
  const close = () => setAsking(undefined)
  const { name } = group.profile
  const request = deleteGroupRequest(group.id)
  return (
    <>
      <Menu position="bottom-end" width={200} withinPortal={false} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={16} aria-hidden />}>
            Actions
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {group.type === 'OKTA_GROUP' && (
            <>
              <Menu.Item leftSection={<IconPencil size={17} aria-hidden />} onClick={() => setAsking('edit')}>
                Edit
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash size={17} aria-hidden />}
                onClick={() => setAsking('delete')}
              >
                Delete
              </Menu.Item>
              <Menu.Divider />
            </>
          )}
          <Menu.Item
            leftSection={<IconReport size={17} aria-hidden />}
            renderRoot={(props) => (
              <Link {...props} to="/reports/system-log" search={{ filter: `target.id eq "${group.id}"` } as never} />
            )}
          >
            View Logs
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {asking === 'edit' && <GroupDialog group={group} onClose={close} />}
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={close}
        title={`Delete ${name}?`}
        confirm="Delete group"
        run={() =>
          change(request, {
            stale: [`${GROUPS}?`, `${GROUPS}/rules`],
            done: `${name} was deleted`,
            leave: () => navigate({ to: '/groups' }),
          })
        }
        api={<OktaCall requests={[request]} />}
      >
        Its people lose the applications they have through it. Rules that fill it stop working.
      </ConfirmDialog>
    </>
  )
}
