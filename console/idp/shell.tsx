// Around every screen: header (whose org, who is signed in), the menu, and the place the screen appears in.
import { IconApps, IconLayoutGrid, IconLogout, IconUserCircle } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useEffect } from 'react'
import { AccountMenu } from '../ui/account-menu.tsx'
import { CopyButton } from '../ui/copy-value.tsx'
import { Frame } from '../ui/frame.tsx'
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
  return (
    <Frame
      name={name ?? 'Menu'}
      menu={<Sidebar />}
      header={
        <>
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
        </>
      }
    />
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
    <AccountMenu
      label="Account"
      name={me === undefined ? '' : `${me.profile.firstName} ${me.profile.lastName}`}
      shown={login}
      ways={() => (
        <nav aria-label="Account">
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
      )}
    >
      <span>{login}</span>
      <span className={styles.domain}>
        <span className={styles.domainLabel}>{org?.companyName}’s Okta domain</span>
        <span className={styles.domainValue}>
          <code>{window.location.host}</code>
          <CopyButton value={window.location.host} label="Okta domain" />
        </span>
      </span>
    </AccountMenu>
  )
}
