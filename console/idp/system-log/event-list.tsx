import { IconReport } from '@tabler/icons-react'
import type { Listing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { LogList } from '../../ui/log-list.tsx'
import { EventRow } from './event-row.tsx'
import type { OktaLogEvent } from './log-types.ts'

/** Events, newest first. @param onOnly  shows what fits a filter and nothing else */
export function EventList({ listing, onOnly }: { listing: Listing<OktaLogEvent>; onOnly: (filter: string) => void }) {
  return (
    <LogList
      listing={listing}
      many="events"
      empty={
        <EmptyState icon={<IconReport size={32} stroke={1.5} aria-hidden />} title="No events">
          Nothing like this happened in this time. Words are found whole: try another one, a longer time, or less.
        </EmptyState>
      }
    >
      {(event) => <EventRow key={event.uuid} event={event} onOnly={onOnly} />}
    </LogList>
  )
}
