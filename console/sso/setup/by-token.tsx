// The whole set-up with two values and one press. What is shown is what the service keeps of the plan, so closing the page
// loses nothing, and whoever comes back sees how far it is.
//
//   by-token-form   two values → looked at, nothing changed
//   by-token-plan   the difference, item by item → one press → how far it is → what is left
//   by-token-undo   taken back
import { Skeleton } from '@mantine/core'
import { useState } from 'react'
import { useWords } from '../words/words.ts'
import styles from './by-token.module.css'
import { type Plan, usePlan } from './by-token-api.ts'
import { ByTokenForm, type TwoValues } from './by-token-form.tsx'
import { ByTokenPlan } from './by-token-plan.tsx'
import type { GuideState, StepId } from './guide-api.ts'
import { PlanLines } from './plan-lines.tsx'
import { Refused } from './step-parts.tsx'

export function ByToken({ guide, go }: { guide: GuideState; go: (step: StepId) => void }) {
  const { byToken: words } = useWords()
  const { data: plan, error } = usePlan()
  const [again, setAgain] = useState(false)
  const [typed, setTyped] = useState<TwoValues>(() => ({ ...nothingTyped, oktaDomain: knownDomain(guide) }))
  const shown = plan !== null && plan !== undefined && plan.state !== 'undone' && !again
  return (
    <section className={styles.panel} aria-label={words.withToken}>
      {plan === undefined && error === null && <Skeleton height={280} radius={12} />}
      <Refused error={error} />
      {shown && (
        <ByTokenPlan
          guide={guide}
          plan={plan}
          go={go}
          again={() => setAgain(true)}
          // From here on the service has it; here it is forgotten.
          forget={() => setTyped({ ...typed, apiToken: '' })}
        />
      )}
      {plan?.state === 'undone' && !again && <TakenBack plan={plan} />}
      {plan !== undefined && !shown && (
        <ByTokenForm
          guide={guide}
          typed={typed}
          change={setTyped}
          planned={() => setAgain(false)}
          leave={again ? () => setAgain(false) : undefined}
        />
      )}
    </section>
  )
}

function TakenBack({ plan }: { plan: Plan }) {
  const { byToken: words } = useWords()
  const left = plan.items.filter(({ progress }) => progress === 'left')
  return (
    <div className={styles.part}>
      <p role="status" className={styles.outcome}>
        {left.length === 0 ? words.undone : words.undoneLeft}
      </p>
      <PlanLines items={left} label={words.undoneLeft} />
    </div>
  )
}

const nothingTyped: TwoValues = { oktaDomain: '', apiToken: '', groups: '', server: '' }

function knownDomain({ typed }: GuideState): string {
  return typed.oktaDomain?.replace(/^https:\/\//, '') ?? ''
}
