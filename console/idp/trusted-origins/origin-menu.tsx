import { Button, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import type { OktaTrustedOrigin } from './origin-requests.ts'

/** What can be done with a trusted origin. */
export function OriginMenu({
  origin,
  onEdit,
  onTurn,
  onDelete,
}: {
  origin: OktaTrustedOrigin
  onEdit: () => void
  onTurn: () => void
  onDelete: () => void
}) {
  const active = origin.status === 'ACTIVE'
  const Turn = active ? IconPlayerStop : IconPlayerPlay
  return (
    <Menu position="bottom-end" width={200}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Actions for ${origin.name}`}>
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={17} aria-hidden />} onClick={onEdit}>
          Edit
        </Menu.Item>
        <Menu.Item leftSection={<Turn size={17} aria-hidden />} onClick={onTurn}>
          {active ? 'Deactivate' : 'Activate'}
        </Menu.Item>
        <Menu.Item color="red" leftSection={<IconTrash size={17} aria-hidden />} onClick={onDelete}>
          Delete
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
