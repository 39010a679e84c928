import { InitialsMark } from '../ui/initials-mark.tsx'
import type { OktaUser } from './okta-types.ts'
import styles from './person-name.module.css'
import { fullName } from './user-words.ts'

/** Somebody in a list: initials, name, username. */
export function PersonName({ user }: { user: OktaUser }) {
  const name = fullName(user)
  return (
    <span className={styles.person}>
      <InitialsMark name={name} size={28} round />
      <span className={styles.words}>
        <bdi>{name}</bdi>
        <span className={styles.login}>{user.profile.login}</span>
      </span>
    </span>
  )
}
