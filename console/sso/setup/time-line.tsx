// A sign-in as a line: each step as long as it took, the one that failed in red.
import styles from './time-line.module.css'

const NAMES: Readonly<Record<string, string>> = {
  discovery: 'Looking up your Okta',
  at_okta: 'At Okta',
  token: 'Code for tokens',
  id_token: 'ID token checked',
  userinfo: 'Userinfo',
}

export function TimeLine({ steps }: { steps: readonly { name: string; ms: number; ok: boolean }[] }) {
  const whole = Math.max(1, ...steps.map(({ ms }) => ms))
  return (
    <ol className={styles.line} aria-label="What happened">
      {steps.map(({ name, ms, ok }) => (
        <li key={name} data-ok={ok}>
          <span className={styles.name}>{NAMES[name] ?? name}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" rx="3" className={styles.rail} />
            <rect width={Math.max(1.5, (100 * ms) / whole)} height="6" rx="3" className={styles.bar} />
          </svg>
          <span className={styles.ms}>
            {ms < 1000 ? `${Math.round(ms)} ms` : `${(ms / 1000).toFixed(1)} s`}
            {!ok && ' · failed'}
          </span>
        </li>
      ))}
    </ol>
  )
}
