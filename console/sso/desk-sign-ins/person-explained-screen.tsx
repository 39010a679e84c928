// Somebody at a customer's: every try of theirs in the last day, also those that ended at Okta and never came back.
import { Link, useParams, useSearch } from '@tanstack/react-router'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { WhatToDo } from '../../ui/finding-card.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import { FINDING_WORDS } from '../desk/finding-words.ts'
import styles from './person-explained-screen.module.css'
import type { Explanation } from './sign-in-types.ts'
import { answerWords, OUTCOMES } from './sign-in-words.ts'

const BACK = { to: '/sign-ins', label: 'Sign-ins' }
const DAY_MS = 24 * 3_600_000
const EVERY_MS = 15_000

export function PersonExplainedScreen() {
  const { connectionId = '' } = useParams({ strict: false }) as { connectionId?: string }
  const { login = '', accountId } = useSearch({ strict: false }) as { login?: string; accountId?: string }
  const query = new URLSearchParams({
    ...(login === '' ? {} : { login }),
    since: String(minuteOf(Date.now() - DAY_MS)),
  })
  const path = `/api/connections/${connectionId}/explanations?${query}`
  const { data, error, refetch } = useDesk<{ items: readonly Explanation[] }>(path, EVERY_MS)
  const items = data?.items
  return (
    <Page
      title={login === '' ? 'Who tried in the last day' : login}
      back={BACK}
      lead={items === undefined ? 'The last day' : <Answer items={items} accountId={accountId} />}
    >
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      {error === null && items === undefined && <SectionSkeleton rows={4} />}
      {items?.length === 0 && <NoTry login={login} />}
      {items?.map((each) => (
        <Tried key={`${each.trace} ${each.at} ${each.cause?.signature}`} explanation={each} />
      ))}
    </Page>
  )
}

/** Whole minutes and a little more than asked for: the address stays the same while it is looked at. */
function minuteOf(ms: number): number {
  return Math.ceil(ms / 600_000) * 600_000
}

function Answer({ items, accountId }: { items: readonly Explanation[]; accountId: string | undefined }) {
  const failed = items.filter(({ outcome }) => outcome !== 'admitted' && outcome !== 'tested').length
  return (
    <>
      {items.length === 0
        ? 'No try in the last day.'
        : `${items.length} tries in the last day, ${failed} of them failed.`}{' '}
      {accountId && (
        <Link to="/sign-ins" activeOptions={{ exact: true }} search={{ accountId } as never}>
          All their sign-ins
        </Link>
      )}
    </>
  )
}

function Tried({ explanation }: { explanation: Explanation }) {
  const { trace, at, outcome, cause, want, got } = explanation
  const { word, tone } = OUTCOMES[outcome]
  return (
    <Section
      title={answerWords(explanation)}
      lead={
        <span className={styles.lead}>
          <StatusBadge tone={tone}>{word}</StatusBadge>
          <At ms={at} />
          {trace === null ? <span>Only Okta saw it</span> : <Link to={`/sign-ins/${trace}`}>The whole of it</Link>}
        </span>
      }
    >
      <p className={styles.sentence}>{cause?.sentence ?? 'Nothing is amiss.'}</p>
      {cause !== null && <WhatToDo about={{ ...cause, want, got }} words={FINDING_WORDS} />}
    </Section>
  )
}

function NoTry({ login }: { login: string }) {
  return (
    <EmptyState title="Nothing in the last day">
      {login === '' ? 'Nobody tried' : `Nobody called ${login} tried`}, as far as this service and Okta’s log know. Is
      it the name they sign in to Okta with? Without an API token of the customer’s, tries that ended at Okta are not
      seen.
    </EmptyState>
  )
}
