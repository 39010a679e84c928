import { IconApps, IconReport, IconShieldLock, IconUsers, IconWorld } from '@tabler/icons-react'
import { Link, useLocation } from '@tanstack/react-router'
import styles from './sidebar.module.css'

type Entry = { readonly title: string; readonly to: string; readonly also: readonly string[] }
type Group = { readonly title: string; readonly icon: typeof IconApps; readonly entries: readonly Entry[] }

// As Okta groups and calls them. `also`: where else one still is in this part.
const MENU: readonly Group[] = [
  {
    title: 'Applications',
    icon: IconApps,
    entries: [{ title: 'Applications', to: '/apps/active', also: ['/apps', '/app/'] }],
  },
  {
    title: 'Directory',
    icon: IconUsers,
    entries: [
      { title: 'People', to: '/users', also: ['/user/'] },
      { title: 'Groups', to: '/groups', also: ['/group/'] },
    ],
  },
  {
    title: 'Security',
    icon: IconShieldLock,
    entries: [
      { title: 'API', to: '/oauth2/as', also: ['/oauth2/', '/access/api/'] },
      { title: 'Authentication', to: '/access/authentication', also: [] },
    ],
  },
  {
    title: 'Customizations',
    icon: IconWorld,
    entries: [{ title: 'Domains', to: '/customizations/domains', also: [] }],
  },
  {
    title: 'Reports',
    icon: IconReport,
    entries: [{ title: 'System Log', to: '/reports/system-log', also: [] }],
  },
]

export function Sidebar() {
  const path = useLocation({ select: ({ pathname }) => pathname.replace(/^\/admin/, '') })
  return (
    <nav aria-label="Admin console" className={styles.menu}>
      {MENU.map(({ title, icon: Icon, entries }) => (
        <div key={title} className={styles.group}>
          <p className={styles.title}>
            <Icon size={16} stroke={1.75} aria-hidden />
            {title}
          </p>
          <ul>
            {entries.map((entry) => {
              const here = [entry.to, ...entry.also].some((start) => path.startsWith(start))
              return (
                <li key={entry.to}>
                  <Link
                    to={entry.to}
                    className={styles.entry}
                    data-here={here || undefined}
                    aria-current={here ? 'page' : undefined}
                  >
                    {entry.title}
                  </Link>
                </li>
              )
            })}
          </ul>
        </div>
      ))}
    </nav>
  )
}
