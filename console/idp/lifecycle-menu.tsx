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
import type { ApiRequest } from '../ui/api-request.ts'
import { notify } from '../ui/notices.tsx'
import styles from './lifecycle-menu.module.css'
import type { Moves } from './moving.ts'
import { useOktaChange } from './okta-queries.ts'

/** Edit, Activate or Deactivate, move, Delete. @param path  of the object; its lifecycle is below it. @param onCalled  gets what was sent */
export function LifecycleMenu({
  label,
  path,
  name,
  status,
  stale,
  moves,
  onCalled,
  onEdit,
  onDelete,
}: {
  label: string
  path: string
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  stale: readonly string[]
  moves: Moves
  onCalled?: (request: ApiRequest) => void
  onEdit: () => void
  onDelete: () => void
}) {
  const change = useOktaChange()
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
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" className={styles.button} aria-label={label}>
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
        <Menu.Item color="red" leftSection={<IconTrash size={17} aria-hidden />} onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
