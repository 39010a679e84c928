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
import { notify } from '../ui/notices.tsx'
import styles from './lifecycle-menu.module.css'
import type { Moves } from './moving.ts'
import { useOktaChange } from './okta-queries.ts'

/** Edit, Activate or Deactivate, move, Delete. @param path  of the object; its lifecycle is below it */
export function LifecycleMenu({
  label,
  path,
  name,
  status,
  stale,
  moves,
  onEdit,
  onDelete,
}: {
  label: string
  path: string
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  stale: readonly string[]
  moves: Moves
  onEdit: () => void
  onDelete: () => void
}) {
  const change = useOktaChange()
  const active = status === 'ACTIVE'
  const turn = () =>
    void change(
      { method: 'POST', path: `${path}/lifecycle/${active ? 'deactivate' : 'activate'}` },
      { stale, done: `${name} is ${active ? 'inactive' : 'active'}` },
    ).catch((error: unknown) => notify(error instanceof Error ? error.message : 'This could not be done'))
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
          onClick={turn}
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
