// Connecting an Okta, all steps on one page, in the order of Okta's own screens. One is open: the first that is not
// done, or the one that was asked for. Whatever was entered is kept at the service, so closing the page loses nothing.
import { Skeleton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useId, useState } from 'react'
import { Refusal } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import styles from './guide.module.css'
import { type GuideState, type Step, type StepId, type StepState, useGuide } from './guide-api.ts'
import { STEPS } from './steps.tsx'

export function Guide() {
  const { data: guide, error } = useGuide()
  if (guide !== undefined) return <Steps guide={guide} />
  return <main className={styles.page}>{error === null ? <Loading /> : <Closed error={error} />}</main>
}

function Loading() {
  return (
    <div className={styles.steps} aria-busy>
      <h1 className="visually-hidden">Loading</h1>
      <Skeleton height={36} width={320} radius={10} />
      <Skeleton height={64} radius={10} />
      {['1', '2', '3', '4', '5', '6', '7', '8'].map((each) => (
        <Skeleton key={each} height={58} radius={12} />
      ))}
    </div>
  )
}

function Closed({ error }: { error: Error }) {
  const isOver = error instanceof Refusal && error.status === 401
  return (
    <>
      <h1>{isOver ? 'This guide is not open here' : 'The guide did not answer'}</h1>
      <p className={styles.lead}>{error.message}</p>
    </>
  )
}

function Steps({ guide }: { guide: GuideState }) {
  const steps = guide.steps.filter(({ closed }) => !closed)
  const [open, setOpen] = useState<StepId | undefined>(() => stepOfAddress(steps) ?? firstToDo(steps))
  const done = steps.filter(({ state }) => state === 'proven' || state === 'skipped').length
  useEffect(() => {
    document.title = `Connect your Okta · ${guide.organization.name}`
  }, [guide.organization.name])
  const go = (step: StepId | undefined) => {
    setOpen(step)
    history.replaceState(null, '', step === undefined ? '/setup/guide' : `/setup/guide/${step}`)
  }
  const next = (after: StepId) => {
    const at = steps.findIndex(({ step }) => step === after)
    go(steps.slice(at + 1).find(({ state }) => state !== 'proven' && state !== 'skipped')?.step)
  }
  return (
    <main className={styles.page}>
      <p className={styles.brand}>{guide.application.name}</p>
      <h1>Connect the Okta of {guide.organization.name}</h1>
      <p className={styles.lead}>
        {guide.onlyStep === null
          ? `Everything you enter is checked at once, against your Okta itself. Nobody at ${guide.organization.name} notices anything until you go live, and you can close this page at any time: the link in your invitation leads back here.`
          : `${guide.application.name} needs your help with one step. Thank you.`}
      </p>
      <div className={styles.progress} role="img" aria-label={`${done} of ${steps.length} steps done`}>
        {steps.map(({ step, state }) => (
          <span key={step} data-state={state} />
        ))}
      </div>
      <ol className={styles.steps}>
        {steps.map((step) => (
          <StepCard
            key={step.step}
            guide={guide}
            step={step}
            number={guide.steps.indexOf(step) + 1}
            open={open === step.step}
            toggle={() => go(open === step.step ? undefined : step.step)}
            next={() => next(step.step)}
          />
        ))}
      </ol>
      <p className={styles.foot}>
        Signed in as {guide.invited.email}. This link is good until {new Date(guide.until).toLocaleDateString()}.
      </p>
    </main>
  )
}

const TONES: Readonly<Record<StepState, [StatusTone, string]>> = {
  todo: ['off', 'Not yet'],
  waiting: ['wait', 'Waiting'],
  proven: ['good', 'Proven'],
  red: ['bad', 'Needs you'],
  skipped: ['info', 'Skipped'],
}

type CardProps = {
  guide: GuideState
  step: Step
  number: number
  open: boolean
  toggle: () => void
  next: () => void
}

function StepCard({ guide, step, number, open, toggle, next }: CardProps) {
  const id = useId()
  const { title, Body } = STEPS[step.step]
  const [tone, word] = TONES[step.state]
  return (
    <li className={styles.card} data-open={open || undefined}>
      <h2>
        <button type="button" className={styles.head} aria-expanded={open} aria-controls={id} onClick={toggle}>
          <span className={styles.number} data-state={step.state}>
            {number}
          </span>
          <span className={styles.title}>{title}</span>
          <StatusBadge tone={tone}>{word}</StatusBadge>
          <IconChevronDown size={18} aria-hidden className={styles.chevron} />
        </button>
      </h2>
      <div id={id} hidden={!open} className={styles.body}>
        {open && <Body guide={guide} step={step} next={next} />}
        {open && step.at !== null && step.state === 'proven' && (
          <p className={styles.when}>
            Proven <RelativeTime at={new Date(step.at).toISOString()} />
          </p>
        )}
      </div>
    </li>
  )
}

function stepOfAddress(steps: readonly Step[]): StepId | undefined {
  const named = location.pathname.split('/').at(-1)
  return steps.find(({ step }) => step === named)?.step
}

function firstToDo(steps: readonly Step[]): StepId | undefined {
  return steps.find(({ state }) => state !== 'proven' && state !== 'skipped')?.step
}
