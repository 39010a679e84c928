// What a proof came upon: green with what was seen, red with want, got, whose side and where to click.
import { IconCircleCheck } from '@tabler/icons-react'
import { FindingCard as Card } from '../../ui/finding-card.tsx'
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
  return <Card finding={finding} words={guide} title={finding.mild ? guide.worthKnowing : guide.notYet} />
}
