// private_key_jwt: our signature in place of a secret. Prepared by a press, checked at Okta, then tried and live as any
// change.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { KeysByUrl } from '../drawings/app-page.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { FindingCard, Findings, Seen } from './findings.tsx'
import type { GuideState, Live } from './guide-api.ts'
import styles from './step-parts.module.css'
import { OpenInOkta, Paste, Refused, Todo } from './step-parts.tsx'
import type { UpkeepProps } from './upkeep.tsx'
import { useUpkeep } from './upkeep-api.ts'

export function OurKey({ guide, live, go }: UpkeepProps) {
  const { key: words } = useWords().upkeep
  const prepare = useUpkeep('/private-key-jwt')
  const isPrepared = live.change !== null && guide.typed.authMethod === 'private_key_jwt'
  if (live.authMethod === 'private_key_jwt')
    return (
      <>
        <p className={styles.menu}>{words.live}</p>
        <Paste label={words.url} value={live.jwksUri} />
      </>
    )
  return (
    <>
      {live.place !== null && (
        <p className={styles.menu}>
          <span>
            <Rich text={words.why} />
          </span>
        </p>
      )}
      {isPrepared ? (
        <Prepared guide={guide} live={live} prepare={prepare} toTest={() => go('test')} />
      ) : (
        <Begin live={live} prepare={prepare} />
      )}
      <Refused error={prepare.error} />
    </>
  )
}

type Prepare = ReturnType<typeof useUpkeep>

function Begin({ live, prepare }: { live: Live; prepare: Prepare }) {
  const { key: words } = useWords().upkeep
  const inOkta = live.hasApiToken
  return (
    <>
      {live.place !== null && <p className={styles.menu}>{words.first}</p>}
      <div className={styles.actions}>
        {inOkta && (
          <Button loading={prepare.isPending} onClick={() => prepare.mutate({ inOkta })}>
            {words.beginInOkta}
          </Button>
        )}
        <Button
          variant={inOkta ? 'default' : 'filled'}
          loading={prepare.isPending && !inOkta}
          disabled={prepare.isPending}
          onClick={() => prepare.mutate({})}
        >
          {words.begin}
        </Button>
      </div>
    </>
  )
}

type PreparedProps = { guide: GuideState; live: Live; prepare: Prepare; toTest: () => void }

/** Red from the first moment, as Okta knows nothing of it yet; that is said only once it was asked for. */
function Prepared({ guide, live, prepare, toTest }: PreparedProps) {
  const { guide: shared, ui, upkeep } = useWords()
  const { key: words } = upkeep
  const [checked, setChecked] = useState(false)
  const app = guide.steps.find(({ step }) => step === 'app')
  const accepted = app?.state === 'proven'
  const check = () => {
    setChecked(true)
    prepare.mutate({})
  }
  return (
    <>
      {!accepted && <WhatToEnter guide={guide} live={live} />}
      <div className={styles.actions}>
        {accepted && <Button onClick={toTest}>{words.toTest}</Button>}
        <Button variant={accepted ? 'default' : 'filled'} loading={prepare.isPending} onClick={check}>
          {accepted ? shared.checkAgain : shared.check}
        </Button>
        {prepare.isPending && (
          <Button variant="default" onClick={prepare.cancel}>
            {ui.cancel}
          </Button>
        )}
      </div>
      <div className={styles.known} aria-live="polite" aria-busy={prepare.isPending}>
        {prepare.finding !== null && <FindingCard finding={prepare.finding} />}
        {accepted && <p>{words.accepted}</p>}
        {checked && !prepare.isPending && <Findings findings={app?.findings ?? []} />}
        {accepted && <Seen evidence={app.evidence} />}
      </div>
    </>
  )
}

function WhatToEnter({ guide, live }: { guide: GuideState; live: Live }) {
  const { key: words } = useWords().upkeep
  const url = <Paste label={words.url} value={live.jwksUri} />
  if (live.place === null)
    return (
      <Todo>
        <li>
          <Rich text={words.other} />
          {url}
        </li>
      </Todo>
    )
  return (
    <>
      <Todo>
        <li>
          <Rich text={words.edit} />
        </li>
        <li>
          <Rich text={words.choose} />
          {url}
          <KeysByUrl name={guide.application.name} url={live.jwksUri} />
        </li>
      </Todo>
      <OpenInOkta place={live.place} />
    </>
  )
}
