// Around every screen: header (whose org, who is signed in), the menu, and the place the screen appears in.
import { Drawer, Popover, SegmentedControl, useMantineColorScheme } from '@mantine/core'
import { useMediaQuery } from '@mantine/hooks'
import { IconApps, IconChevronDown, IconLayoutGrid, IconLogout, IconMenu2, IconUserCircle } from '@tabler/icons-react'
import { Link, Outlet, useLocation } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { CopyButton } from '../ui/copy-value.tsx'
import { InitialsMark } from '../ui/initials-mark.tsx'
import { useOkta } from './okta-queries.ts'
import type { OktaOrg, OktaUser } from './okta-types.ts'
import styles from './shell.module.css'
import { Sidebar } from './sidebar.tsx'

export function Shell() {
  const { data: org } = useOkta<OktaOrg>('/api/v1/org')
  const name = org?.companyName
  useEffect(() => {
    if (name === undefined) return
    document.documentElement.dataset.place = `${name} Admin`
    // The first screen was called something before it was known whose it is.
    document.title = document.title.replace(/ · Admin console$/, () => ` · ${name} Admin`)
  }, [name])
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
        <Link to="/apps/active" className={styles.brand}>
          <Ring />
          <span className={styles.org}>{name ?? ' '}</span>
          <span className={styles.place}>Admin</span>
        </Link>
        <a className={styles.myApps} href="/app/UserHome">
          <IconLayoutGrid size={18} aria-hidden />
          My apps
        </a>
        <Account org={org} />
      </header>
      <div className={styles.side}>
        <Sidebar />
      </div>
      <Drawer.Root opened={menuOpen && narrow === true} onClose={() => setMenuOpen(false)} size={280}>
        <Drawer.Overlay />
        <Drawer.Content aria-label="Menu">
          <div className={styles.drawer}>
            <span>{name ?? 'Menu'}</span>
            <Drawer.CloseButton aria-label="Close menu" />
          </div>
          <Sidebar />
        </Drawer.Content>
      </Drawer.Root>
      <main id="content" className={styles.main} tabIndex={-1} data-quiet-focus>
        <Outlet />
      </main>
    </div>
  )
}

function Ring() {
  return (
    <svg viewBox="0 0 28 28" width="24" height="24" aria-hidden="true" className={styles.ring}>
      <circle cx="14" cy="14" r="9.5" fill="none" stroke="currentColor" strokeWidth="6" />
    </svg>
  )
}

/** Top right, as at Okta: who, the org's domain to copy, the way out. */
function Account({ org }: { org: OktaOrg | undefined }) {
  const { data: me } = useOkta<OktaUser>('/api/v1/users/me')
  const login = me?.profile.login ?? ''
  return (
    <Popover position="bottom-end" width={300} trapFocus withinPortal={false}>
      <Popover.Target>
        <button type="button" className={styles.account}>
          <span className="visually-hidden">Account: </span>
          <InitialsMark
            name={me === undefined ? '' : `${me.profile.firstName} ${me.profile.lastName}`}
            size={28}
            round
          />
          <span className={styles.login}>{login}</span>
          <IconChevronDown size={16} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown p={4} aria-label="Account">
        <div className={styles.who}>
          <strong>{me && `${me.profile.firstName} ${me.profile.lastName}`}</strong>
          <span>{login}</span>
          <span className={styles.domain}>
            <span className={styles.domainLabel}>{org?.companyName}’s Okta domain</span>
            <span className={styles.domainValue}>
              <code>{window.location.host}</code>
              <CopyButton value={window.location.host} label="Okta domain" />
            </span>
          </span>
          <SchemeSwitch />
        </div>
        <nav className={styles.ways} aria-label="Account">
          <a href="/app/UserHome">
            <IconApps size={18} aria-hidden />
            My apps
          </a>
          <a href="/enduser/settings">
            <IconUserCircle size={18} aria-hidden />
            My settings
          </a>
          <a href="/login/signout">
            <IconLogout size={18} aria-hidden />
            Sign out
          </a>
        </nav>
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
