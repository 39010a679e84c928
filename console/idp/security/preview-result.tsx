import { IconCheck, IconMinus } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import type { Considered, Preview } from './preview-request.ts'
import styles from './token-preview-tab.module.css'

/** What came of it: who decided and why, then what the tokens say. */
export function PreviewResult({ preview }: { preview: Preview | undefined }) {
  const result = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (preview !== undefined) result.current?.focus({ preventScroll: true })
  }, [preview])
  return (
    <div className={styles.result} ref={result} tabIndex={-1} data-quiet-focus role="status">
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

function Decision({ preview }: { preview: Preview }) {
  const { policy, rule, considered } = preview.decision
  const refused = preview.error !== undefined
  return (
    <>
      <div className={styles.outcome}>
        {refused ? <StatusBadge tone="bad">Refused</StatusBadge> : <StatusBadge tone="good">Tokens issued</StatusBadge>}
        {rule !== undefined && (
          <p>
            Rule <strong>{rule.name}</strong> of policy <strong>{policy?.name}</strong> decides.
          </p>
        )}
        {rule === undefined && considered.length === 0 && <p>This server has no access policy.</p>}
        {rule === undefined && considered.length > 0 && <p>No rule fits, and without one nobody gets a token.</p>}
        {refused && (
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
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
      <pre className={styles.payload} tabIndex={0}>
        {JSON.stringify(payload, null, 2)}
      </pre>
    </Section>
  )
}
