import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import styles from './form-problem.module.css'
import { Refusal } from './refusal.ts'

/**
 * Why a form was not taken, above its fields. What belongs to a field that shows it itself is not said twice.
 *
 * @param known  the fields that show their own problems, by the API's names
 */
export function FormProblem({ error, known = [] }: { error: unknown; known?: readonly string[] }) {
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.focus(), [])
  const refusal = error instanceof Refusal ? error : undefined
  const elsewhere = refusal?.causes.filter(({ field }) => field === undefined || !known.includes(field)) ?? []
  return (
    <div className={styles.problem} role="alert" tabIndex={-1} ref={box} data-quiet-focus>
      <IconAlertTriangle size={18} aria-hidden />
      <div>
        <p className={styles.summary}>
          {refusal?.message ?? 'This could not be sent. Check your connection and try again.'}
        </p>
        {elsewhere.length > 0 && (
          <ul>
            {elsewhere.map(({ field, text }) => (
              <li key={`${field} ${text}`}>
                {field !== undefined && <code>{field}</code>} {text}
              </li>
            ))}
          </ul>
        )}
        {refusal && refusal.code !== '' && (
          <p className={styles.code}>
            {refusal.code}
            {refusal.errorId && ` · ${refusal.errorId}`}
          </p>
        )}
      </div>
    </div>
  )
}
