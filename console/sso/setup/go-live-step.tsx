import { Button } from '@mantine/core'
import { useStep } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known, Refused } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function GoLiveStep({ guide, step }: StepProps) {
  const take = useStep('go-live')
  const tested = guide.steps.some((each) => each.step === 'test' && each.state === 'proven')
  const live = step.state === 'proven'
  return (
    <>
      <p className={styles.menu}>
        {live
          ? `People of ${guide.organization.name} sign in to ${guide.application.name} with your Okta. What you change here from now on is tried first and touches nobody until you go live again.`
          : guide.status === 'active'
            ? `From the next sign-in on, ${guide.organization.name} uses what you tested. Whoever is signed in stays signed in.`
            : `From this moment people of ${guide.organization.name} sign in to ${guide.application.name} with your Okta.`}
      </p>
      {!live && (
        <div className={styles.actions}>
          <Button loading={take.isPending} disabled={!tested} onClick={() => take.mutate({})}>
            Go live
          </Button>
        </div>
      )}
      {!live && !tested && (
        <p className={styles.menu}>This takes a test sign-in that went well, with exactly these settings.</p>
      )}
      <Refused error={take.error} />
      <Known step={step} />
    </>
  )
}
