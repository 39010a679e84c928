// The plan: whose Okta and whose token, what there is and what would be, what the token may not do; then how far it is,
// and what came of it.
import { Button, Loader } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconExternalLink, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { useWords } from '../words/words.ts'
import { AskForHelp } from './ask-for-help.tsx'
import styles from './by-token.module.css'
import { isRunning, type Plan, type PlanItem, useApply } from './by-token-api.ts'
import { ByTokenTerraform } from './by-token-terraform.tsx'
import { ByTokenUndo } from './by-token-undo.tsx'
import type { GuideState, StepId } from './guide-api.ts'
import { PlanLines } from './plan-lines.tsx'
import { Refused } from './step-parts.tsx'
import { TokenAgain } from './token-again.tsx'

type PlanProps = {
  readonly guide: GuideState
  readonly plan: Plan
  readonly go: (step: StepId) => void
  readonly again: () => void
  readonly forget: () => void
}

export function ByTokenPlan({ guide, plan, go, again, forget }: PlanProps) {
  const { byToken: words } = useWords()
  const { changes, byHand, there } = parted(plan.items)
  const isPlanned = plan.state === 'planned'
  const said = sameForAll(byHand)
  const outcome = useSeenWhileRunning(plan)
  return (
    <div className={styles.part}>
      <Whose plan={plan} />
      <div ref={outcome} aria-live="polite" className={styles.howFar} data-running={isRunning(plan) || undefined}>
        <HowFar guide={guide} plan={plan} go={go} />
      </div>
      {changes.length > 0 && (
        <>
          <h3>{isPlanned || isRunning(plan) ? words.changes : words.changed}</h3>
          <PlanLines items={changes} label={words.changes} />
        </>
      )}
      {byHand.length > 0 && (
        <>
          <h3>{words.hand}</h3>
          {said !== undefined && <p>{said}</p>}
          <p className={styles.soft}>{words.handLead}</p>
          <PlanLines items={byHand} label={words.hand} said={said} />
          <AskForHelp guide={guide} step="app" />
        </>
      )}
      {there.length > 0 && (
        <details className={styles.more}>
          <summary>{words.thereCount(there.length)}</summary>
          <PlanLines items={there} label={words.thereCount(there.length)} />
        </details>
      )}
      <ByTokenTerraform planId={plan.id} />
      <div className={styles.orders}>
        {!isRunning(plan) && (
          <Orders guide={guide} plan={plan} changes={changes.length} go={go} again={again} forget={forget} />
        )}
      </div>
    </div>
  )
}

/** The press is below everything it changes; how far it is, and what came of it, is said above. */
function useSeenWhileRunning(plan: Plan) {
  const outcome = useRef<HTMLDivElement>(null)
  const running = isRunning(plan)
  useEffect(() => {
    if (running) outcome.current?.scrollIntoView({ block: 'center' })
  }, [running])
  return outcome
}

/** One reason for all of it is said once. */
function sameForAll(items: readonly PlanItem[]): string | undefined {
  const [first, ...others] = new Set(items.map(({ why }) => why))
  return others.length === 0 ? (first ?? undefined) : undefined
}

function parted(items: readonly PlanItem[]) {
  const byHand = items.filter(({ progress }) => progress === 'by hand')
  const there = items.filter(({ progress }) => progress === 'nothing to do')
  return { changes: items.filter((item) => !byHand.includes(item) && !there.includes(item)), byHand, there }
}

