import { IconScript } from '@tabler/icons-react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ActorName } from '../desk/actor-name.tsx'
import { At } from '../desk/at.tsx'
import { useDeskListing } from '../desk/desk-queries.ts'
import type { AuditRecord, Organization } from '../desk/desk-types.ts'
import styles from './changes-tab.module.css'

const COLUMNS: readonly Column<AuditRecord>[] = [
  { id: 'what', title: 'What', cell: ({ action }) => sayAction(action) },
  { id: 'who', title: 'Who', cell: ({ actor, actorName }) => <ActorName id={actor} name={actorName} /> },
  { id: 'detail', title: 'In detail', tall: true, cell: (record) => <Detail record={record} /> },
  { id: 'when', title: 'When', sortBy: ({ at }) => at, cell: ({ at }) => <At ms={at} /> },
]

/** Who changed what of this customer, newest first. */
export function ChangesTab({ organization }: { organization: Organization }) {
  const listing = useDeskListing<AuditRecord>(`/api/audit-log?organizationId=${organization.id}`)
  return (
    <DataTable
      caption="Changes"
      columns={COLUMNS}
      listing={listing}
      rowId={({ id }) => id}
      empty={<EmptyState icon={<IconScript size={28} aria-hidden />} title="Nothing was changed yet" />}
    />
  )
}

/** `connection.draft_changed` → Connection draft changed */
function sayAction(action: string): string {
  const text = action.replaceAll(/[._]/g, ' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function Detail({ record: { detail, targetType, targetId } }: { record: AuditRecord }) {
  const target = targetType === 'organization' ? [] : [[targetType.replaceAll('_', ' '), targetId]]
  const entries = [...target, ...Object.entries(detail)].filter(([, value]) => value !== null)
  if (entries.length === 0) return '—'
  return (
    <ul className={styles.detail}>
      {entries.map(([name, value]) => (
        <li key={String(name)}>
          <span>{String(name)}</span> {typeof value === 'string' ? value : JSON.stringify(value)}
        </li>
      ))}
    </ul>
  )
}
