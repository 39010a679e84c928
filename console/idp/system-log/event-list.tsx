import { Button, Skeleton } from '@mantine/core'
import { IconReport } from '@tabler/icons-react'
import type { Listing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import styles from './event-list.module.css'
import { EventRow } from './event-row.tsx'
import type { OktaLogEvent } from './log-types.ts'

/** Events, newest first. @param onOnly  shows what fits a filter and nothing else */
export function EventList({ listing, onOnly }: { listing: Listing<OktaLogEvent>; onOnly: (filter: string) => void }) {
  const { rows, error, hasMore } = listing
  if (error !== null && error !== undefined) return <ErrorView error={error} retry={listing.retry} />
  if (rows === undefined) return <Waiting />
  return (
    <>
      <h2 className="visually-hidden">Events</h2>
      <p role="status" className="visually-hidden">
        {`${rows.length}${hasMore ? ' or more' : ''} events`}
      </p>
      {rows.length === 0 ? (
        <EmptyState icon={<IconReport size={32} stroke={1.5} aria-hidden />} title="No events">
          Nothing like this happened in this time. Words are found whole: try another one, a longer time, or less.
        </EmptyState>
      ) : (
        <ol className={styles.list} aria-label="Events, newest first">
          {rows.map((event) => (
            <EventRow key={event.uuid} event={event} onOnly={onOnly} />
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
