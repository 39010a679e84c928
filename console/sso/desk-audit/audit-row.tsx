import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { At } from '../desk/at.tsx'
import { AuditDetails } from './audit-details.tsx'
import styles from './audit-list.module.css'
import type { AuditQuestion } from './audit-question.ts'
import type { AuditEntry } from './audit-types.ts'
import { sayAction, sayActor, sayTarget } from './audit-words.ts'

/** One entry: what was done when, by whom, to what; a press shows it whole. */
export function AuditRow({ entry, onOnly }: { entry: AuditEntry; onOnly: (part: Partial<AuditQuestion>) => void }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  return (
    <li className={styles.entry}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={16} className={styles.arrow} aria-hidden />
        <span className={styles.time}>
          <At ms={entry.at} />
        </span>
        <span className={styles.what}>
          <bdi className={styles.message}>{sayAction(entry.action)}</bdi>
          <bdi className={styles.soft}>{sayTarget(entry)}</bdi>
        </span>
        <span className={styles.who}>
          <span className="visually-hidden">by </span>
          <bdi>{sayActor(entry)}</bdi>
        </span>
        <span className={styles.seq}>
          <span className="visually-hidden">entry </span>
          {entry.seq.toLocaleString('en')}
        </span>
      </button>
      {open && (
        <div id={id} className={styles.details}>
          <AuditDetails entry={entry} onOnly={onOnly} />
        </div>
      )}
    </li>
  )
}
