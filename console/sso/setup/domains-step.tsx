import { Button } from '@mantine/core'
import { useStep } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function DomainsStep({ guide, step, next }: StepProps) {
  const take = useStep('domains')
  return (
    <>
      <p className={styles.menu}>
        Whose e-mail addresses lead to your Okta is set by {guide.application.name}. There is nothing to do here for
        now.
      </p>
      <div className={styles.actions}>
        <Button
          variant="default"
          loading={take.isPending}
          onClick={() => take.mutate({ path: '/skip' }, { onSuccess: next })}
        >
          Go on
        </Button>
      </div>
      <Known step={step} />
    </>
  )
}
