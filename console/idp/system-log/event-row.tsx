import { LogCell, LogRow } from '../../ui/log-list.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { EventDetails } from './event-details.tsx'
import styles from './event-list.module.css'
import { timeWords } from './log-times.ts'
import type { OktaLogEvent, OktaLogParty } from './log-types.ts'

/** One event: what happened when, by whom, to whom and how it ended. */
export function EventRow({ event, onOnly }: { event: OktaLogEvent; onOnly: (filter: string) => void }) {
  const { day, time, exact } = timeWords(event.published)
  const { actor, outcome } = event
  return (
    <LogRow className={styles.row} details={<EventDetails event={event} onOnly={onOnly} />}>
      <LogCell is="when">
        <time className={styles.time} dateTime={event.published} title={exact}>
          <span>{time}</span> <span className={styles.soft}>{day}</span>
        </time>
      </LogCell>
      <LogCell is="what">
        <bdi className={styles.message}>{event.displayMessage}</bdi>
        <bdi className={styles.type}>{event.eventType}</bdi>
      </LogCell>
      <LogCell is="who">
        <span className="visually-hidden">by</span>
        <bdi>{nameOf(actor)}</bdi>
        {event.target !== null && (
          <span className={styles.soft}>
            <span aria-hidden>→ </span>
            <span className="visually-hidden">to</span>
            <bdi>{event.target.map(nameOf).join(', ')}</bdi>
          </span>
        )}
      </LogCell>
      <LogCell is="how">
        <StatusBadge tone={TONES[outcome.result] ?? 'wait'}>{wordOf(outcome.result)}</StatusBadge>
        {outcome.reason && <bdi className={styles.reason}>{outcome.reason}</bdi>}
      </LogCell>
    </LogRow>
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
