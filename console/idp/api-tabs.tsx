import { Link, useLocation } from '@tanstack/react-router'
import styles from './api-tabs.module.css'

const TABS = [
  { title: 'Authorization Servers', to: '/oauth2/as' },
  { title: 'Tokens', to: '/access/api/tokens' },
  { title: 'Trusted Origins', to: '/access/api/trusted-origins' },
] as const

/** Security → API is three screens; these lead from one to the other. Put it first on each, below the title "API". */
export function ApiTabs() {
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/^\/admin/, '') })
  return (
    <nav aria-label="API" className={styles.tabs}>
      {TABS.map(({ title, to }) => (
        <Link key={to} to={to} className={styles.tab} aria-current={path === to ? 'page' : undefined}>
          {title}
        </Link>
      ))}
    </nav>
  )
}
