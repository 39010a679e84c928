// What a proof came upon: green with what was seen, red with want, got, whose side and where to click.
import { IconAlertTriangle, IconCircleCheck, IconExternalLink, IconX } from '@tabler/icons-react'
import { useWords } from '../words/words.ts'
import styles from './findings.module.css'
import type { Evidence, Finding } from './guide-api.ts'

export function Seen({ evidence }: { evidence: readonly Evidence[] }) {
  if (evidence.length === 0) return null
  return (
    <dl className={styles.seen}>
      {evidence.map(({ name, value }) => (
        <div key={name}>
          <dt>
            <IconCircleCheck size={16} aria-hidden />
            {name}
          </dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}

export function Findings({ findings }: { findings: readonly Finding[] }) {
  return findings.map((finding) => <FindingCard key={finding.code} finding={finding} />)
}

export function FindingCard({ finding }: { finding: Finding }) {
  const { guide } = useWords()
  const { sentence, side, want, got, where, todo, mild } = finding
  return (
    <section
      className={styles.finding}
      data-mild={mild || undefined}
      aria-label={mild ? guide.worthKnowing : guide.notYet}
    >
      <p className={styles.sentence}>
        {mild ? <IconAlertTriangle size={18} aria-hidden /> : <IconX size={18} aria-hidden />}
        <span>{sentence}</span>
      </p>
      <dl className={styles.facts}>
        {want && <Fact name={guide.wanted}>{<code>{want}</code>}</Fact>}
        {got && <Fact name={guide.found}>{<code>{got}</code>}</Fact>}
        <Fact name={guide.who}>{guide.sides[side]}</Fact>
        {where && (
          <Fact name={guide.where}>
            {where.url === null ? (
              where.menu
            ) : (
              <a href={where.url} target="_blank" rel="noreferrer">
                {where.menu}
                <IconExternalLink size={14} aria-hidden />
                <span className="visually-hidden"> {guide.newWindow}</span>
              </a>
            )}
          </Fact>
        )}
      </dl>
      {todo.length > 0 && (
        <ol className={styles.todo}>
          {todo.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      )}
    </section>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
