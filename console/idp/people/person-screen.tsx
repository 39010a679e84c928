// A person's page: who they are and what state they are in, what can be done next, and all there is about them.
import { useParams } from '@tanstack/react-router'
import { ErrorView } from '../../ui/error-view.tsx'
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { InitialsMark } from '../../ui/initials-mark.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { AdminRoles } from '../admin-roles.tsx'
import { useOkta } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { UserStatus } from '../user-status.tsx'
import { fullName } from '../user-words.ts'
import { userPath } from './people-requests.ts'
import { PersonActions } from './person-actions.tsx'
import { PersonApplicationsTab } from './person-applications-tab.tsx'
import { PersonGroupsTab } from './person-groups-tab.tsx'
import { PersonProfileTab } from './person-profile-tab.tsx'
import { PersonSecurityTab } from './person-security-tab.tsx'

const BACK = { to: '/users', label: 'People' }

export function PersonScreen() {
  const { userId = '' } = useParams({ strict: false }) as { userId?: string }
  const { data: user, error, refetch } = useOkta<OktaUser>(userPath(userId))
  if (error)
    return (
      <Page title="Person" back={BACK}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (user === undefined) return <PageSkeleton back={BACK} />
  const name = fullName(user)
  return (
    <Page
      key={user.id}
      title={name}
      lead={user.profile.login}
      mark={<InitialsMark name={name} size={48} round />}
      status={<UserStatus user={user} />}
      back={BACK}
      actions={<PersonActions user={user} />}
    >
      <HashTabs
        label={name}
        tabs={[
          { id: 'tab-applications', title: 'Applications', content: () => <PersonApplicationsTab user={user} /> },
          { id: 'tab-groups', title: 'Groups', content: () => <PersonGroupsTab user={user} /> },
          { id: 'tab-profile', title: 'Profile', content: () => <PersonProfileTab user={user} /> },
          { id: 'tab-security', title: 'Security', content: () => <PersonSecurityTab user={user} /> },
          {
            id: 'tab-roles',
            title: 'Admin roles',
            content: () => (
              <AdminRoles
                path={userPath(user.id)}
                by="USER"
                name={name}
                mayAdd={user.status !== 'DEPROVISIONED'}
                none={`${name} sees their own applications and settings, and nothing of this console.`}
              />
            ),
          },
        ]}
      />
    </Page>
  )
}
