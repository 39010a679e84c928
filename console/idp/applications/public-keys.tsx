// PUBLIC KEYS of a client that proves itself with a private key.
import { Button, Menu } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { CopyChip, CopyValue } from '../../ui/copy-value.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Fact, Facts, Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOkta, useOktaChange } from '../okta-queries.ts'
import type { OktaApp, OktaAppKey } from '../okta-types.ts'
import { AddKeyDialog } from './add-key-dialog.tsx'
import { APPS, appPath } from './app-requests.ts'
import styles from './client-secrets.module.css'

export function PublicKeys({ app }: { app: OktaApp }) {
  const uri = app.settings.oauthClient.jwks_uri
  if (uri)
    return (
      <Section title="PUBLIC KEYS">
        <Facts>
          <Fact label="URL" hint="The keys are fetched from here when a client proves itself.">
            <CopyValue value={uri} label="key set URL" />
          </Fact>
        </Facts>
      </Section>
    )
  return <SavedKeys app={app} />
}

function SavedKeys({ app }: { app: OktaApp }) {
  const path = `${appPath(app.id)}/credentials/jwks`
  const query = useOkta<{ jwks: { keys: readonly OktaAppKey[] } }>(path)
  const change = useOktaChange()
  const [adding, setAdding] = useState(false)
  const [error, setError] = useState<unknown>()
  async function send(request: ApiRequest, done: string) {
    setError(undefined)
    try {
      await change(request, { stale: [APPS], done })
    } catch (thrown) {
      setError(thrown)
    }
  }
  const at = (key: OktaAppKey) => `${path}/${key.id}`
  return (
    <Section
      title="PUBLIC KEYS"
      lead="The client signs with its private key; these tell that it was this client."
      actions={
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => setAdding(true)}
        >
          Add key
        </Button>
      }
      footer={<OktaCall requests={[{ method: 'GET', path }]} title="The API call that lists the keys" />}
    >
      {error !== undefined && <FormProblem error={error} />}
      <div className={styles.table}>
        <DataTable
          caption="Public keys"
          listing={wholeListing({ ...query, data: query.data?.jwks.keys })}
          rowId={({ id }) => id}
          columns={[
            { id: 'kid', title: 'Key ID', cell: ({ kid }) => <CopyChip value={kid} label="key ID" /> },
            {
              id: 'created',
              title: 'Creation date',
              width: '12rem',
              cell: ({ created }) => <RelativeTime at={created} />,
            },
            {
              id: 'status',
              title: 'Status',
              width: '8rem',
              cell: ({ status }) =>
                status === 'ACTIVE' ? (
                  <StatusBadge tone="good">Active</StatusBadge>
                ) : (
                  <StatusBadge tone="off">Inactive</StatusBadge>
                ),
            },
          ]}
          actions={(key) => (
            <Menu position="bottom-end" width={220}>
              <Menu.Target>
                <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Actions for key ${key.kid}`}>
                  <IconDots size={18} aria-hidden />
                </Button>
              </Menu.Target>
              <Menu.Dropdown>
                {key.status === 'ACTIVE' ? (
                  <Menu.Item
                    onClick={() =>
                      void send({ method: 'POST', path: `${at(key)}/lifecycle/deactivate` }, 'The key is inactive')
                    }
                  >
                    Deactivate
                  </Menu.Item>
                ) : (
                  <Menu.Item
                    onClick={() =>
                      void send({ method: 'POST', path: `${at(key)}/lifecycle/activate` }, 'The key is active')
                    }
                  >
                    Activate
                  </Menu.Item>
                )}
                <Menu.Item
                  color="red"
                  disabled={key.status === 'ACTIVE'}
                  onClick={() => void send({ method: 'DELETE', path: at(key) }, 'The key was deleted')}
                >
                  Delete
                  {key.status === 'ACTIVE' && <span className={styles.why}>Deactivate it first</span>}
                </Menu.Item>
              </Menu.Dropdown>
            </Menu>
          )}
          empty={<EmptyState title="No keys">Add one: without a key the client cannot prove itself.</EmptyState>}
        />
      </div>
      {adding && (
        <AddKeyDialog
          onClose={() => setAdding(false)}
          save="Save"
          onAdd={(key) => change({ method: 'POST', path, body: key }, { stale: [APPS], done: 'The key was added' })}
        />
      )}
    </Section>
  )
}
