// An app's page: what it is called and whether it works, then General, Sign On, Assignments, Okta API Scopes.
import { Button } from '@mantine/core'
import { Link, useParams } from '@tanstack/react-router'
import { ErrorView } from '../../ui/error-view.tsx'
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { useOkta } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { ApiScopesTab } from './api-scopes-tab.tsx'
import { AppMark } from './app-mark.tsx'
import { appPath } from './app-requests.ts'
import { AppStatusMenu } from './app-status-menu.tsx'
import { kindWord, typeOf } from './app-words.ts'
import { AssignmentsTab } from './assignments-tab.tsx'
import { GeneralTab } from './general-tab.tsx'
import { SignOnTab } from './sign-on-tab.tsx'

const BACK = { to: '/apps/active', label: 'Applications' }

export function AppScreen() {
  const { appId = '' } = useParams({ strict: false }) as { appId?: string }
  const { data: app, error, refetch } = useOkta<OktaApp>(appPath(appId))
  if (error)
    return (
      <Page title="Application" back={BACK}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (app === undefined) return <PageSkeleton back={BACK} />
  return (
    <Page
      key={app.id}
      title={app.label}
      lead={kindWord(app)}
      mark={<AppMark app={app} size={48} />}
      status={<AppStatusMenu app={app} />}
      back={BACK}
      actions={
        <Button
          variant="default"
          renderRoot={(props) => (
            <Link {...props} to="/reports/system-log" search={{ filter: `target.id eq "${app.id}"` } as never} />
          )}
        >
          View Logs
        </Button>
      }
    >
      <HashTabs
        label={app.label}
        // Nobody signs in to an API service, so nobody is assigned to one.
        tabs={[
          { id: 'tab-general', title: 'General', content: () => <GeneralTab app={app} /> },
          ...(typeOf(app) === 'service'
            ? []
            : [
                { id: 'tab-signon', title: 'Sign On', content: () => <SignOnTab app={app} /> },
                { id: 'tab-assignments', title: 'Assignments', content: () => <AssignmentsTab app={app} /> },
              ]),
          { id: 'tab-scopes', title: 'Okta API Scopes', content: () => <ApiScopesTab app={app} /> },
        ]}
      />
    </Page>
  )
}
