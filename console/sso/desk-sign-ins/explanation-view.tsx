// Why a sign-in ended as it did: the cause and what to do, the way it took, what Okta's own log says.
import { IconCircleCheck, IconX } from '@tabler/icons-react'
import { CopyButton } from '../../ui/copy-value.tsx'
import { WhatToDo } from '../../ui/finding-card.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { At } from '../desk/at.tsx'
import { FINDING_WORDS } from '../desk/finding-words.ts'
import styles from './explanation-view.module.css'
import type { Explanation, OktaEvent } from './sign-in-types.ts'
import { ticketWords, took } from './sign-in-words.ts'

export function ExplanationView({ explanation }: { explanation: Explanation }) {
  return (
    <>
      <Why explanation={explanation} />
      {explanation.steps.length > 0 && <Way explanation={explanation} />}
      {explanation.connection !== null && <OktaLog explanation={explanation} />}
    </>
  )
}

function Why({ explanation }: { explanation: Explanation }) {
  const { cause, want, got } = explanation
  return (
    <Section
      title="Why"
      actions={<CopyButton value={ticketWords(explanation)} label="all of it, for whoever has to act" />}
    >
      <div className={styles.why} data-fine={cause === null || undefined}>
        <p className={styles.sentence}>
          {cause === null ? <IconCircleCheck size={20} aria-hidden /> : <IconX size={20} aria-hidden />}
          <span>{cause?.sentence ?? 'Nothing is amiss.'}</span>
        </p>
        {cause !== null && <WhatToDo about={{ ...cause, want, got }} words={FINDING_WORDS} />}
        {cause !== null && <code className={styles.signature}>{cause.signature}</code>}
      </div>
    </Section>
  )
}

function Way({ explanation: { steps, durationMs } }: { explanation: Explanation }) {
  const whole = Math.max(1, ...steps.map(({ ms }) => ms))
  return (
    <Section title="The way it took" lead={durationMs === null ? undefined : `${took(durationMs)} in all.`}>
      <ol className={styles.way}>
        {steps.map(({ name, label, ms, ok }) => (
          <li key={name} data-ok={ok}>
            <span>{label}</span>
            <svg viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
              <rect width="100" height="6" className={styles.rail} />
              <rect width={Math.max(1.5, (100 * ms) / whole)} height="6" className={styles.bar} />
            </svg>
            <span className={styles.ms}>
              {took(ms)}
              {!ok && ' · ended here'}
            </span>
          </li>
        ))}
      </ol>
    </Section>
  )
}

function OktaLog({ explanation: { okta } }: { explanation: Explanation }) {
  return (
    <Section title="Okta’s own log" lead="What the System Log of the customer’s Okta says of that moment.">
      {okta === null && (
        <p>
          Not read: there is no API token for this connection. With one, what only Okta saw is explained too; the guide
          asks for it.
        </p>
      )}
      {okta?.problem && (
        <div className={styles.why}>
          <p className={styles.sentence}>
            <IconX size={20} aria-hidden />
            <span>It could not be read. {okta.problem.sentence}</span>
          </p>
          <WhatToDo about={okta.problem} words={FINDING_WORDS} />
        </div>
      )}
      {okta !== null && okta.problem === null && <Events events={okta.events} />}
    </Section>
  )
}

function Events({ events }: { events: readonly OktaEvent[] }) {
  if (events.length === 0) return <p>It has nothing about this sign-in.</p>
  return (
    <ol className={styles.events}>
      {events.map((event) => (
        <li key={`${event.at} ${event.type} ${event.reason}`}>
          <StatusBadge tone={event.result === 'SUCCESS' ? 'good' : 'bad'}>{event.result}</StatusBadge>
          <span>
            {event.message ?? event.type}
            {event.reason !== null && <> — {event.reason}</>}
          </span>
          <span className={styles.event}>
            <code>{event.type}</code> {event.who !== null && <>{event.who} </>}
            <At ms={event.at} />
          </span>
        </li>
      ))}
    </ol>
  )
}
