import {
  IconBuilding,
  IconChartBar,
  IconKey,
  IconLayoutGrid,
  IconLogin2,
  IconPalette,
  IconScript,
  IconUsers,
} from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import styles from './desk-menu.module.css'

type Entry = { readonly title: string; readonly to: string; readonly icon: typeof IconKey }

const MENU: readonly (readonly Entry[])[] = [
  [
    { title: 'Organizations', to: '/organizations', icon: IconBuilding },
    { title: 'Sign-ins', to: '/sign-ins', icon: IconLogin2 },
    { title: 'Insight', to: '/insight', icon: IconChartBar },
    { title: 'Audit log', to: '/audit-log', icon: IconScript },
  ],
  [
    { title: 'Applications', to: '/applications', icon: IconLayoutGrid },
    { title: 'API keys', to: '/api-keys', icon: IconKey },
    { title: 'Operators', to: '/operators', icon: IconUsers },
    { title: 'Brand', to: '/brand', icon: IconPalette },
  ],
]

export function DeskMenu() {
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/^\/console/, '') })
  return (
    <nav aria-label="Desk" className={styles.menu}>
      {MENU.map((entries) => (
        <ul key={entries[0]?.to}>
          {entries.map(({ title, to, icon: Icon }) => {
            const here = path === to || path.startsWith(`${to}/`)
            return (
              <li key={to}>
                <Link
                  to={to}
                  className={styles.entry}
                  data-here={here || undefined}
                  aria-current={here ? 'page' : undefined}
                >
                  <Icon size={18} stroke={1.75} aria-hidden />
                  {title}
                </Link>
              </li>
            )
          })}
        </ul>
      ))}
    </nav>
  )
}
