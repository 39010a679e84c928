import { Button } from '@mantine/core'
import { LoginSettings } from '../drawings/app-page.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { type GuideState, useStep } from './guide-api.ts'
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
      <p className={styles.menu}>{tile.lead(guide.application.name)}</p>
      {!proven && guide.isTileMade && <p>{tile.made}</p>}
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
        <li>
          <Rich text={tile.click(guide.application.name)} slots={{ dashboard: <Dashboard guide={guide} /> }} />
        </li>
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
          <p className={styles.menu}>
            <span>
              <Rich text={tile.elsewhere} />
            </span>
          </p>
        </>
      )}
      <Known step={step} />
    </>
  )
}

/** Where tiles are, in every Okta; only whoever works there every day knows the way from the admin console. */
function Dashboard({ guide: { typed } }: { guide: GuideState }) {
  const { steps, guide } = useWords()
  if (typed.oktaDomain === null) return steps.tile.dashboard
  return (
    <a href={`${typed.oktaDomain}/app/UserHome`} target="_blank" rel="noreferrer">
      {steps.tile.dashboard}
      <span className="visually-hidden"> {guide.newWindow}</span>
    </a>
  )
}
