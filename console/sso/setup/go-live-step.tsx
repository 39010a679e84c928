import { Button } from '@mantine/core'
import { useWords } from '../words/words.ts'
import { useStep } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known, Refused } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function GoLiveStep({ guide, step }: StepProps) {
  const words = useWords().steps.goLive
  const { organization, application } = guide
  const take = useStep('go-live')
  const tested = guide.steps.some((each) => each.step === 'test' && each.state === 'proven')
  const live = step.state === 'proven'
  return (
    <>
      <p className={styles.menu}>
        {live
          ? words.live(organization.name, application.name)
          : guide.status === 'active'
            ? words.again(organization.name)
            : words.first(organization.name, application.name)}
      </p>
      {!live && (
        <div className={styles.actions}>
          <Button loading={take.isPending} disabled={!tested} onClick={() => take.mutate({})}>
            {words.press}
          </Button>
        </div>
      )}
      {!live && !tested && <p className={styles.menu}>{words.untested}</p>}
      <Refused error={take.error} />
      <Known step={step} />
    </>
  )
}
