import { IconChevronRight } from '@tabler/icons-react'
import { useId, useState } from 'react'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { EventDetails } from './event-details.tsx'
import styles from './event-list.module.css'
import { timeWords } from './log-times.ts'
import type { OktaLogEvent, OktaLogParty } from './log-types.ts'

/** One event: what happened when, by whom, to whom and how it ended; a press shows all it says. */
export function EventRow({ event, onOnly }: { event: OktaLogEvent; onOnly: (filter: string) => void }) {
  const [open, setOpen] = useState(false)
  const id = useId()
  const { day, time, exact } = timeWords(event.published)
  const { actor, outcome } = event
  return (
    <li className={styles.event}>
      <button
        type="button"
        className={styles.row}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        onClick={() => setOpen(!open)}
      >
        <IconChevronRight size={16} className={styles.arrow} aria-hidden />
        <time className={styles.time} dateTime={event.published} title={exact}>
          <span>{time}</span> <span className={styles.soft}>{day}</span>
        </time>
        <span className={styles.what}>
          <bdi className={styles.message}>{event.displayMessage}</bdi>
          <bdi className={styles.type}>{event.eventType}</bdi>
        </span>
        <span className={styles.who}>
          <span className="visually-hidden">by</span>
          <bdi>{nameOf(actor)}</bdi>
          {event.target !== null && (
            <span className={styles.soft}>
              <span aria-hidden>→ </span>
              <span className="visually-hidden">to</span>
              <bdi>{event.target.map(nameOf).join(', ')}</bdi>
            </span>
          )}
        </span>
        <span className={styles.outcome}>
          <StatusBadge tone={TONES[outcome.result] ?? 'wait'}>{wordOf(outcome.result)}</StatusBadge>
          {outcome.reason && <bdi className={styles.reason}>{outcome.reason}</bdi>}
        </span>
      </button>
      {open && (
        <div id={id} className={styles.details}>
          <EventDetails event={event} onOnly={onOnly} />
        </div>
      )}
    </li>
  )
}

const TONES: Readonly<Record<string, StatusTone>> = {
  SUCCESS: 'good',
  ALLOW: 'good',
  FAILURE: 'bad',
  DENY: 'bad',
  CHALLENGE: 'info',
  SKIPPED: 'off',
}

function wordOf(result: string): string {
  return result.slice(0, 1) + result.slice(1).toLowerCase()
}

function nameOf({ displayName, alternateId, id }: OktaLogParty): string {
  return [displayName, alternateId, id].find((name) => name !== '' && name !== 'unknown') ?? 'Unknown'
}
