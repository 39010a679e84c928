import { IconScript } from '@tabler/icons-react'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ActorName } from '../desk/actor-name.tsx'
import { At } from '../desk/at.tsx'
import type { DeskPage } from '../desk/desk-api.ts'
import { useDesk, useDeskListing } from '../desk/desk-queries.ts'
import type { AuditRecord, Organization, SetupLink } from '../desk/desk-types.ts'
import styles from './changes-tab.module.css'

/** Who changed what of this customer, newest first. */
export function ChangesTab({ organization }: { organization: Organization }) {
  const listing = useDeskListing<AuditRecord>(`/api/audit-log?organizationId=${organization.id}`)
  const links = useDesk<DeskPage<SetupLink>>(`/api/setup-links?organizationId=${organization.id}&limit=200`)
  const columns: readonly Column<AuditRecord>[] = [
    { id: 'what', title: 'What', cell: ({ action }) => sayAction(action) },
    { id: 'who', title: 'Who', cell: ({ actor }) => <ActorName id={actor} links={links.data?.items ?? []} /> },
    { id: 'detail', title: 'In detail', tall: true, cell: (record) => <Detail record={record} /> },
    { id: 'when', title: 'When', sortBy: ({ at }) => at, cell: ({ at }) => <At ms={at} /> },
  ]
  return (
    <DataTable
      caption="Changes"
      columns={columns}
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
