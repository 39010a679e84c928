// Connecting an Okta, all steps on one page, in the order of Okta's own screens. One is open: the first that is not
// done, or the one that was asked for. Whatever was entered is kept at the service, so closing the page loses nothing.
import { Skeleton } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useEffect, useId, useRef, useState } from 'react'
import { Refusal } from '../../ui/refusal.ts'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords, type Words } from '../words/words.ts'
import { BeingPrepared } from './being-prepared.tsx'
import styles from './guide.module.css'
import { type GuideState, type Step, type StepId, type StepState, useGuide } from './guide-api.ts'
import { LanguagePicker } from './language-picker.tsx'
import { STEPS } from './steps.tsx'
import { Upkeep } from './upkeep.tsx'
import { startsByToken, Ways } from './ways.tsx'
import { firstLeft, isOptional } from './what-is-left.ts'
import { isOtherProvider, useProviderWords } from './words-of-provider.ts'

export function Guide() {
  const { data: guide, error } = useGuide()
  if (guide !== undefined) return <Steps guide={guide} />
  return <main className={styles.page}>{error === null ? <Loading /> : <Closed error={error} />}</main>
}

function Loading() {
  const { guide: words } = useWords()
  return (
    <div className={styles.steps} aria-busy>
      <h1 className="visually-hidden">{words.loading}</h1>
      <Skeleton height={36} width={320} radius={10} />
      <Skeleton height={64} radius={10} />
      {['1', '2', '3', '4', '5', '6', '7', '8'].map((each) => (
        <Skeleton key={each} height={58} radius={12} />
      ))}
    </div>
  )
}

function Closed({ error }: { error: Error }) {
  const { guide: words } = useWords()
  const isOver = error instanceof Refusal && error.status === 401
  return (
    <>
      <h1>{isOver ? words.closed : words.silent}</h1>
      <p className={styles.lead}>{error.message}</p>
    </>
  )
}

function Steps({ guide }: { guide: GuideState }) {
  const { guide: words, ui, upkeep } = useProviderWords(guide)
  const steps = guide.steps.filter(({ closed }) => !closed)
  const [open, setOpen] = useState<StepId | undefined>(() =>
    startsByToken(guide) ? undefined : (stepOfAddress(steps) ?? firstToDo(guide, steps)),
  )
  const day = new Intl.DateTimeFormat(ui.language, { dateStyle: 'long' })
  const done = steps.filter(({ state }) => state === 'proven' || state === 'skipped').length
  useEffect(() => {
    document.title = words.pageTitle(guide.organization.name)
  }, [words, guide.organization.name])
  const [arrived, setArrived] = useState<StepId>()
  const go = (step: StepId | undefined) => {
    setOpen(step)
    setArrived(undefined)
    history.replaceState(null, '', step === undefined ? '/setup/guide' : `/setup/guide/${step}`)
  }
  const arrive = (step: StepId | undefined) => {
    go(step)
    setArrived(step)
  }
  const next = (after: StepId) => {
    const at = steps.findIndex(({ step }) => step === after)
    arrive(firstLeft(guide, steps.slice(at + 1)))
  }
  return (
    <main className={styles.page}>
      <p className={styles.brand}>
        {guide.brand.logo !== null && <img src={guide.brand.logo} alt="" />}
        {guide.brand.name ?? guide.application.name}
      </p>
      <h1>{words.heading(guide.organization.name)}</h1>
      <p className={styles.lead}>
        {guide.live !== null
          ? upkeep.lead(guide.organization.name, guide.application.name)
          : guide.onlyStep === null
            ? words.lead(guide.organization.name)
            : words.leadOfHelper(guide.application.name)}
      </p>
      {guide.live?.change && <BeingPrepared guide={guide} change={guide.live.change} go={arrive} />}
      {guide.onlyStep === null && !isOtherProvider(guide) && <Ways guide={guide} go={go} arrive={arrive} />}
      <div className={styles.progress} role="img" aria-label={words.progress(done, steps.length)}>
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
            arrived={arrived === step.step}
            toggle={() => go(open === step.step ? undefined : step.step)}
            next={() => next(step.step)}
          />
        ))}
      </ol>
      {guide.live !== null && <Upkeep guide={guide} live={guide.live} go={arrive} />}
      <footer className={styles.foot}>
        <p>{words.foot(guide.invited.email, day.format(guide.until))}</p>
        <LanguagePicker />
      </footer>
    </main>
  )
}

const TONES: Readonly<Record<StepState, StatusTone>> = {
  todo: 'off',
  waiting: 'wait',
  proven: 'good',
  red: 'bad',
  skipped: 'info',
}

type CardProps = {
  guide: GuideState
  step: Step
  number: number
  open: boolean
  /** Somebody came here by a button elsewhere: of the step before, of the plan. */
  arrived: boolean
  toggle: () => void
  next: () => void
}

function StepCard({ guide, step, number, open, arrived, toggle, next }: CardProps) {
  const id = useId()
  const head = useRef<HTMLButtonElement>(null)
  const words = useProviderWords(guide)
  const Body = STEPS[step.step]
  // The button that was pressed is gone with its step, or far above; whoever reads by ear or keyboard goes on here.
  useEffect(() => {
    if (!arrived) return
    head.current?.focus({ preventScroll: true })
    head.current?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }, [arrived])
  return (
    <li className={styles.card} data-open={open || undefined}>
      <h2>
        <button
          ref={head}
          type="button"
          className={styles.head}
          aria-expanded={open}
          aria-controls={id}
          onClick={toggle}
        >
          <span className={styles.number} data-state={step.state}>
            {number}
          </span>
          <span className={styles.title}>{words.guide.titles[step.step]}</span>
          <StatusBadge tone={isMade(guide, step) ? 'info' : TONES[step.state]}>
            {stateWord(words, guide, step)}
          </StatusBadge>
          <IconChevronDown size={18} aria-hidden className={styles.chevron} />
        </button>
      </h2>
      <div id={id} hidden={!open} className={styles.body}>
        {open && <Body guide={guide} step={step} next={next} />}
        {open && step.at !== null && step.state === 'proven' && (
          <p className={styles.when}>
            <Rich
              text={words.guide.provenWhen}
              slots={{ when: <RelativeTime at={new Date(step.at).toISOString()} /> }}
            />
          </p>
        )}
      </div>
    </li>
  )
}

/**
 * Most steps are as they are; going live is not a proof, domains that lead people on an operator's word are not skipped, and
 * what nobody has to do does not look as if it were waited for.
 */
function stateWord({ guide: words, domains }: Words, guide: GuideState, known: Step): string {
  const { step, state } = known
  if (step === 'go-live' && state === 'proven') return words.live
  if (step === 'domains' && state === 'skipped' && guide.domains.some(({ leads }) => leads))
    return domains.states.vouched
  if (isMade(guide, known)) return words.made
  if (isOptional(known)) return words.optional
  return words.states[state]
}

/** By token, and not proven. */
function isMade({ isTileMade }: GuideState, { step, state }: Step): boolean {
  return step === 'initiate-login' && state === 'todo' && isTileMade
}

function stepOfAddress(steps: readonly Step[]): StepId | undefined {
  const named = location.pathname.split('/').at(-1)
  return steps.find(({ step }) => step === named)?.step
}

/** Once people sign in there is nothing that has to be done. */
function firstToDo(guide: GuideState, steps: readonly Step[]): StepId | undefined {
  if (guide.status !== 'draft') return undefined
  return firstLeft(guide, steps)
}
