// A draft beside what is live, said on top: people sign in as before, what would be different, on with it or away with it.
import { Button } from '@mantine/core'
import { IconShieldCheck } from '@tabler/icons-react'
import { useState } from 'react'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import styles from './being-prepared.module.css'
import { Changes } from './go-live-step.tsx'
import type { Change, GuideState, StepId } from './guide-api.ts'
import partStyles from './step-parts.module.css'
import { Refused } from './step-parts.tsx'
import { useUpkeep } from './upkeep-api.ts'

type Props = { guide: GuideState; change: Change; go: (step: StepId) => void }

export function BeingPrepared({ guide, change, go }: Props) {
  const { upkeep: words } = useWords()
  return (
    <section className={styles.prepared} aria-labelledby="being-prepared">
      <h2 id="being-prepared">
        <IconShieldCheck size={20} aria-hidden />
        {words.preparing}
      </h2>
      <p className={styles.since}>
        <Rich text={words.begun} slots={{ when: <RelativeTime at={new Date(change.since).toISOString()} /> }} />
        {change.isTested && <> {words.tested}</>}
      </p>
      <Differences change={change} hasSecret={guide.live?.hasClientSecret === true} />
      <Orders guide={guide} change={change} go={go} />
    </section>
  )
}

function Differences({ change, hasSecret }: { change: Change; hasSecret: boolean }) {
  const { upkeep: words } = useWords()
  const secret = { name: 'Client secret', before: hasSecret ? words.inUse : null, after: words.another }
  const all = change.isOtherSecret ? [...change.changes, secret] : change.changes
  if (all.length === 0) return <p>{words.nothingDiffers}</p>
  return (
    <div>
      <h3>{words.differs}</h3>
      <Changes changes={all} />
    </div>
  )
}

function Orders({ guide, change, go }: Props) {
  const { upkeep: words } = useWords()
  const drop = useUpkeep('/drop-draft')
  const [asked, setAsked] = useState(false)
  const next = change.isTested ? 'go-live' : guide.steps.find(({ state }) => state === 'red')?.step
  return (
    <>
      {asked && <p role="status">{words.dropSure}</p>}
      <div className={partStyles.actions}>
        {asked ? (
          <>
            <Button color="red" loading={drop.isPending} onClick={() => drop.mutate({})}>
              {words.dropYes}
            </Button>
            <Button variant="default" onClick={() => setAsked(false)}>
              {words.dropNo}
            </Button>
          </>
        ) : (
          <>
            <Button onClick={() => go(next ?? 'test')}>{words.carryOn}</Button>
            <Button variant="default" onClick={() => setAsked(true)}>
              {words.drop}
            </Button>
          </>
        )}
      </div>
      <Refused error={drop.error} />
    </>
  )
}
