import { LogCell, LogRow } from '../../ui/log-list.tsx'
import { At } from '../desk/at.tsx'
import { AuditDetails } from './audit-details.tsx'
import styles from './audit-list.module.css'
import type { AuditQuestion } from './audit-question.ts'
import type { AuditEntry } from './audit-types.ts'
import { sayAction, sayActor, sayTarget } from './audit-words.ts'

/** One entry: what was done when, by whom, to what. */
export function AuditRow({ entry, onOnly }: { entry: AuditEntry; onOnly: (part: Partial<AuditQuestion>) => void }) {
  return (
    <LogRow className={styles.row} details={<AuditDetails entry={entry} onOnly={onOnly} />}>
      <LogCell is="when">
        <span className={styles.soft}>
          <At ms={entry.at} />
        </span>
      </LogCell>
      <LogCell is="what">
        <bdi className={styles.message}>{sayAction(entry.action)}</bdi>
        <bdi className={styles.soft}>{sayTarget(entry)}</bdi>
      </LogCell>
      <LogCell is="who">
        <span className="visually-hidden">by </span>
        <bdi>{sayActor(entry)}</bdi>
      </LogCell>
      <LogCell is="how">
        <span className={styles.seq}>
          <span className="visually-hidden">entry </span>
          {entry.seq.toLocaleString('en')}
        </span>
      </LogCell>
    </LogRow>
  )
}
