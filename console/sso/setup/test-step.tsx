import { Button } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { FindingCard, Seen } from './findings.tsx'
import { askGuide, type TestState, useTest } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known, Refused } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'
import { TimeLine } from './time-line.tsx'

export function TestStep({ guide, step, next }: StepProps) {
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
  return (
    <>
      <p className={styles.menu}>
        A sign-in with exactly what you entered, in a new window, as anybody who is assigned to the app. It lets nobody
        into {guide.application.name}; you see what your Okta says, and what would be made of it.
      </p>
      <div className={styles.actions}>
        <Button variant={proven ? 'default' : 'filled'} loading={start.isPending} onClick={() => start.mutate()}>
          {proven ? 'Try again' : 'Try a sign-in'}
        </Button>
        {proven && <Button onClick={next}>Next step</Button>}
      </div>
      <Refused error={start.error} />
      {test.data === undefined ? <Known step={step} /> : <Outcome test={test.data} />}
    </>
  )
}

function Outcome({ test }: { test: TestState }) {
  if (test.state === 'new' || test.state === 'under way')
    return (
      <p className={styles.menu} role="status">
        Waiting for the sign-in in the other window …
      </p>
    )
  return (
    <div className={styles.known} aria-live="polite">
      {test.finding !== null && <FindingCard finding={test.finding} />}
      {test.seen !== null && <TimeLine steps={test.seen.steps} />}
      {test.seen?.account && (
        <Seen
          evidence={test.seen.account.fields.map(({ name, value, source }) => ({
            name: name.replaceAll('_', ' '),
            value: `${String(value)} (${source === 'id_token' ? 'ID token' : 'userinfo'})`,
          }))}
        />
      )}
      {test.seen !== null && test.state === 'passed' && (
        <Seen
          evidence={[
            {
              name: 'Groups',
              value:
                test.seen.groups === null ? 'nothing was said of groups' : test.seen.groups.values.join(', ') || 'none',
            },
            { name: 'Account', value: test.seen.account?.isNew ? 'a new one would be made' : 'one that is known' },
          ]}
        />
      )}
    </div>
  )
}
