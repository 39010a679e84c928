// What has changed at a customer's Okta since the connection went live: the findings, who was told, what still holds.
import { Button } from '@mantine/core'
import { IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { ErrorView } from '../../ui/error-view.tsx'
import { FindingCard } from '../../ui/finding-card.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import { FINDING_WORDS } from '../desk/finding-words.ts'
import { useMay } from '../desk/me.ts'
import styles from './drift-panel.module.css'
import type { Drift, DriftCheck, DriftFinding } from './insight-types.ts'

/** Of a connection that is live or was. */
export function DriftPanel({ connectionId }: { connectionId: string }) {
  const path = `/api/connections/${connectionId}/drift`
  const { data: drift, error, refetch } = useDesk<Drift>(path, 60_000)
  if (error !== null) return <ErrorView error={error} retry={() => void refetch()} />
  if (drift === undefined) return <SectionSkeleton rows={3} />
  const open = drift.findings.filter(({ goneAt }) => goneAt === null)
  const gone = drift.findings.filter(({ goneAt }) => goneAt !== null)
  return (
    <div className={styles.panel}>
      <div className={styles.head}>
        <p className={styles.state}>
          <StatusBadge tone={STATES[drift.state].tone}>{STATES[drift.state].word}</StatusBadge>
          <When drift={drift} />
        </p>
        <CheckNow connectionId={connectionId} drift={drift} />
      </div>
      {open.map((finding) => (
        <Drifted key={finding.key} finding={finding} />
      ))}
      {drift.checks.length > 0 && <Checks checks={drift.checks} />}
      {gone.length > 0 && <Gone findings={gone} />}
    </div>
  )
}

const STATES: Readonly<Record<Drift['state'], { readonly word: string; readonly tone: StatusTone }>> = {
  not_live: { word: 'Not live', tone: 'off' },
  never_checked: { word: 'Not checked yet', tone: 'off' },
  clear: { word: 'As it was', tone: 'good' },
  worth_knowing: { word: 'Worth knowing', tone: 'wait' },
  drifted: { word: 'Drifted', tone: 'bad' },
}

function When({ drift }: { drift: Drift }) {
  if (drift.state === 'not_live') return <span>Nobody signs in through it, so nothing is compared.</span>
  if (drift.checkedAt === null)
    return (
      <span>
        Compared with the customer’s Okta every night
        {drift.nextAt !== null && (
          <>
            ; the first time <At ms={drift.nextAt} />
          </>
        )}
        .
      </span>
    )
  return (
    <span>
      Compared with the customer’s Okta <At ms={drift.checkedAt} />, and every night.
    </span>
  )
}

function CheckNow({ connectionId, drift }: { connectionId: string; drift: Drift }) {
  const mayCheck = useMay('support')
  const change = useDeskChange()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  if (!mayCheck || drift.state === 'not_live') return null
  const check = async () => {
    setBusy(true)
    setProblem(undefined)
    const path = `/api/connections/${connectionId}`
    const stale = [path, '/api/overview']
    await change({ method: 'POST', path: `${path}/drift-check` }, { stale }).catch(setProblem)
    setBusy(false)
  }
  return (
    <>
      <Button
        variant="default"
        size="compact-md"
        loading={busy || drift.checking}
        leftSection={<IconRefresh size={16} aria-hidden />}
        onClick={() => void check()}
      >
        Check now
      </Button>
      {problem !== undefined && <FormProblem error={problem} />}
    </>
  )
}

function Drifted({ finding }: { finding: DriftFinding }) {
  const { mild, firstSeenAt, toldAt, toldTo } = finding
  return (
    <FindingCard finding={finding} words={FINDING_WORDS} title={mild ? 'Worth knowing' : 'Drifted'}>
      <p className={styles.told}>
        Seen first <At ms={firstSeenAt} />.{' '}
        {toldAt === null ? (
          'Nobody was told: there is no address to write to.'
        ) : (
          <>
            Told once, <At ms={toldAt} />: {toldTo}
          </>
        )}
      </p>
    </FindingCard>
  )
}

const CHECK_STATES: Readonly<Record<DriftCheck['state'], { readonly word: string; readonly tone: StatusTone }>> = {
  holds: { word: 'Holds', tone: 'good' },
  differs: { word: 'Differs', tone: 'bad' },
  unknown: { word: 'Not known', tone: 'off' },
}

function Checks({ checks }: { checks: readonly DriftCheck[] }) {
  const holding = checks.filter(({ state }) => state === 'holds').length
  return (
    <details className={styles.more}>
      <summary>
        {holding} of {checks.length} checks hold
      </summary>
      <ul className={styles.checks}>
        {checks.map(({ check, name, state, why, evidence }) => (
          <li key={check}>
            <span className={styles.name}>{name}</span>
            <StatusBadge tone={CHECK_STATES[state].tone}>{CHECK_STATES[state].word}</StatusBadge>
            <span className={styles.seen}>
              {why ?? evidence.map((each) => `${each.name}: ${each.value}`).join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}

function Gone({ findings }: { findings: readonly DriftFinding[] }) {
  return (
    <details className={styles.more}>
      <summary>{findings.length} put right in the last thirty days</summary>
      <ul className={styles.gone}>
        {findings.map(({ key, sentence, goneAt }) => (
          <li key={key}>
            {sentence} Gone <At ms={goneAt} />.
          </li>
        ))}
      </ul>
    </details>
  )
}
