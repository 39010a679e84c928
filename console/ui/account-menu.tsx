import { Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { type ReactNode, useState } from 'react'
import styles from './account-menu.module.css'
import { InitialsMark } from './initials-mark.tsx'

/**
 * Top right: who is signed in, the colours, the ways out.
 *
 * @param label     what it is, for screen readers
 * @param shown     what stands beside the mark
 * @param children  more about them, a line each
 * @param ways      links and buttons, in a `nav` or a `form`; `close` is for those that stay on the page
 */
export function AccountMenu({
  label,
  name,
  shown,
  children,
  ways,
}: {
  label: string
  name: string
  shown: string
  children: ReactNode
  ways: (close: () => void) => ReactNode
}) {
  const [opened, setOpened] = useState(false)
  return (
    <Popover opened={opened} onChange={setOpened} position="bottom-end" width={300} trapFocus withinPortal={false}>
      <Popover.Target>
        <button type="button" className={styles.account} onClick={() => setOpened(!opened)}>
          <span className="visually-hidden">{label}: </span>
          <InitialsMark name={name} size={28} round />
          <span className={styles.shown}>{shown}</span>
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label={label}>
        <div className={styles.who}>
          <strong>{name}</strong>
          {children}
          <SchemeSwitch />
        </div>
        <div className={styles.ways}>{ways(() => setOpened(false))}</div>
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
