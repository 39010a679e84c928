import { Link } from '@tanstack/react-router'
import { At } from '../desk/at.tsx'
import styles from './failure-causes.module.css'
import type { FailureCount } from './insight-types.ts'
import { count } from './numbers.ts'

/** What sign-ins failed for, the most frequent first; each leads to those it happened to. */
export function FailureCauses({ causes, query }: { causes: readonly FailureCount[]; query: Record<string, string> }) {
  const most = Math.max(1, ...causes.map(({ many }) => many))
  return (
    <ol className={styles.causes}>
      {causes.map(({ signature, sentence, whoMustAct, many, last }) => (
        <li key={signature}>
          <span className={styles.many}>{count(many)}</span>
          <svg viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
            <rect width="100" height="8" className={styles.rail} />
            <rect width={Math.max(1, (100 * many) / most)} height="8" className={styles.bar} />
          </svg>
          <div className={styles.words}>
            <Link to="/sign-ins" search={{ ...query, outcome: 'refused', cause: signature } as never}>
              {sentence}
            </Link>
            <span>
              {whoMustAct} · last <At ms={last} />
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
