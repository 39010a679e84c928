// Around every screen: the search on top, the menu, who is signed in. Nobody signed in: the sign-in in its place.
import { Drawer } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconMenu2 } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { type ReactNode, useEffect, useState } from 'react'
import { ErrorView } from '../../ui/error-view.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { DeskMenu } from './desk-menu.tsx'
import { DeskSearch } from './desk-search.tsx'
import styles from './desk-shell.module.css'
import { useMe } from './me.ts'
import { OperatorMenu } from './operator-menu.tsx'

/** @param signIn  what somebody sees who is not signed in */
export function DeskShell({ signIn }: { signIn: ReactNode }) {
  const { data: me, error, refetch } = useMe()
  const name = me?.whiteLabel?.name ?? 'Gatepass'
  useEffect(() => {
    document.documentElement.dataset.place = name
  }, [name])
  if (error instanceof Refusal && error.status === 401) return signIn
  if (error !== null)
    return (
      <main className={styles.alone}>
        <ErrorView error={error} retry={() => void refetch()} />
      </main>
    )
  if (me === undefined) return <div className={styles.shell} aria-busy />
  return <SignedIn name={name} />
}

function SignedIn({ name }: { name: string }) {
  const [menuOpen, setMenuOpen] = useState(false)
  const path = useLocation({ select: ({ pathname }) => pathname })
  // biome-ignore lint/correctness/useExhaustiveDependencies: arriving somewhere closes the menu
  useEffect(() => setMenuOpen(false), [path])
  const narrow = useMediaQuery('(max-width: 62em)')
  return (
    <div className={styles.shell}>
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
        <Link to="/organizations" className={styles.brand}>
          <Arch />
          <span className={styles.name}>{name}</span>
        </Link>
        <DeskSearch />
        <OperatorMenu />
      </header>
      <div className={styles.side}>
        <DeskMenu />
      </div>
      <Drawer.Root opened={menuOpen && narrow === true} onClose={() => setMenuOpen(false)} size={280}>
        <Drawer.Overlay />
        <Drawer.Content aria-label="Menu">
          <div className={styles.drawer}>
            <span>{name}</span>
            <Drawer.CloseButton aria-label="Close menu" />
          </div>
          <DeskMenu />
        </Drawer.Content>
      </Drawer.Root>
      <main id="content" className={styles.main} tabIndex={-1} data-quiet-focus>
        <Outlet />
      </main>
    </div>
  )
}

function Arch() {
  return (
    <svg
      viewBox="0 0 24 24"
      width="22"
      height="22"
      fill="none"
      stroke="currentColor"
      strokeWidth="2"
      aria-hidden="true"
      className={styles.mark}
    >
      <path d="M4 21V9a8 8 0 0 1 16 0v12M9 21v-9a3 3 0 0 1 6 0v9" />
    </svg>
  )
}
