import { IconUsersGroup } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { type Column, DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaListing } from '../okta-queries.ts'
import { type CountedGroup, groupsPath } from './group-requests.ts'
import styles from './groups-tab.module.css'

export function GroupsTab() {
  const { q = '' } = useSearch({ strict: false }) as { q?: string }
  const navigate = useNavigate()
  const path = groupsPath(q)
  const listing = useOktaListing<CountedGroup>(path)
  return (
    <>
      <DataTable
        caption="Groups"
        listing={listing}
        rowId={({ id }) => id}
        rowLink={({ id }) => `/group/${id}`}
        columns={COLUMNS}
        search={{
          label: 'Search by name',
          value: q,
          onChange: (text) => void navigate({ to: '.', search: { q: text } as never, replace: true }),
        }}
        empty={
          <EmptyState icon={<IconUsersGroup size={32} stroke={1.5} aria-hidden />} title="No group found">
            There is none whose name has this in it. Try fewer letters.
          </EmptyState>
        }
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
    </>
  )
}

const COLUMNS: readonly Column<CountedGroup>[] = [
  {
    id: 'name',
    title: 'Group',
    sortBy: ({ profile }) => profile.name,
    cell: ({ profile }) => (
      <span className={styles.group}>
        <bdi>{profile.name}</bdi>
        <span>{profile.description}</span>
      </span>
    ),
  },
  {
    id: 'people',
    title: 'People',
    width: '7rem',
    align: 'end',
    sortBy: ({ _embedded }) => _embedded?.stats?.usersCount ?? 0,
    cell: ({ _embedded }) => _embedded?.stats?.usersCount ?? '—',
  },
  {
    id: 'apps',
    title: 'Applications',
    width: '9rem',
    align: 'end',
    sortBy: ({ _embedded }) => _embedded?.stats?.appsCount ?? 0,
    cell: ({ _embedded }) => _embedded?.stats?.appsCount ?? '—',
  },
  {
    id: 'changed',
    title: 'Members changed',
    width: '12rem',
    align: 'end',
    wideOnly: true,
    sortBy: ({ lastMembershipUpdated }) => Date.parse(lastMembershipUpdated),
    cell: ({ lastMembershipUpdated }) => <RelativeTime at={lastMembershipUpdated} />,
  },
]
