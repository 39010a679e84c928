// One application: what it is registered with, its secrets, and what to write into it.
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { CopyValue } from '../../ui/copy-value.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { InitialsMark } from '../../ui/initials-mark.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { At } from '../desk/at.tsx'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { Application } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { ApplicationFields, bodyOf, draftOf, isReady, KNOWN } from './application-fields.tsx'
import { ApplicationSecrets } from './application-secrets.tsx'
import { ConnectIt } from './connect-it.tsx'

const BACK = { to: '/applications', label: 'Applications' }

export function DeskApplicationScreen() {
  const { applicationId = '' } = useParams({ strict: false }) as { applicationId?: string }
  const { data: application, error, refetch } = useDesk<Application>(`/api/applications/${applicationId}`)
  const mayChange = useMay('owner')
  const [editing, setEditing] = useState(false)
  if (error !== null)
    return (
      <Page title="Application" back={BACK}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (application === undefined) return <PageSkeleton back={BACK} />
  return (
    <Page
      title={application.name}
      back={BACK}
      mark={<InitialsMark name={application.name} size={48} />}
      lead={
        <>
          Added <At ms={application.createdAt} />
        </>
      }
    >
      <Section
        title="Registration"
        actions={
          mayChange && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => setEditing(true)}
            >
              Edit
            </Button>
          )
        }
      >
        <Registration application={application} />
      </Section>
      <ApplicationSecrets application={application} />
      <ConnectIt application={application} />
      {editing && <EditApplication application={application} onClose={() => setEditing(false)} />}
    </Page>
  )
}

function Registration({ application }: { application: Application }) {
  const list = (uris: readonly string[], label: string) =>
    uris.length === 0 ? (
      'None'
    ) : (
      <ul>
        {uris.map((uri) => (
          <li key={uri}>
            <CopyValue plain value={uri} label={label} />
          </li>
        ))}
      </ul>
    )
  return (
    <Facts>
      <Fact label="Client ID">
        <CopyValue plain value={application.clientId} label="client ID" />
      </Fact>
      <Fact label="Redirect URIs">{list(application.redirectUris, 'redirect URI')}</Fact>
      <Fact label="Initiate login URI">
        {application.initiateLoginUri === null ? (
          'None: tiles in Okta do not work'
        ) : (
          <CopyValue plain value={application.initiateLoginUri} label="initiate login URI" />
        )}
      </Fact>
      <Fact label="After signing out">{list(application.postLogoutRedirectUris, 'URI after signing out')}</Fact>
      <Fact label="Origins a tile may lead to">{list(application.targetLinkOrigins, 'origin')}</Fact>
    </Facts>
  )
}

function EditApplication({ application, onClose }: { application: Application; onClose: () => void }) {
  const change = useDeskChange()
  const [draft, setDraft] = useState(() => draftOf(application))
  const request = { method: 'PATCH', path: `/api/applications/${application.id}`, body: bodyOf(draft) } as const
  return (
    <FormDialog
      title="Edit registration"
      onClose={onClose}
      save="Save"
      ready={isReady(draft)}
      known={KNOWN}
      run={() => change(request, { stale: ['/api/applications'], done: 'Saved' })}
    >
      {(problems) => (
        <ApplicationFields draft={draft} set={(part) => setDraft({ ...draft, ...part })} problems={problems} />
      )}
    </FormDialog>
  )
}
