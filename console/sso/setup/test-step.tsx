import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { Words } from '../words/words.ts'
import { FindingCard, Seen } from './findings.tsx'
import { askGuide, type Evidence, type GuideState, type TestState, useTest } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known, Refused } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'
import { TimeLine } from './time-line.tsx'
import { useProviderWords } from './words-of-provider.ts'

export function TestStep({ guide, step, next }: StepProps) {
  const words = useProviderWords(guide)
  const [id, setId] = useState<string>()
  const test = useTest(id)
  const start = useMutation({
    mutationFn: () => askGuide<{ id: string; url: string }>('/steps/test', {}),
    onSuccess: (asked) => {
      setId(asked.id)
      window.open(asked.url, '_blank', 'noopener')
    },
  })
  const proven = step.state === 'proven'
  if (isLiveAlone(guide))
    return (
      <>
        <p className={styles.menu}>{proven ? words.upkeep.testOfLive : words.upkeep.untested}</p>
        <Known step={step} />
      </>
    )
  return (
    <>
      <p className={styles.menu}>{words.steps.test.lead(guide.application.name)}</p>
      <div className={styles.actions}>
        <Button variant={proven ? 'default' : 'filled'} loading={start.isPending} onClick={() => start.mutate()}>
          {proven ? words.steps.test.again : words.steps.test.start}
        </Button>
        {proven && <Button onClick={next}>{words.guide.next}</Button>}
      </div>
      <Refused error={start.error} />
      {test.data === undefined ? (
        <Known step={step} />
      ) : (
        <Outcome guide={guide} test={test.data} leave={() => setId(undefined)} />
      )}
    </>
  )
}

/** Nothing else is being prepared, so there is nothing to try. */
function isLiveAlone({ steps }: GuideState): boolean {
  return steps.some(({ step, state }) => step === 'go-live' && state === 'proven')
}

function Outcome({ guide, test, leave }: { guide: GuideState; test: TestState; leave: () => void }) {
  const { ui, steps } = useProviderWords(guide)
  const words = steps.test
  if (test.state === 'new' || test.state === 'under way')
    return (
      <div className={styles.actions}>
        <p className={styles.menu} role="status">
          {words.waiting}
        </p>
        <Button variant="default" size="compact-sm" onClick={leave}>
          {ui.cancel}
        </Button>
      </div>
    )
  return (
    <div className={styles.known} aria-live="polite">
      {test.finding !== null && <FindingCard finding={test.finding} />}
      {test.seen !== null && <TimeLine steps={test.seen.steps} names={words.parts} />}
      {test.seen?.account && (
        <Seen
          evidence={test.seen.account.fields.map(({ name, value, source }) => ({
            name: fieldName(words.fields, name),
            value: `${String(value)} (${source === 'id_token' ? words.idToken : 'userinfo'})`,
          }))}
        />
      )}
      {test.seen !== null && test.state === 'passed' && (
        <Seen
          evidence={[
            ...groupsSeen(words, test),
            { name: words.account, value: test.seen.account?.isNew ? words.accountNew : words.accountKnown },
          ]}
        />
      )}
    </div>
  )
}

/** That nothing was said of groups is no good news: where it is found fault with above, that is enough. */
function groupsSeen(words: Words['steps']['test'], { seen, finding }: TestState): Evidence[] {
  const groups = seen?.groups ?? null
  if (groups === null) return finding === null ? [{ name: words.groups, value: words.groupsUnsaid }] : []
  return [{ name: words.groups, value: groups.values.join(', ') || words.none }]
}

function fieldName(fields: Readonly<Record<string, string>>, name: string): string {
  return fields[name] ?? name.replaceAll('_', ' ')
}