/** Whose Okta this is and whose token, so that nobody changes another one by mistake. */
function Whose({ plan }: { plan: Plan }) {
  const { byToken: words } = useWords()
  const { company, oktaDomain, tokenOwner: owner } = plan
  const domain = oktaDomain.replace(/^https:\/\//, '')
  const roles = owner.roles.join(', ')
  return (
    <div>
      <h2>{company === null ? domain : `${company} · ${domain}`}</h2>
      <p className={styles.soft}>{roles === '' ? words.ownerAlone(owner.name) : words.owner(owner.name, roles)}</p>
      {owner.roles.some((role) => /^(Super|Organization) /.test(role)) && (
        <p className={styles.soft}>{words.tooMuch}</p>
      )}
    </div>
  )
}

/** The first thing to read: what would happen, what happens, or what has. */
function HowFar({ guide, plan, go }: Pick<PlanProps, 'guide' | 'plan' | 'go'>) {
  const { byToken: words, steps } = useWords()
  const { changes, byHand, there } = parted(plan.items)
  switch (plan.state) {
    case 'planned':
      return (
        <>
          <p className={styles.outcome}>
            {[
              ...(changes.length > 0 ? [words.changesCount(changes.length)] : []),
              ...(there.length > 0 ? [words.thereCount(there.length)] : []),
              ...(byHand.length > 0 ? [words.handCount(byHand.length)] : []),
            ].join(' · ')}
          </p>
          <p className={styles.soft}>{words.nobodyNotices(guide.organization.name)}</p>
        </>
      )
    case 'applying': {
      const done = changes.filter(({ progress }) => progress === 'done').length
      const isProving = done === changes.length
      return (
        <Under way={done} of={changes.length}>
          {isProving ? words.proving : words.progress(done, changes.length)}
        </Under>
      )
    }
    case 'undoing':
      return <Under>{words.undoing}</Under>
    case 'stopped':
      return (
        <div className={styles.finding}>
          <p className={styles.outcome}>
            <IconX size={18} aria-hidden />
            {plan.problem?.message}
          </p>
          <p>{words.stopped}</p>
        </div>
      )
    default:
      return (
        <>
          <p className={styles.outcome} data-tone={byHand.length === 0 ? 'good' : 'wait'}>
            {byHand.length === 0 ? (
              <IconCircleCheck size={20} aria-hidden />
            ) : (
              <IconAlertTriangle size={20} aria-hidden />
            )}
            {byHand.length === 0 ? words.done : words.doneByHand}
          </p>
          {!isLive(guide) && <p className={styles.soft}>{words.doneNext}</p>}
          <div className={styles.actions}>
            {!isLive(guide) && <Button onClick={() => go('test')}>{steps.test.start}</Button>}
            <RevokeLink url={guide.places['api-token']?.url ?? null} />
          </div>
        </>
      )
  }
}

function isLive({ steps }: GuideState): boolean {
  return steps.some(({ step, state }) => step === 'go-live' && state === 'proven')
}

function Under({ way, of, children }: { way?: number; of?: number; children: string }) {
  return (
    <>
      <p className={styles.busy}>
        <Loader size={18} aria-hidden />
        <span>{children}</span>
      </p>
      <progress className={styles.bar} aria-label={children} value={way} max={of === 0 ? 1 : of} />
    </>
  )
}

function RevokeLink({ url }: { url: string | null }): ReactNode {
  const { byToken: words, guide } = useWords()
  if (url === null) return null
  return (
    <a className={styles.link} href={url} target="_blank" rel="noreferrer">
      {words.revoke}
      <IconExternalLink size={14} aria-hidden />
      <span className="visually-hidden"> {guide.newWindow}</span>
    </a>
  )
}

/** What can be pressed now: carry it out, try it, plan otherwise; last of all, and folded, take it back. */
function Orders({ guide, plan, changes, go, again, forget }: PlanProps & { changes: number }) {
  const { byToken: words, steps } = useWords()
  const [apiToken, setApiToken] = useState('')
  const apply = useApply()
  const mayApply = plan.state === 'planned' || plan.state === 'stopped'
  const carryOut = () => {
    forget()
    apply.mutate(plan.needsToken ? { apiToken } : {})
  }
  return (
    <>
      {mayApply && plan.needsToken && <TokenAgain value={apiToken} onChange={setApiToken} />}
      <div className={styles.actions}>
        {mayApply && (
          <Button loading={apply.isPending} disabled={plan.needsToken && apiToken.trim() === ''} onClick={carryOut}>
            {plan.state === 'stopped' ? words.goOn : changes === 0 ? words.applyNothing : words.apply(changes)}
          </Button>
        )}
        {plan.state === 'done' && !isLive(guide) && <Button onClick={() => go('test')}>{steps.test.start}</Button>}
        <Button variant="default" onClick={again}>
          {plan.state === 'planned' ? words.otherwise : words.again}
        </Button>
      </div>
      <Refused error={apply.error} />
      {plan.canUndo && <ByTokenUndo guide={guide} plan={plan} />}
    </>
  )
}
