import { useDesk } from '../desk/desk-queries.ts'
import { ROLE_WORDS } from '../desk/role-words.ts'
import type { HeldKey, Items } from './operator-types.ts'
import styles from './operators-screen.module.css'

/** The live API keys an operator made, also by a key of theirs; undefined while nobody knows. */
export function useHeldKeys(operatorId: string): readonly HeldKey[] | undefined {
  return useDesk<Items<HeldKey>>(`/api/operators/${operatorId}/api-keys`).data?.items
}

export function HeldKeys({ keys }: { keys: readonly HeldKey[] }) {
  return (
    <ul className={styles.keys}>
      {keys.map(({ id, name, role }) => (
        <li key={id}>
          <bdi>{name}</bdi>
          <span className={styles.soft}> {ROLE_WORDS[role].title}</span>
        </li>
      ))}
    </ul>
  )
}
