import { DataTable } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Page } from '../../ui/page.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { useOktaListing } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'

export function ApplicationsScreen() {
  const listing = useOktaListing<OktaApp>('/api/v1/apps?limit=50')
  return (
    <Page title="Applications">
      <DataTable
        caption="Applications"
        listing={listing}
        rowId={(app) => app.id}
        rowLink={(app) => `/app/oidc_client/instance/${app.id}`}
        columns={[
          { id: 'label', title: 'Name', cell: (app) => app.label },
          {
            id: 'status',
            title: 'Status',
            cell: (app) => (
              <StatusBadge tone={app.status === 'ACTIVE' ? 'good' : 'off'}>
                {app.status === 'ACTIVE' ? 'Active' : 'Inactive'}
              </StatusBadge>
            ),
          },
        ]}
        empty={<EmptyState title="No applications yet" />}
      />
    </Page>
  )
}
