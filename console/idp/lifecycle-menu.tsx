import { Button, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconDots,
  IconPencil,
  IconPlayerPlay,
  IconPlayerStop,
  IconTrash,
} from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import type { ApiRequest } from '../ui/api-request.ts'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { notify } from '../ui/notices.tsx'
import styles from './lifecycle-menu.module.css'
import type { Moves } from './moving.ts'
import { OktaCall } from './okta-call.tsx'
import { useOktaChange } from './okta-queries.ts'

/**
 * Edit, Activate or Deactivate, move, Delete.
 *
 * @param kind  what it is: `policy`
 * @param path  of the object; its lifecycle is below it
 * @param onCalled  gets what was sent by what has no form
 * @param children  what comes of deleting it, asked before
 */
export function LifecycleMenu({
  kind,
  path,
  name,
  status,
  stale,
  moves,
  onCalled,
  onEdit,
  children,
}: {
  kind: string
  path: string
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  stale: readonly string[]
  moves: Moves
  onCalled?: (request: ApiRequest) => void
  onEdit: () => void
  children: ReactNode
}) {
  const [deleting, setDeleting] = useState(false)
  const change = useOktaChange()
  const deletion: ApiRequest = { method: 'DELETE', path }
  const active = status === 'ACTIVE'
  async function turn() {
    const request: ApiRequest = { method: 'POST', path: `${path}/lifecycle/${active ? 'deactivate' : 'activate'}` }
    try {
      await change(request, { stale, done: `${name} is ${active ? 'inactive' : 'active'}` })
      onCalled?.(request)
    } catch (error) {
      notify(error instanceof Error ? error.message : 'This could not be done')
    }
  }
  return (
    <>
      <Menu position="bottom-end" width={200}>
        <Menu.Target>
          <Button
            variant="subtle"
            color="gray"
            size="compact-sm"
            className={styles.button}
            aria-label={`Actions for ${kind} ${name}`}
          >
            <IconDots size={18} aria-hidden />
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconPencil size={17} aria-hidden />} onClick={onEdit}>
            Edit
          </Menu.Item>
          <Menu.Item
            leftSection={active ? <IconPlayerStop size={17} aria-hidden /> : <IconPlayerPlay size={17} aria-hidden />}
            onClick={() => void turn()}
          >
            {active ? 'Deactivate' : 'Activate'}
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowUp size={17} aria-hidden />}
            disabled={moves.up === undefined}
            onClick={moves.up}
          >
            Move up
          </Menu.Item>
          <Menu.Item
            leftSection={<IconArrowDown size={17} aria-hidden />}
            disabled={moves.down === undefined}
            onClick={moves.down}
          >
            Move down
          </Menu.Item>
          <Menu.Item color="red" leftSection={<IconTrash size={17} aria-hidden />} onClick={() => setDeleting(true)}>
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={deleting}
        onClose={() => setDeleting(false)}
        title={`Delete ${name}?`}
        confirm={`Delete ${kind}`}
        run={() => change(deletion, { stale, gone: path, done: `${name} was deleted` })}
        api={<OktaCall requests={[deletion]} />}
      >
        {children}
      </ConfirmDialog>
    </>
  )
}
