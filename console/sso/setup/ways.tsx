// Two ways to the same end, to choose between at the guide's top: all of it with an API token, or every step by hand. The
// steps stay where they are either way: they are where the proofs are seen.
import { Radio } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/words.ts'
import { ByToken } from './by-token.tsx'
import type { GuideState, StepId } from './guide-api.ts'
import styles from './ways.module.css'
import { firstLeft } from './what-is-left.ts'

type Way = 'by-hand' | 'by-token'

const UNDER_WAY: readonly GuideState['plan'][] = ['planned', 'applying', 'stopped', 'undoing']

/** Whoever left in the middle of it, or came by the address, finds it open. */
export function startsByToken(guide: GuideState): boolean {
  if (guide.onlyStep !== null) return false
  const named = location.pathname.split('/').at(-1)
  return named === 'by-token' || (named === 'guide' && UNDER_WAY.includes(guide.plan))
}

type WaysProps = {
  readonly guide: GuideState
  readonly go: (step: StepId | undefined) => void
  /** Opens a step and brings the reader there. */
  readonly arrive: (step: StepId) => void
}

export function Ways({ guide, go, arrive }: WaysProps) {
  const { byToken: words } = useWords()
  const [way, setWay] = useState<Way>(() => (startsByToken(guide) ? 'by-token' : 'by-hand'))
  const isNew = guide.status === 'draft'
  const choose = (chosen: Way) => {
    setWay(chosen)
    go(chosen === 'by-token' ? undefined : firstLeft(guide, guide.steps))
    if (chosen === 'by-token') history.replaceState(null, '', '/setup/guide/by-token')
  }
  return (
    <>
      <Radio.Group
        className={styles.ways}
        label={words.choose}
        value={way}
        onChange={(chosen) => choose(chosen as Way)}
      >
        <div className={styles.both}>
          <Radio
            className={styles.way}
            value="by-token"
            label={words.withToken}
            description={isNew ? words.tokenSuits : undefined}
          />
          <Radio
            className={styles.way}
            value="by-hand"
            label={words.byHand}
            description={isNew ? words.handSuits : undefined}
          />
        </div>
      </Radio.Group>
      {way === 'by-token' && <ByToken guide={guide} go={arrive} />}
    </>
  )
}
