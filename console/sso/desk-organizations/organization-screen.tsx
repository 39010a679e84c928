// One customer: connections, e-mail domains, people, sign-ins, changes.
import { TextInput } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { CopyChip } from '../../ui/copy-value.tsx'
import { ErrorView } from '../../ui/error-view.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { HashTabs } from '../../ui/hash-tabs.tsx'
import { InitialsMark } from '../../ui/initials-mark.tsx'
import { Page } from '../../ui/page.tsx'
import { PageSkeleton } from '../../ui/page-skeleton.tsx'
import { At } from '../desk/at.tsx'
import { useDesk, useDeskChange } from '../desk/desk-queries.ts'
import type { Organization } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import { ChangesTab } from './changes-tab.tsx'
import { ConnectionsTab } from './connections-tab.tsx'
import { DomainsTab } from './domains-tab.tsx'
import { OrganizationSignIns } from './organization-sign-ins.tsx'
import { PeopleTab } from './people-tab.tsx'
import { RenameButton } from './rename-button.tsx'

const BACK = { to: '/organizations', label: 'Organizations' }

export function OrganizationScreen() {
  const { organizationId = '' } = useParams({ strict: false }) as { organizationId?: string }
  const { data: organization, error, refetch } = useDesk<Organization>(`/api/organizations/${organizationId}`)
  const mayChange = useMay('support')
  const [renaming, setRenaming] = useState(false)
  if (error !== null)
    return (
      <Page title="Organization" back={BACK}>
        <ErrorView error={error} retry={() => void refetch()} />
      </Page>
    )
  if (organization === undefined) return <PageSkeleton back={BACK} />
  return (
    <Page
      key={organization.id}
      title={organization.name}
      back={BACK}
      mark={<InitialsMark name={organization.name} size={48} />}
      lead={
        <>
          <CopyChip value={organization.id} label="organization id" /> Added <At ms={organization.createdAt} />
        </>
      }
      actions={mayChange && <RenameButton onClick={() => setRenaming(true)} />}
    >
      <HashTabs
        label="Organization"
        tabs={[
          {
            id: 'tab-connections',
            title: 'Connections',
            content: () => <ConnectionsTab organization={organization} />,
          },
          { id: 'tab-domains', title: 'Domains', content: () => <DomainsTab organization={organization} /> },
          { id: 'tab-people', title: 'People', content: () => <PeopleTab organization={organization} /> },
          { id: 'tab-sign-ins', title: 'Sign-ins', content: () => <OrganizationSignIns organization={organization} /> },
          { id: 'tab-changes', title: 'Changes', content: () => <ChangesTab organization={organization} /> },
        ]}
      />
      {renaming && <RenameDialog organization={organization} onClose={() => setRenaming(false)} />}
    </Page>
  )
}

function RenameDialog({ organization, onClose }: { organization: Organization; onClose: () => void }) {
  const change = useDeskChange()
  const [name, setName] = useState(organization.name)
  const path = `/api/organizations/${organization.id}`
  return (
    <FormDialog
      title="Rename organization"
      onClose={onClose}
      save="Rename"
      ready={name.trim() !== ''}
      known={['name']}
      run={() =>
        change(
          { method: 'PATCH', path, body: { name: name.trim() } },
          { stale: ['/api/organizations', '/api/overview'], done: 'Renamed' },
        )
      }
    >
      {(problems) => (
        <TextInput
          label="Name"
          data-autofocus
          maxLength={200}
          value={name}
          error={problems.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
