import { InitialsMark } from '../ui/initials-mark.tsx'
import styles from './app-name.module.css'
import type { OktaApp } from './okta-types.ts'

/** An app in a list of somebody's or a group's. */
export function AppName({ label }: Pick<OktaApp, 'label'>) {
  return (
    <span className={styles.app}>
      <InitialsMark name={label} size={28} />
      <bdi>{label}</bdi>
    </span>
  )
}

/** Its page; other kinds of app than OpenID Connect have none. */
export function appLink({ id, signOnMode }: Pick<OktaApp, 'id' | 'signOnMode'>): string | undefined {
  return signOnMode === 'OPENID_CONNECT' ? `/app/oidc_client/instance/${id}` : undefined
}
