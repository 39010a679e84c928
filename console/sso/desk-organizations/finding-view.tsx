import { IconAlertTriangle, IconX } from '@tabler/icons-react'
import { Fact, Facts } from '../../ui/section.tsx'
import styles from './finding-view.module.css'
import { SIDES } from './step-words.ts'

export type Finding = {
  readonly code: string
  readonly sentence: string
  readonly side: keyof typeof SIDES
  readonly want?: string
  readonly got?: string
  readonly where?: { readonly menu: string; readonly url: string | null }
  readonly todo: readonly string[]
  readonly mild?: boolean
}

/** What is not as it has to be: wanted, found, whose turn it is, where in Okta, what to do. */
export function FindingView({ finding }: { finding: Finding }) {
  const { sentence, side, want, got, where, todo, mild } = finding
  return (
    <div className={styles.finding} data-mild={mild || undefined}>
      <p className={styles.sentence}>
        {mild ? <IconAlertTriangle size={17} aria-hidden /> : <IconX size={17} aria-hidden />}
        <span>{sentence}</span>
      </p>
      <Facts>
        {want && (
          <Fact label="Wanted">
            <code>{want}</code>
          </Fact>
        )}
        {got && (
          <Fact label="Found">
            <code>{got}</code>
          </Fact>
        )}
        <Fact label="Whose turn">{SIDES[side]}</Fact>
        {where && <Fact label="Where in Okta">{where.menu}</Fact>}
      </Facts>
      {todo.length > 0 && (
        <ol className={styles.todo}>
          {todo.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </div>
  )
}
