import { Button } from '@mantine/core'
import { useStep } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known, OpenInOkta, Paste, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function InitiateLoginStep({ guide, step, next }: StepProps) {
  const take = useStep('initiate-login')
  const waiting = step.state === 'waiting'
  const proven = step.state === 'proven'
  return (
    <>
      <Todo>
        <li>
          In Okta, on the app’s page, tab <b>General</b>: <b>Edit</b> beside <b>General Settings</b>.
        </li>
        <li>
          Under <b>LOGIN</b>: Login initiated by <b>Either Okta or App</b>, tick{' '}
          <b>Display application icon to users</b>, login flow <b>Redirect to app to initiate login (OIDC Compliant)</b>
          .
        </li>
        <li>
          Initiate login URI, then <b>Save</b>:
          <Paste label="Initiate login URI" value={guide.initiateLoginUri} />
        </li>
        <li>Press the button below, go to your Okta dashboard and click the {guide.application.name} tile.</li>
      </Todo>
      <OpenInOkta place={guide.places['initiate-login']} />
      <div className={styles.actions}>
        <Button
          variant={proven ? 'default' : 'filled'}
          loading={take.isPending}
          onClick={() => take.mutate({})}
          disabled={waiting}
        >
          {waiting ? 'Waiting for the click …' : proven ? 'Wait for another click' : 'I am ready to click the tile'}
        </Button>
        {proven && <Button onClick={next}>Next step</Button>}
        {!proven && (
          <Button variant="subtle" onClick={() => take.mutate({ path: '/skip' }, { onSuccess: next })}>
            We do not need a tile
          </Button>
        )}
      </div>
      {waiting && (
        <p className={styles.menu} role="status">
          Click the tile now. This turns green by itself when the click arrives.
        </p>
      )}
      <Known step={step} />
    </>
  )
}
