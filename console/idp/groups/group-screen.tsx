// A group's page: what it is called, then who is in it and what they get.
import { useParams } from '@tanstack/react-router'
import { ErrorView } from '../../ui/error-view.tsx'
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { InitialsMark } from '../../ui/initials-mark.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { AdminRoles } from '../admin-roles.tsx'
import { useOkta } from '../okta-queries.ts'
import type { OktaGroup } from '../okta-types.ts'
import { GroupActions } from './group-actions.tsx'
import { GroupApplicationsTab } from './group-applications-tab.tsx'
import { GroupPeopleTab } from './group-people-tab.tsx'
import { groupPath } from './group-requests.ts'

const BACK = { to: '/groups', label: 'Groups' }

export function GroupScreen() {
  const { groupId = '' } = useParams({ strict: false }) as { groupId?: string }
  const { data: group, error, refetch } = useOkta<OktaGroup>(groupPath(groupId))
  if (error)
    return (
      <Page title="Group" back={BACK}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (group === undefined) return <PageSkeleton back={BACK} />
  const { name, description } = group.profile
  return (
    <Page
      key={group.id}
      title={name}
      lead={description}
      mark={<InitialsMark name={name} size={48} />}
      status={group.type === 'BUILT_IN' ? <StatusBadge tone="info">Built in</StatusBadge> : undefined}
      back={BACK}
      actions={<GroupActions group={group} />}
    >
      <HashTabs
        label={name}
        tabs={[
          { id: 'tab-people', title: 'People', content: () => <GroupPeopleTab group={group} /> },
          { id: 'tab-applications', title: 'Applications', content: () => <GroupApplicationsTab group={group} /> },
          // Everybody an administrator: never what somebody meant.
          ...(group.type === 'BUILT_IN'
            ? []
            : [
                {
                  id: 'tab-roles',
                  title: 'Admin roles',
                  content: () => (
                    <AdminRoles
                      path={groupPath(group.id)}
                      by="GROUP"
                      name={name}
                      mayAdd
                      none="Being in this group makes nobody an administrator."
                    />
                  ),
                },
              ]),
        ]}
      />
    </Page>
  )
}
