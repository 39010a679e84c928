import { Button, Skeleton } from '@mantine/core'
import { IconScript } from '@tabler/icons-react'
import type { Listing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import styles from './audit-list.module.css'
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
  const { rows, error, hasMore } = listing
  if (error !== null && error !== undefined) return <ErrorView error={error} retry={listing.retry} />
  if (rows === undefined) return <Waiting />
  return (
    <>
      <h2 className="visually-hidden">Entries</h2>
      <p role="status" className="visually-hidden">
        {`${rows.length}${hasMore ? ' or more' : ''} entries`}
      </p>
      {rows.length === 0 ? (
        <EmptyState icon={<IconScript size={28} aria-hidden />} title="Nothing like this was changed">
          Ask for a longer time, or for less.
        </EmptyState>
      ) : (
        <ol className={styles.list} aria-label="Entries, newest first">
          {rows.map((entry) => (
            <AuditRow key={entry.id} entry={entry} onOnly={onOnly} />
          ))}
        </ol>
      )}
      {hasMore && (
        <div className={styles.more}>
          <Button variant="subtle" loading={listing.loadingMore} onClick={listing.loadMore}>
            Show more
          </Button>
        </div>
      )}
    </>
  )
}

const WAITING_ROWS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

function Waiting() {
  return (
    <div aria-busy="true" className={styles.waiting}>
      {WAITING_ROWS.map((key) => (
        <Skeleton key={key} height={14} />
      ))}
    </div>
  )
}
