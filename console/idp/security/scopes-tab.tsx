// Scopes tab: what can be asked for, OpenID Connect's own and those of your API.
import { Button } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import styles from '../policies.module.css'
import { EditDelete } from './edit-delete.tsx'
import { ScopeDialog } from './scope-dialog.tsx'
import { deleteScopeRequest, scopesPath } from './scope-requests.ts'
import type { OktaServer, OktaServerScope } from './server-types.ts'

export function ScopesTab({ server }: { server: OktaServer }) {
  const path = scopesPath(server)
  const query = useWholeOktaList<OktaServerScope>(path)
  const change = useOktaChange()
  const [q, setQ] = useState('')
  const [adding, setAdding] = useState(false)
  const [editing, setEditing] = useState<OktaServerScope>()
  const [deleting, setDeleting] = useState<OktaServerScope>()
  const shown = query.data
    ?.filter(({ name }) => name.toLowerCase().includes(q.trim().toLowerCase()))
    .sort((one, other) => Number(one.system) - Number(other.system))
  return (
    <>
      <div className={styles.bar}>
        <p className={styles.lead}>
          What applications may ask for: the scopes of your own API first, then OpenID Connect’s.
        </p>
        <Button onClick={() => setAdding(true)}>Add Scope</Button>
      </div>
      <DataTable
        caption={`Scopes of ${server.name}`}
        listing={wholeListing({ ...query, data: shown })}
        rowId={({ id }) => id}
        search={{ label: 'Search scopes', value: q, onChange: setQ }}
        columns={[
          {
            id: 'name',
            title: 'Name',
            width: '14rem',
            sortBy: ({ name }) => name,
            cell: ({ name }) => <code>{name}</code>,
          },
          {
            id: 'text',
            title: 'Description',
            cell: ({ displayName, description }) => displayName || description || '—',
          },
          { id: 'consent', title: 'User Consent', width: '8rem', sortBy: consentWord, cell: consentWord },
          { id: 'default', title: 'Default', width: '6rem', cell: ({ default: on }) => (on ? 'Yes' : 'No') },
          {
            id: 'metadata',
            title: 'Metadata',
            width: '8rem',
            cell: ({ metadataPublish }) => (metadataPublish === 'ALL_CLIENTS' ? 'Published' : 'Not published'),
          },
        ]}
        actions={(scope) => (
          <EditDelete
            name={scope.name}
            onEdit={() => setEditing(scope)}
            onDelete={scope.system ? undefined : () => setDeleting(scope)}
          />
        )}
        empty={<EmptyState title="Nothing found">No scope has this in its name.</EmptyState>}
      />
      <OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists them" />
      {adding && <ScopeDialog server={server} onClose={() => setAdding(false)} />}
      {editing && <ScopeDialog server={server} scope={editing} onClose={() => setEditing(undefined)} />}
      <ConfirmDialog
        opened={deleting !== undefined}
        onClose={() => setDeleting(undefined)}
        title={`Delete ${deleting?.name}?`}
        confirm="Delete scope"
        run={() =>
          change(deleteScopeRequest(server, deleting as OktaServerScope), {
            stale: [path],
            done: `${deleting?.name} was deleted`,
          })
        }
        api={deleting && <OktaCall requests={[deleteScopeRequest(server, deleting)]} />}
      >
        Applications that ask for it are refused from now on.
      </ConfirmDialog>
    </>
  )
}

function consentWord({ consent }: OktaServerScope): string {
  if (consent === 'IMPLICIT') return 'Implicit'
  return consent === 'REQUIRED' ? 'Required' : 'Required, not of services'
}
