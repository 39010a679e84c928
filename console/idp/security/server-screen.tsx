// An authorization server's page: Settings, Scopes, Claims, Access Policies, Token Preview.
import { useParams } from '@tanstack/react-router'
import { ErrorView } from '../../ui/error-view.tsx'
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useOkta } from '../okta-queries.ts'
import { ClaimsTab } from './claims-tab.tsx'
import { PoliciesTab } from './policies-tab.tsx'
import { ScopesTab } from './scopes-tab.tsx'
import { serverPath } from './server-requests.ts'
import { ServerStatusMenu } from './server-status-menu.tsx'
import type { OktaServer } from './server-types.ts'
import { SettingsTab } from './settings-tab.tsx'
import { TokenPreviewTab } from './token-preview-tab.tsx'

const BACK = { to: '/oauth2/as', label: 'Authorization Servers' }

export function ServerScreen() {
  const { asId = '' } = useParams({ strict: false }) as { asId?: string }
  const { data: server, error, refetch } = useOkta<OktaServer>(serverPath(asId))
  if (error)
    return (
      <Page title="Authorization Server" back={BACK}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (server === undefined) return <PageSkeleton back={BACK} />
  return (
    <Page
      key={server.id}
      title={server.name}
      lead={server.description}
      status={<ServerStatusMenu server={server} />}
      back={BACK}
    >
      <HashTabs
        label={server.name}
        tabs={[
          { id: 'tab-settings', title: 'Settings', content: () => <SettingsTab server={server} /> },
          { id: 'tab-scopes', title: 'Scopes', content: () => <ScopesTab server={server} /> },
          { id: 'tab-claims', title: 'Claims', content: () => <ClaimsTab server={server} /> },
          { id: 'tab-policies', title: 'Access Policies', content: () => <PoliciesTab server={server} /> },
          { id: 'tab-preview', title: 'Token Preview', content: () => <TokenPreviewTab server={server} /> },
        ]}
      />
    </Page>
  )
}
