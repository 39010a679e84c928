import { Link } from '@tanstack/react-router'
import { LogDetails, LogValue, OnlyLikeIt } from '../../ui/log-list.tsx'
import { Fact, Facts, SubSection } from '../../ui/section.tsx'
import styles from './audit-list.module.css'
import type { AuditQuestion } from './audit-question.ts'
import type { AuditEntry } from './audit-types.ts'
import { sayActor, wayTo } from './audit-words.ts'

/** Everything an entry says, and ways from it to others like it. */
export function AuditDetails({ entry, onOnly }: { entry: AuditEntry; onOnly: (part: Partial<AuditQuestion>) => void }) {
  const way = wayTo(entry)
  const changed = Object.entries(entry.detail)
  return (
    <LogDetails
      whole={entry}
      what="entry"
      ways={
        <>
          <OnlyLikeIt onPress={() => onOnly({ action: entry.action })}>Only this kind</OnlyLikeIt>
          <OnlyLikeIt onPress={() => onOnly({ actor: entry.actor })}>Only by this actor</OnlyLikeIt>
          <OnlyLikeIt onPress={() => onOnly({ targetId: entry.targetId })}>Only about this</OnlyLikeIt>
          {way !== undefined && (
            <Link to={way} className={styles.way}>
              Show it
            </Link>
          )}
        </>
      }
    >
      <SubSection title="What">
        <Facts>
          <Said label="action">{entry.action}</Said>
          <Said label="at">{new Date(entry.at).toISOString()}</Said>
          <Said label="actor">{`${sayActor(entry)} (${entry.actor})`}</Said>
          <Said label={entry.targetType.replaceAll('_', ' ')}>{entry.targetId}</Said>
          {entry.organizationId !== null && <Said label="organization">{entry.organizationId}</Said>}
        </Facts>
      </SubSection>
      {changed.length > 0 && (
        <SubSection title="In detail">
          <Facts>
            {changed.map(([name, value]) => (
              <Said key={name} label={name}>
                {typeof value === 'string' ? value : JSON.stringify(value)}
              </Said>
            ))}
          </Facts>
        </SubSection>
      )}
      <SubSection title="In the chain">
        <Facts>
          <Said label="entry">{String(entry.seq)}</Said>
          <Said label="id">{entry.id}</Said>
          <Said label="hash">{entry.hash}</Said>
          <Said label="hash before">{entry.prevHash === '' ? 'none: the first entry' : entry.prevHash}</Said>
        </Facts>
      </SubSection>
    </LogDetails>
  )
}

function Said({ label, children }: { label: string; children: string }) {
  return (
    <Fact label={label}>
      <LogValue>{children}</LogValue>
    </Fact>
  )
}
