// A customer's guide, while they are at it: the same steps in the same words, who did what, who is there now.
import { Button } from '@mantine/core'
import { IconDownload } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { ErrorView } from '../../ui/error-view.tsx'
import { type Finding, FindingCard } from '../../ui/finding-card.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { useDesk } from '../desk/desk-queries.ts'
import type { StepId } from '../desk/desk-types.ts'
import { FINDING_WORDS } from '../desk/finding-words.ts'
import { STEP_STATES, STEP_TITLES, type StepState } from './step-words.ts'
import styles from './watch-setup-screen.module.css'

type Step = {
  readonly step: StepId
  readonly state: StepState
  readonly evidence: readonly { readonly name: string; readonly value: string }[]
  readonly findings: readonly (Finding & { readonly code: string })[]
  readonly at: number | null
  readonly by: { readonly name: string; readonly email: string | null } | null
}

type Setup = {
  readonly organization: { readonly id: string; readonly name: string }
  readonly application: { readonly name: string }
  readonly status: 'draft' | 'active' | 'disabled'
  readonly typed: {
    readonly issuer: string | null
    readonly oktaDomain: string | null
    readonly clientId: string | null
    readonly hasClientSecret: boolean
  }
  readonly steps: readonly Step[]
  readonly people: readonly {
    readonly id: string
    readonly name: string
    readonly email: string
    readonly step: StepId | null
    readonly lastSeenAt: number | null
    readonly here: boolean
  }[]
}

const OFTEN_MS = 3_000

export function WatchSetupScreen() {
  const { organizationId = '', connectionId = '' } = useParams({ strict: false }) as Record<string, string>
  const { data: setup, error, refetch } = useDesk<Setup>(`/api/connections/${connectionId}/setup`, OFTEN_MS)
  const back = { to: `/organizations/${organizationId}`, label: setup?.organization.name ?? 'Organization' }
  if (setup === undefined && error !== null)
    return (
      <Page title="Guide" back={back}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (setup === undefined) return <PageSkeleton back={back} />
  const proven = setup.steps.filter(({ state }) => state === 'proven').length
  return (
    <Page
      title={`The guide of ${setup.organization.name}`}
      back={back}
      actions={
        setup.status !== 'draft' && (
          <Button
            component="a"
            href={`/api/connections/${connectionId}/report`}
            variant="default"
            leftSection={<IconDownload size={16} aria-hidden />}
          >
            Report
          </Button>
        )
      }
      lead={`${proven} of ${setup.steps.length} steps are proven. This is what they see; it follows them by itself.`}
    >
      <Here setup={setup} />
      <ol className={styles.steps}>
        {setup.steps.map((step, at) => (
          <StepView key={step.step} step={step} number={at + 1} />
        ))}
      </ol>
      <Section title="What they entered">
        <Facts>
          <Fact label="Okta domain">{setup.typed.oktaDomain ?? 'Not yet'}</Fact>
          <Fact label="Issuer">{setup.typed.issuer ?? 'Not yet'}</Fact>
          <Fact label="Client ID">{setup.typed.clientId ?? 'Not yet'}</Fact>
          <Fact label="Client secret">{setup.typed.hasClientSecret ? 'Given; nobody can read it' : 'Not yet'}</Fact>
        </Facts>
      </Section>
    </Page>
  )
}

function Here({ setup: { people } }: { setup: Setup }) {
  const here = people.filter((person) => person.here)
  const last = people.reduce<number | null>(
    (most, { lastSeenAt }) => Math.max(most ?? 0, lastSeenAt ?? 0) || null,
    null,
  )
  return (
    <p className={styles.here} role="status">
      {here.length > 0 ? (
        <>
          <StatusBadge tone="good">Here now</StatusBadge>
          <span>{here.map(({ name, email }) => `${name} (${email})`).join(', ')}</span>
        </>
      ) : (
        <>
          <StatusBadge tone="off">Nobody has it open</StatusBadge>
          {last !== null && (
            <span>
              Last seen <At ms={last} />
            </span>
          )}
        </>
      )}
    </p>
  )
}

function StepView({ step, number }: { step: Step; number: number }) {
  const [word, tone] = STEP_STATES[step.state]
  return (
    <li className={styles.step} data-state={step.state}>
      <header className={styles.header}>
        <span className={styles.number} aria-hidden="true">
          {number}
        </span>
        <h2>{STEP_TITLES[step.step]}</h2>
        <StatusBadge tone={tone}>{word}</StatusBadge>
        {step.at !== null && (
          <span className={styles.who}>
            {step.by !== null && <>{step.by.name}, </>}
            <At ms={step.at} />
          </span>
        )}
      </header>
      {step.evidence.length > 0 && (
        <div className={styles.body}>
          <Facts>
            {step.evidence.map(({ name, value }) => (
              <Fact key={name} label={name}>
                {value}
              </Fact>
            ))}
          </Facts>
        </div>
      )}
      {step.findings.length > 0 && (
        <div className={styles.body}>
          {step.findings.map((finding) => (
            <FindingCard
              key={finding.code}
              finding={finding}
              words={FINDING_WORDS}
              title={finding.mild ? 'Worth knowing' : 'Not yet'}
            />
          ))}
        </div>
      )}
    </li>
  )
}
