import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown, IconFingerprint, IconLogout } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { InitialsMark } from '../../ui/initials-mark.tsx'
import { useMe } from './me.ts'
import styles from './operator-menu.module.css'
import { ROLE_WORDS } from './role-words.ts'

/** Top right: who is signed in and with which rights, the colours, the way out. */
export function OperatorMenu() {
  const { data: me } = useMe()
  const operator = me?.operator
  const name = operator?.name ?? ''
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={280} trapFocus withinPortal={false}>
      <Popover.Target>
        <button type="button" className={styles.operator} onClick={() => setOpened(!opened)}>
          <span className="visually-hidden">Signed in: </span>
          <InitialsMark name={name} size={28} round />
          <span className={styles.name}>{name}</span>
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label="Signed in">
        <div className={styles.who}>
          <strong>{name}</strong>
          <span>{operator?.email}</span>
          {operator && <span>{ROLE_WORDS[operator.role].title}</span>}
          <SchemeSwitch />
        </div>
        <form method="post" action="/console/sign-out" className={styles.ways}>
          <Link to="/passkeys" onClick={() => setOpened(false)}>
            <IconFingerprint size={18} aria-hidden />
            Your passkeys
          </Link>
          <button type="submit">
            <IconLogout size={18} aria-hidden />
            Sign out
          </button>
        </form>
      </Popover.Dropdown>
    </Popover>
  )
}

function SchemeSwitch() {
  const { colorScheme, setColorScheme } = useMantineColorScheme()
  return (
    <SegmentedControl
      size="xs"
      fullWidth
      mt="xs"
      aria-label="Colours"
      value={colorScheme}
      onChange={(value) => setColorScheme(value as 'auto' | 'light' | 'dark')}
      data={[
        { value: 'light', label: 'Light' },
        { value: 'dark', label: 'Dark' },
        { value: 'auto', label: 'System' },
      ]}
    />
  )
}
