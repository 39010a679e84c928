// E-mail domains: one is added, its record put into DNS by whoever runs it, and the card turns green by itself.
import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import { AskForHelp } from './ask-for-help.tsx'
import { DomainCard } from './domain-card.tsx'
import { useDomainWatch } from './domain-watch.ts'
import styles from './domains-step.module.css'
import { type GuideDomain, type GuideState, useStep } from './guide-api.ts'
import parts from './step-parts.module.css'
import { Refused } from './step-parts.tsx'
import type { StepProps } from './steps.tsx'

export function DomainsStep({ guide, step, next }: StepProps) {
  const { domains: words, guide: common } = useWords()
  const skip = useStep('domains')
  const waiting = guide.domains.filter(isWaitedFor)
  useDomainWatch(waiting.length > 0)
  const leads = guide.domains.some((domain) => domain.leads)
  return (
    <>
      <p className={parts.menu}>
        <Rich text={words.lead(guide.application.name)} />
      </p>
      {guide.domains.length > 0 && (
        <ul className={styles.domains}>
          {guide.domains.map((domain) => (
            <DomainCard key={domain.domain} guide={guide} domain={domain} />
          ))}
        </ul>
      )}
      <AddDomain guide={guide} />
      <div className={parts.actions}>
        {step.state === 'proven' ? (
          <Button onClick={next}>{common.next}</Button>
        ) : (
          <Button
            variant={leads ? 'default' : 'subtle'}
            onClick={() => skip.mutate({ path: '/skip' }, { onSuccess: next })}
          >
            {leads ? common.next : words.skip}
          </Button>
        )}
      </div>
      <Refused error={skip.error} />
      {waiting.length > 0 && <AskForHelp guide={guide} step="domains" note={waiting.flatMap(noteOf)} />}
    </>
  )
}

function AddDomain({ guide }: { guide: GuideState }) {
  const { domains: words } = useWords()
  const [typed, setTyped] = useState(() => firstGuess(guide))
  const add = useStep('domains')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    add.mutate({ body: { domain: typed } }, { onSuccess: () => setTyped('') })
  }
  return (
    <form className={parts.form} onSubmit={submit}>
      <TextInput
        label={words.label}
        description={words.hint}
        placeholder="acme.com"
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        maxLength={320}
        autoCapitalize="off"
        autoComplete="off"
        spellCheck={false}
      />
      <div className={parts.actions}>
        <Button
          type="submit"
          variant={guide.domains.length === 0 ? 'filled' : 'default'}
          loading={add.isPending}
          disabled={typed.trim() === ''}
        >
          {words.add}
        </Button>
      </div>
      <Refused error={add.error} />
    </form>
  )
}

/** Whoever was invited has an address at it, more often than not. */
function firstGuess({ domains, invited }: GuideState): string {
  const own = invited.email.split('@').at(-1)?.toLowerCase() ?? ''
  return domains.some(({ domain }) => domain === own) ? '' : own
}

function isWaitedFor({ state, record }: GuideDomain): boolean {
  return record !== null && state !== 'proven'
}

function noteOf({ record }: GuideDomain): string[] {
  return record === null ? [] : [`TXT  ${record.name}  ${record.value}`]
}
