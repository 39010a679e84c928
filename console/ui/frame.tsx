// Around every screen of a console: the header, the menu beside it or behind a button, and the place the screen appears in.
import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import styles from './frame.module.css'

/** @param name  what stands above the menu on a phone */
export function Frame({ name, header, menu }: { name: string; header: ReactNode; menu: ReactNode }) {
  const [menuOpen, setMenuOpen] = useState(false)
  const path = useLocation({ select: ({ pathname }) => pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes the menu
  useEffect(() => setMenuOpen(false), [path])
  const narrow = useMediaQuery('(max-width: 62em)')
  return (
    <div className={styles.frame}>
      <button type="button" className={styles.skip} onClick={() => document.getElementById('content')?.focus()}>
        Skip to content
      </button>
      <header className={styles.header}>
        <button
          type="button"
          className={styles.menuButton}
          onClick={() => setMenuOpen(true)}
          aria-label="Menu"
          aria-expanded={menuOpen}
        >
          <IconMenu2 size={20} aria-hidden />
        </button>
        {header}
      </header>
      <div className={styles.side}>{menu}</div>
      <Drawer.Root opened={menuOpen && narrow === true} onClose={() => setMenuOpen(false)} size={280}>
        <Drawer.Overlay />
        <Drawer.Content aria-label="Menu">
          <div className={styles.drawer}>
            <span>{name}</span>
            <Drawer.CloseButton aria-label="Close menu" />
          </div>
          {menu}
        </Drawer.Content>
      </Drawer.Root>
      <main id="content" className={styles.main} tabIndex={-1} data-quiet-focus>
        <Outlet />
      </main>
    </div>
  )
}

/** Before it is known who is there. */
export function EmptyFrame() {
  return <div className={styles.frame} aria-busy />
}
