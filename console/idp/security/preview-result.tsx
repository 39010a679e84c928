import { IconCheck, IconMinus } from '@tabler/icons-react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Considered, Preview } from './preview-request.ts'
import styles from './token-preview-tab.module.css'

/** What came of it: who decided and why, then what the tokens say. */
export function PreviewResult({ preview }: { preview: Preview | undefined }) {
  return (
    <div className={styles.result}>
      <p role="status" className="visually-hidden">
        {preview === undefined ? '' : `${outcomeWord(preview)}. ${whoDecided(preview)}`}
      </p>
      <Section title="Decision">
        {preview === undefined ? (
          <EmptyState title="Nothing asked yet">
            Choose an application and a person: here you see which policy and rule decide, and why the others do not.
          </EmptyState>
        ) : (
          <Decision preview={preview} />
        )}
      </Section>
      {preview?.idToken && <Payload title="id_token" payload={preview.idToken} />}
      {preview?.accessToken && <Payload title="token" payload={preview.accessToken} />}
    </div>
  )
}

function outcomeWord({ error }: Preview): string {
  return error === undefined ? 'Tokens issued' : 'Refused'
}

function whoDecided({ error, decision: { policy, rule, considered } }: Preview): string {
  if (rule !== undefined)
    return error === undefined
      ? `Rule ${rule.name} of policy ${policy?.name} decides.`
      : `Rule ${rule.name} of policy ${policy?.name} would let it in. It is refused for another reason:`
  if (considered.length === 0) return 'This server has no access policy, so nobody gets a token.'
  return 'No rule fits, so there is no token.'
}

function Decision({ preview }: { preview: Preview }) {
  const { considered } = preview.decision
  return (
    <>
      <div className={styles.outcome}>
        <StatusBadge tone={preview.error === undefined ? 'good' : 'bad'}>{outcomeWord(preview)}</StatusBadge>
        <p>{whoDecided(preview)}</p>
        {preview.error !== undefined && (
          <p className={styles.error}>
            <code>{preview.error}</code> {preview.error_description}
          </p>
        )}
      </div>
      {considered.length > 0 && (
        <ol className={styles.considered} aria-label="Asked in this order">
          {considered.map((step, at) => (
            <Step key={`${step.policy.id} ${step.rule?.id}`} step={step} number={at + 1} />
          ))}
        </ol>
      )}
    </>
  )
}

function Step({ step, number }: { step: Considered; number: number }) {
  const Mark = step.matched ? IconCheck : IconMinus
  return (
    <li data-matched={step.matched || undefined}>
      <Mark size={17} aria-hidden />
      <div>
        <p>
          <span className="visually-hidden">{number}. </span>
          {step.policy.name}
          {step.rule && <> → {step.rule.name}</>}
        </p>
        <p className={styles.reason}>{step.reason}</p>
      </div>
    </li>
  )
}

function Payload({ title, payload }: { title: string; payload: Readonly<Record<string, unknown>> }) {
  return (
    <Section title={title}>
      <pre className={styles.payload}>{JSON.stringify(payload, null, 2)}</pre>
    </Section>
  )
}
