import { Button } from '@mantine/core'
import { IconCircleCheck, IconRefresh } from '@tabler/icons-react'
import { useState } from 'react'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { StatusBadge, type StatusTone } from '../../ui/status-badge.tsx'
import { Rich } from '../words/rich.tsx'
import { useWords } from '../words/words.ts'
import styles from './domain-card.module.css'
import { FindingCard } from './findings.tsx'
import { type GuideDomain, type GuideState, useStep } from './guide-api.ts'
import { Paste, Refused } from './step-parts.tsx'

export function DomainCard({ guide, domain }: { guide: GuideState; domain: GuideDomain }) {
  const { domains: words } = useWords()
  const [tone, word] = useBadge(domain)
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <h3>{domain.name}</h3>
        <StatusBadge tone={tone}>{word}</StatusBadge>
      </div>
      {domain.state === 'vouched' && <p className={styles.soft}>{words.vouched(guide.application.name)}</p>}
      {domain.state === 'proven' ? <Seen domain={domain} /> : <Record domain={domain} />}
      <Actions guide={guide} domain={domain} />
    </li>
  )
}

function useBadge({ state, isAwaited }: GuideDomain): readonly [StatusTone, string] {
  const { states } = useWords().domains
  if (state === 'pending') return isAwaited ? ['wait', states.pending] : ['bad', states.wrong]
  if (state === 'vouched') return ['info', states.vouched]
  return state === 'proven' ? ['good', states.proven] : ['bad', states[state]]
}

function Seen({ domain: { seenAt } }: { domain: GuideDomain }) {
  const { domains: words } = useWords()
  return (
    <p className={styles.line} data-good>
      <IconCircleCheck size={16} aria-hidden />
      <span>
        <Rich text={words.seen} slots={{ when: <When at={seenAt} /> }} />
      </span>
    </p>
  )
}

/** The record to be put into DNS, and what the last look came upon. */
function Record({ domain: { domain, record, finding, state, isAwaited, checkedAt } }: { domain: GuideDomain }) {
  const { domains: words } = useWords()
  if (record === null) return null
  const isWrong = finding !== null && !isAwaited && state !== 'vouched'
  const said = isWrong ? words.looked : `${words.notYet} ${words.patience}`
  return (
    <>
      <p>
        <Rich text={words.record} slots={{ domain: <b>{domain}</b> }} />
      </p>
      <div>
        <Paste label={words.recordName} value={record.name} />
        <Paste label={words.recordValue} value={record.value} />
      </div>
      <p className={styles.soft}>
        <Rich text={words.trap} slots={{ short: <code>_gatepass</code> }} />
      </p>
      <div aria-live="polite">{isWrong && <FindingCard finding={finding} />}</div>
      <p className={styles.line}>
        <IconRefresh size={16} aria-hidden />
        <span>
          {checkedAt === null ? words.looking : <Rich text={said} slots={{ when: <When at={checkedAt} /> }} />}
        </span>
      </p>
    </>
  )
}

function When({ at }: { at: number | null }) {
  return <RelativeTime at={at === null ? null : new Date(at).toISOString()} />
}

/** An operator's word is theirs to take back, and what was proven is nothing a helper takes away. */
function Actions({
  guide,
  domain: { domain, name, state, record, leads },
}: {
  guide: GuideState
  domain: GuideDomain
}) {
  const { domains: words } = useWords()
  const [asked, setAsked] = useState(false)
  const take = useStep('domains')
  const send = (path: string) => take.mutate({ path, body: { domain } })
  const isRemovable = guide.onlyStep === null ? state !== 'vouched' : state === 'pending'
  if (!isRemovable && (state !== 'vouched' || record !== null)) return null
  return (
    <>
      {asked && <p>{words.removeWhat(name)}</p>}
      <div className={styles.actions}>
        {state === 'vouched' && (
          <Button variant="default" size="compact-sm" loading={take.isPending} onClick={() => send('')}>
            {words.proveIt}
          </Button>
        )}
        {isRemovable && (
          <Button
            className={asked ? undefined : styles.quiet}
            variant={asked ? 'filled' : 'subtle'}
            color={asked ? 'red' : 'gray'}
            size="compact-sm"
            loading={take.isPending}
            aria-label={words.removeNamed(name)}
            onClick={() => (leads && !asked ? setAsked(true) : send('/remove'))}
          >
            {words.remove}
          </Button>
        )}
        {asked && (
          <Button variant="default" size="compact-sm" onClick={() => setAsked(false)}>
            {words.keep}
          </Button>
        )}
      </div>
      <Refused error={take.error} />
    </>
  )
}
