// One sign-in by its trace: why it ended as it did, in the first line.
import { Link, useParams } from '@tanstack/react-router'
import { CopyChip } from '../../ui/copy-value.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { Page } from '../../ui/page.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import { ExplanationView } from './explanation-view.tsx'
import type { Explanation } from './sign-in-types.ts'
import { answerWords, OUTCOMES } from './sign-in-words.ts'

const BACK = { to: '/sign-ins', label: 'Sign-ins' }

export function ExplainedScreen() {
  const { trace = '' } = useParams({ strict: false }) as { trace?: string }
  const { data, error, refetch } = useDesk<Explanation>(`/api/sign-ins/${encodeURIComponent(trace)}/explanation`)
  if (error instanceof Refusal && error.status === 404) return <NoSuchSignIn trace={trace} />
  if (data === undefined)
    return (
      <Page title="Sign-in" back={BACK}>
        {error === null ? <SectionSkeleton rows={5} /> : <ErrorView error={error} retry={() => void refetch()} />}
      </Page>
    )
  const { word, tone } = OUTCOMES[data.outcome]
  return (
    <Page
      title={answerWords(data)}
      back={BACK}
      status={<StatusBadge tone={tone}>{word}</StatusBadge>}
      lead={
        <>
          <At ms={data.at} />
          {data.organization !== null && (
            <>
              , of <Link to={`/organizations/${data.organization.id}`}>{data.organization.name}</Link>
            </>
          )}
        </>
      }
    >
      <ExplanationView explanation={data} />
      <About explanation={data} />
    </Page>
  )
}

function About({ explanation }: { explanation: Explanation }) {
  const { trace, who, typedDomain, connection, application, reason } = explanation
  return (
    <Section title="What it was">
      <Facts>
        <Fact label="Who">
          {who === null ? (
            'Not known: Okta never said'
          ) : (
            <>
              {[who.name, who.email].filter(Boolean).join(', ')}{' '}
              {who.accountId !== null && (
                <Link to="/sign-ins" activeOptions={{ exact: true }} search={{ accountId: who.accountId } as never}>
                  their sign-ins
                </Link>
              )}
            </>
          )}
        </Fact>
        {typedDomain !== null && (
          <Fact label="Typed" hint="Nobody vouches for it, and the address itself is not kept.">
            An address at {typedDomain}
          </Fact>
        )}
        {application !== null && <Fact label="For">{application.name}</Fact>}
        {connection !== null && (
          <Fact label="Connection" hint={connection.issuer ?? undefined}>
            <CopyChip value={connection.id} label="connection id" />
          </Fact>
        )}
        {connection?.version && (
          <Fact label="Version of its settings">
            <CopyChip value={connection.version} label="version id" />
          </Fact>
        )}
        {reason !== null && (
          <Fact label="Error code">
            <CopyChip value={`sign_in.${reason}`} label="error code" />
          </Fact>
        )}
        {trace !== null && (
          <Fact label="Trace">
            <CopyChip value={trace} label="trace" />
          </Fact>
        )}
      </Facts>
    </Section>
  )
}

function NoSuchSignIn({ trace }: { trace: string }) {
  return (
    <Page title="No such sign-in" back={BACK}>
      <EmptyState title={`Nothing is known of ${trace}`}>
        A trace is the last line of the page somebody saw, sig_ and twenty letters and digits. Sign-ins are kept for
        ninety days.
      </EmptyState>
    </Page>
  )
}
