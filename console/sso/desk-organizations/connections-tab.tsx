// The connections of a customer, each with its versions and the people who were invited to it.
import { Button } from '@mantine/core'
import { IconPlugConnected, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { SectionSkeleton } from '../../ui/section-skeleton.tsx'
import type { DeskPage } from '../desk/desk-api.ts'
import { useDesk } from '../desk/desk-queries.ts'
import type { Connection, Organization, OverviewRow, SetupLink } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { ConnectionSection } from './connection-section.tsx'
import { InviteDialog } from './invite-dialog.tsx'

export function ConnectionsTab({ organization }: { organization: Organization }) {
  const { id } = organization
  const connections = useDesk<DeskPage<Connection>>(`/api/connections?organizationId=${id}&limit=200`)
  const overview = useDesk<DeskPage<OverviewRow>>(`/api/overview?q=${id}`, 15_000)
  const links = useDesk<DeskPage<SetupLink>>(`/api/setup-links?organizationId=${id}&limit=200`)
  const mayInvite = useMay('support')
  const [inviting, setInviting] = useState(false)
  const error = connections.error ?? links.error
  if (error !== null) return <ErrorView error={error} retry={() => void connections.refetch()} />
  if (connections.data === undefined || links.data === undefined) return <SectionSkeleton rows={4} />
  const { items } = connections.data
  const invite = mayInvite && (
    <Button
      variant={items.length === 0 ? 'filled' : 'default'}
      leftSection={<IconPlus size={16} aria-hidden />}
      onClick={() => setInviting(true)}
    >
      {items.length === 0 ? 'Invite somebody' : 'Connect another Okta'}
    </Button>
  )
  return (
    <>
      {items.length === 0 && (
        <EmptyState icon={<IconPlugConnected size={28} aria-hidden />} title="No Okta is connected" action={invite}>
          Whoever runs the Okta of {organization.name} gets a link to a guide that checks every step.
        </EmptyState>
      )}
      {items.map((connection) => (
        <ConnectionSection
          key={connection.id}
          connection={connection}
          organization={organization}
          standing={overview.data?.items[0]?.connections.find((each) => each.id === connection.id)}
          links={links.data.items.filter((link) => link.connectionId === connection.id)}
        />
      ))}
      {items.length > 0 && <div>{invite}</div>}
      {inviting && (
        <InviteDialog organization={organization} anew={items.length > 0} onClose={() => setInviting(false)} />
      )}
    </>
  )
}
