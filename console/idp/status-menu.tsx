import { Menu } from '@mantine/core'
import { IconChevronDown, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { ActiveBadge } from './active-badge.tsx'
import styles from './status-menu.module.css'

/** Active ▾: Activate or Deactivate, Delete. @param kept  why it cannot be deleted now */
export function StatusMenu({
  status,
  kept,
  onActivate,
  onDeactivate,
  onDelete,
}: {
  status: 'ACTIVE' | 'INACTIVE'
  kept: string | undefined
  onActivate: () => void
  onDeactivate: () => void
  onDelete: () => void
}) {
  const active = status === 'ACTIVE'
  return (
    <Menu position="bottom-start" width={220}>
      <Menu.Target>
        <button type="button" className={styles.button} aria-label={`Status: ${active ? 'Active' : 'Inactive'}`}>
          <ActiveBadge status={status} />
          <IconChevronDown size={14} aria-hidden />
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {active ? (
          <Menu.Item leftSection={<IconPlayerStop size={17} aria-hidden />} onClick={onDeactivate}>
            Deactivate
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay size={17} aria-hidden />} onClick={onActivate}>
            Activate
          </Menu.Item>
        )}
        <Menu.Item
          color="red"
          disabled={kept !== undefined}
          leftSection={<IconTrash size={17} aria-hidden />}
          onClick={onDelete}
        >
          Delete
          {kept !== undefined && <span className={styles.why}>{kept}</span>}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
