// What the steps share: instructions in Okta's words, the button that proves, the way past it.
import { Button } from '@mantine/core'
import { IconExternalLink } from '@tabler/icons-react'
import type { FormEvent, ReactNode } from 'react'
import { CopyValue } from '../../ui/copy-value.tsx'
import type { Place } from '../../ui/finding-card.tsx'
import { useWords } from '../words/words.ts'
import { Findings, Seen } from './findings.tsx'
import { type Step, useStep } from './guide-api.ts'
import styles from './step-parts.module.css'

/** What to do, one line each, in the order of Okta's screens. */
export function Todo({ children }: { children: ReactNode }) {
  return <ol className={styles.todo}>{children}</ol>
}

/** A value that has to stand in Okta, letter by letter. */
export function Paste({ label, value }: { label: string; value: string }) {
  return (
    <div className={styles.paste}>
      <span>{label}</span>
      <CopyValue value={value} label={label} />
    </div>
  )
}

/** Okta's own page for this step, in the customer's console. */
export function OpenInOkta({ place }: { place: Place | undefined }) {
  const { guide } = useWords()
  if (place?.url === undefined || place.url === null) return place ? <p className={styles.menu}>{place.menu}</p> : null
  return (
    <p className={styles.menu}>
      <a href={place.url} target="_blank" rel="noreferrer">
        {guide.openInOkta}
        <IconExternalLink size={14} aria-hidden />
        <span className="visually-hidden"> {guide.newWindow}</span>
      </a>
      <span>{place.menu}</span>
    </p>
  )
}

/** What is known of the step: what was seen, and what is not as it has to be. It stays, so that news in it are heard. */
export function Known({ step, checking = false }: { step: Step; checking?: boolean }) {
  const { guide } = useWords()
  return (
    <div className={styles.known} aria-live="polite" aria-busy={checking}>
      {checking ? (
        <span className="visually-hidden">{guide.checking}</span>
      ) : (
        <>
          <Findings findings={step.findings} />
          <Seen evidence={step.evidence} />
        </>
      )}
    </div>
  )
}

/** Why a press of a button came to nothing. */
export function Refused({ error }: { error: Error | null }) {
  const { guide } = useWords()
  if (error === null) return null
  return (
    <p className={styles.error} role="alert">
      {error.name === 'TimeoutError' ? guide.tooLong : error.message}
    </p>
  )
}

type ProveProps = {
  readonly step: Step
  readonly next: () => void
  /** What is typed now. Undefined: not enough to try. */
  readonly body: object | undefined
  /** A step nobody has to take. */
  readonly skip?: string
  readonly children?: ReactNode
}

/** The fields of a step, the button that proves them, and what came of it. */
export function Prove({ step, next, body, skip, children }: ProveProps) {
  const { guide, ui } = useWords()
  const prove = useStep(step.step)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body !== undefined) prove.mutate({ body })
  }
  const proven = step.state === 'proven'
  return (
    <form className={styles.form} onSubmit={submit}>
      {children}
      <div className={styles.actions}>
        <Button
          type="submit"
          variant={proven ? 'default' : 'filled'}
          loading={prove.isPending}
          disabled={body === undefined}
        >
          {proven ? guide.checkAgain : guide.check}
        </Button>
        {prove.isPending && (
          <Button variant="default" onClick={prove.cancel}>
            {ui.cancel}
          </Button>
        )}
        {proven && !prove.isPending && <Button onClick={next}>{guide.next}</Button>}
        {!proven && !prove.isPending && skip !== undefined && (
          <Button variant="subtle" onClick={() => prove.mutate({ path: '/skip' }, { onSuccess: next })}>
            {skip}
          </Button>
        )}
      </div>
      <Refused error={prove.error} />
      <Known step={step} checking={prove.isPending} />
    </form>
  )
}
