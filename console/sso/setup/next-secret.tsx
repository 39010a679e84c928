// A second client secret beside the one in use: made in Okta, tried, kept; it takes over by itself.
import { Button, PasswordInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { SecondSecret } from '../drawings/app-page.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { FindingCard } from './findings.tsx'
import type { Live } from './guide-api.ts'
import styles from './step-parts.module.css'
import { OpenInOkta, Refused, Todo } from './step-parts.tsx'
import type { UpkeepProps } from './upkeep.tsx'
import { useUpkeep } from './upkeep-api.ts'

export function NextSecret({ guide, live }: UpkeepProps) {
  const { secret: words } = useWords().upkeep
  return (
    <>
      <p className={styles.menu}>{words.why}</p>
      <div className={styles.known} aria-live="polite">
        {live.tookOverAt !== null && (
          <p>
            <Rich text={words.tookOver} slots={{ when: <RelativeTime at={iso(live.tookOverAt)} /> }} />
          </p>
        )}
        {live.nextSecret !== null && <Waits nextSecret={live.nextSecret} />}
      </div>
      {live.nextSecret === null && <Give name={guide.application.name} live={live} />}
      {live.nextSecret !== null && <OpenInOkta place={live.place ?? undefined} />}
    </>
  )
}

function Waits({ nextSecret: { givenAt } }: { nextSecret: NonNullable<Live['nextSecret']> }) {
  const { secret: words } = useWords().upkeep
  const takeBack = useUpkeep('/next-secret/take-back')
  return (
    <>
      <p>
        <Rich text={words.waits} slots={{ when: <RelativeTime at={givenAt === null ? null : iso(givenAt)} /> }} />
      </p>
      <p>
        <Rich text={words.deactivate} />
      </p>
      <div className={styles.actions}>
        <Button variant="default" loading={takeBack.isPending} onClick={() => takeBack.mutate({})}>
          {words.takeBack}
        </Button>
      </div>
      <Refused error={takeBack.error} />
    </>
  )
}

function Give({ name, live }: { name: string; live: Live }) {
  const { guide, ui, upkeep } = useWords()
  const { secret: words } = upkeep
  const [clientSecret, setClientSecret] = useState('')
  const give = useUpkeep('/next-secret')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    give.mutate({ clientSecret }, { onSuccess: ({ finding }) => finding === null && setClientSecret('') })
  }
  return (
    <>
      <Todo>
        <li>
          <Rich text={live.place === null ? words.other : words.generate} />
          {live.place !== null && <SecondSecret name={name} />}
        </li>
        <li>{words.copy}</li>
      </Todo>
      <OpenInOkta place={live.place ?? undefined} />
      <form className={styles.form} onSubmit={submit}>
        <PasswordInput
          label={words.label}
          visibilityToggleButtonProps={{ 'aria-label': guide.showSecret }}
          value={clientSecret}
          onChange={(event) => setClientSecret(event.currentTarget.value)}
          autoComplete="off"
        />
        <div className={styles.actions}>
          <Button type="submit" loading={give.isPending} disabled={clientSecret.trim() === ''}>
            {guide.check}
          </Button>
          {give.isPending && (
            <Button variant="default" onClick={give.cancel}>
              {ui.cancel}
            </Button>
          )}
        </div>
        <Refused error={give.error} />
        <div className={styles.known} aria-live="polite">
          {give.finding !== null && <FindingCard finding={give.finding} />}
        </div>
      </form>
    </>
  )
}

function iso(at: number): string {
  return new Date(at).toISOString()
}
