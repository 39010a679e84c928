// Sign-ins over time, what they fail for, how long they and set-ups take.
import { SegmentedControl } from '@mantine/core'
import { IconChartBar } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { Page } from '../../ui/page.tsx'
import { Section } from '../../ui/section.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import { FailureCauses } from './failure-causes.tsx'
import type { Statistics } from './insight-types.ts'
import { count, lasting, shareRefused } from './numbers.ts'
import { DurationOverTime, SignInsOverTime } from './sign-ins-over-time.tsx'
import { TimeToGreen } from './time-to-green.tsx'

const HOUR_MS = 3_600_000
const PERIODS = [
  { value: '24h', label: '24 hours', ms: 24 * HOUR_MS },
  { value: '7d', label: '7 days', ms: 7 * 24 * HOUR_MS },
  { value: '30d', label: '30 days', ms: 30 * 24 * HOUR_MS },
  { value: '90d', label: '90 days', ms: 90 * 24 * HOUR_MS },
]
const FIRST = '30d'

export function InsightScreen() {
  const { period = FIRST, organizationId } = useSearch({ strict: false }) as {
    period?: string
    organizationId?: string
  }
  const navigate = useNavigate()
  const ms = PERIODS.find(({ value }) => value === period)?.ms ?? 30 * 24 * HOUR_MS
  // The minute it was asked for: the address of the question stays the same while the screen is looked at.
  const to = useMemo(() => (ms > 0 ? Math.ceil(Date.now() / 60_000) * 60_000 : 0), [ms])
  const from = to - ms
  const whose: Record<string, string> = organizationId === undefined ? {} : { organizationId }
  const query = new URLSearchParams({ from: String(from), to: String(to), ...whose })
  const { data, error, refetch } = useDesk<Statistics>(`/api/statistics?${query}`, 60_000)
  const { data: organization } = useDesk<{ name: string }>(organizationId && `/api/organizations/${organizationId}`)
  return (
    <Page
      title={organization === undefined ? 'Insight' : `Insight: ${organization.name}`}
      {...(organizationId === undefined ? {} : { back: { to: '/insight', label: 'All customers' } })}
      lead={data === undefined ? 'Sign-ins over time, and what they fail for.' : <Answer statistics={data} />}
      actions={
        <SegmentedControl
          aria-label="Period"
          value={period}
          data={PERIODS.map(({ value, label }) => ({ value, label }))}
          onChange={(chosen) =>
            void navigate({
              to: '.',
              search: { ...whose, period: chosen === FIRST ? '' : chosen } as never,
              replace: true,
            })
          }
        />
      }
    >
      {error !== null && <ErrorView error={error} retry={() => void refetch()} />}
      {error === null && data === undefined && <SectionSkeleton rows={6} />}
      {data !== undefined && <Sections statistics={data} now={to} whose={whose} />}
    </Page>
  )
}

function Answer({ statistics }: { statistics: Statistics }) {
  const { admitted, refused, p50, p95 } = statistics
  if (admitted + refused === 0) return 'Nobody came in this time.'
  const took =
    p50 === null || p95 === null ? '' : ` Half were in within ${lasting(p50)}, 95 of 100 within ${lasting(p95)}.`
  return `${count(admitted)} came in, ${count(refused)} did not: ${shareRefused(statistics)}.${took}`
}

function Sections({ statistics, now, whose }: { statistics: Statistics; now: number; whose: Record<string, string> }) {
  const { admitted, refused, causes, timeToGreen, from } = statistics
  if (admitted + refused === 0 && timeToGreen.setUps.length === 0)
    return (
      <EmptyState icon={<IconChartBar size={28} aria-hidden />} title="Nothing to draw yet">
        Sign-ins are counted here as soon as there are any. Choose a longer period, or invite a customer.
      </EmptyState>
    )
  return (
    <>
      <Section title="Sign-ins" lead="Tests are not counted. Days are by UTC.">
        <SignInsOverTime statistics={statistics} />
      </Section>
      <Section title="What they fail for" lead="Each leads to the sign-ins it happened to.">
        {causes.length === 0 ? (
          <p>None failed.</p>
        ) : (
          <FailureCauses causes={causes} query={{ from: String(from), ...whose }} />
        )}
      </Section>
      <Section title="How long a sign-in takes" lead="From the application and back, the person at Okta included.">
        <DurationOverTime statistics={statistics} />
      </Section>
      <Section title="Time to green" lead={<GreenLead timeToGreen={timeToGreen} />}>
        {timeToGreen.setUps.length === 0 ? (
          <p>Nobody was invited in this time.</p>
        ) : (
          <TimeToGreen setUps={timeToGreen.setUps} now={now} />
        )}
      </Section>
    </>
  )
}

function GreenLead({ timeToGreen: { medianMs, medianFromOpenedMs } }: Pick<Statistics, 'timeToGreen'>) {
  if (medianMs === null) return 'From the invitation to people who sign in.'
  const visit = medianFromOpenedMs === null ? '' : `, ${lasting(medianFromOpenedMs)} from the first visit to the guide`
  return `Half are live within ${lasting(medianMs)} of the invitation${visit}.`
}
