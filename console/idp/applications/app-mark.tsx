import { InitialsMark } from '../../ui/initials-mark.tsx'
import type { OktaApp } from '../okta-types.ts'
import styles from './app-mark.module.css'

/** The picture of an app, or its initials. */
export function AppMark({ app, size = 36 }: { app: OktaApp; size?: 28 | 36 | 48 }) {
  const logo = app._links.logo?.[0]?.href
  if (logo === undefined) return <InitialsMark name={app.label} size={size} />
  // Where it lies, not which host the answer names: the page's policy allows this one.
  const { pathname } = new URL(logo, window.location.origin)
  return (
    <span className={styles.logo} data-size={size}>
      <img src={`${pathname}?${Date.parse(app.lastUpdated)}`} alt="" />
    </span>
  )
}
