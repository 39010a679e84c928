// A sign-in as a line: each step as long as it took, the one that failed in red.
import { useWords } from '../words/words.ts'
import styles from './time-line.module.css'

type Props = {
  readonly steps: readonly { readonly name: string; readonly ms: number; readonly ok: boolean }[]
  /** What a step is called. */
  readonly names: Readonly<Record<string, string>>
}

export function TimeLine({ steps, names }: Props) {
  const {
    steps: { test: words },
    ui,
  } = useWords()
  const number = new Intl.NumberFormat(ui.language, { maximumFractionDigits: 1 })
  const whole = Math.max(1, ...steps.map(({ ms }) => ms))
  return (
    <ol className={styles.line} aria-label={words.happened}>
      {steps.map(({ name, ms, ok }) => (
        <li key={name} data-ok={ok}>
          <span className={styles.name}>{names[name] ?? name}</span>
          <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="6" rx="3" className={styles.rail} />
            <rect width={Math.max(1.5, (100 * ms) / whole)} height="6" rx="3" className={styles.bar} />
          </svg>
          <span className={styles.ms}>
            {ms < 1000 ? words.milliseconds(number.format(Math.round(ms))) : words.seconds(number.format(ms / 1000))}
            {!ok && ` · ${words.failed}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
