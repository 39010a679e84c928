import { Button } from '@mantine/core'
import { LoginSettings } from '../drawings/app-page.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { useStep } from './guide-api.ts'
import styles from './step-parts.module.css'
import { Known, OpenInOkta, Paste, Todo } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function InitiateLoginStep({ guide, step, next }: StepProps) {
  const words = useWords()
  const { tile } = words.steps
  const take = useStep('initiate-login')
  const waiting = step.state === 'waiting'
  const proven = step.state === 'proven'
  return (
    <>
      <Todo>
        <li>
          <Rich text={tile.edit} />
        </li>
        <li>
          <Rich text={tile.login} />
        </li>
        <li>
          <Rich text={tile.uri} />
          <Paste label="Initiate login URI" value={guide.initiateLoginUri} />
          <LoginSettings name={guide.application.name} initiateLoginUri={guide.initiateLoginUri} />
        </li>
        <li>{tile.click(guide.application.name)}</li>
      </Todo>
      <OpenInOkta place={guide.places['initiate-login']} />
      <div className={styles.actions}>
        <Button
          variant={proven ? 'default' : 'filled'}
          loading={take.isPending}
          onClick={() => take.mutate({})}
          disabled={waiting}
        >
          {waiting ? tile.waiting : proven ? tile.again : tile.ready}
        </Button>
        {proven && <Button onClick={next}>{words.guide.next}</Button>}
        {waiting && (
          <Button variant="default" onClick={() => take.mutate({ path: '/cancel' })}>
            {words.ui.cancel}
          </Button>
        )}
        {!proven && (
          <Button variant="subtle" onClick={() => take.mutate({ path: '/skip' }, { onSuccess: next })}>
            {tile.skip}
          </Button>
        )}
      </div>
      {waiting && (
        <>
          <p className={styles.menu} role="status">
            {tile.clickNow}
          </p>
          <p className={styles.menu}>
            <span>
              <Rich text={tile.noTile} />
            </span>
          </p>
        </>
      )}
      <Known step={step} />
    </>
  )
}
