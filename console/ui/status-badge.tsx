import styles from './status-badge.module.css'

export type StatusTone = 'good' | 'off' | 'wait' | 'bad' | 'info'

/** A state as a word, a shape and a colour: any one of them is enough to tell. */
export function StatusBadge({ tone, children }: { tone: StatusTone; children: string }) {
  return (
    <span className={styles.badge} data-tone={tone}>
      <Shape tone={tone} />
      {children}
    </span>
  )
}

function Shape({ tone }: { tone: StatusTone }) {
  return (
    <svg viewBox="0 0 10 10" width="9" height="9" aria-hidden="true">
      {tone === 'good' && <circle cx="5" cy="5" r="4.5" fill="currentColor" />}
      {tone === 'off' && <circle cx="5" cy="5" r="3.75" fill="none" stroke="currentColor" strokeWidth="1.5" />}
      {tone === 'wait' && (
        <path d="M5 .5a4.5 4.5 0 0 1 0 9z M5 .5a4.5 4.5 0 0 0 0 9" fill="currentColor" fillOpacity=".45" />
      )}
      {tone === 'bad' && <path d="M5 .4 9.6 5 5 9.6.4 5z" fill="currentColor" />}
      {tone === 'info' && <rect x="1" y="1" width="8" height="8" rx="2" fill="currentColor" />}
    </svg>
  )
}
