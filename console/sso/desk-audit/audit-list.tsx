import { IconScript } from '@tabler/icons-react'
import type { Listing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LogList } from '../../ui/log-list.tsx'
import type { AuditQuestion } from './audit-question.ts'
import { AuditRow } from './audit-row.tsx'
import type { AuditEntry } from './audit-types.ts'

/** Entries, newest first. @param onOnly  shows what is like one of them and nothing else */
export function AuditList({
  listing,
  onOnly,
}: {
  listing: Listing<AuditEntry>
  onOnly: (part: Partial<AuditQuestion>) => void
}) {
  return (
    <LogList
      listing={listing}
      many="entries"
      empty={
        <EmptyState icon={<IconScript size={28} aria-hidden />} title="Nothing like this was changed">
          Ask for a longer time, or for less.
        </EmptyState>
      }
    >
      {(entry) => <AuditRow key={entry.id} entry={entry} onOnly={onOnly} />}
    </LogList>
  )
}
