// CLIENT SECRETS: two at most, so that one can take over from the other without anybody noticing.
import { Button, Menu } from '@mantine/core'
import { IconDots, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { SecretValue } from '../../ui/copy-value.tsx'
import { DataTable, wholeListing } from '../../ui/data-table.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { RelativeTime } from '../../ui/relative-time.tsx'
import { Section } from '../../ui/section.tsx'
import { StatusBadge } from '../../ui/status-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange, useWholeOktaList } from '../okta-queries.ts'
import type { OktaApp, OktaSecret } from '../okta-types.ts'
import { appPath } from './app-requests.ts'
import styles from './client-secrets.module.css'

const MOST_SECRETS = 2

export function ClientSecrets({ app }: { app: OktaApp }) {
  const path = `${appPath(app.id)}/credentials/secrets`
  const query = useWholeOktaList<OktaSecret>(path)
  const change = useOktaChange()
  const [error, setError] = useState<unknown>()
  const [asking, setAsking] = useState<{ secret: OktaSecret; what: 'deactivate' | 'delete' }>()
  const create: ApiRequest = { method: 'POST', path, body: {} }
  const secrets = query.data ?? []
  const full = secrets.length >= MOST_SECRETS
  const isOnlyActive = (secret: OktaSecret) =>
    secret.status === 'ACTIVE' && secrets.filter(({ status }) => status === 'ACTIVE').length === 1

  async function send(request: ApiRequest, done: string) {
    setError(undefined)
    try {
      await change(request, { stale: [path], done })
    } catch (thrown) {
      setError(thrown)
    }
  }
  return (
    <Section
      title="CLIENT SECRETS"
      lead={
        full
          ? 'Two secrets is the most. Deactivate and delete one to make room for a new one.'
          : 'A second secret lets you change it without interruption: generate, hand over, deactivate the old one.'
      }
      actions={
        <Button
          variant="default"
          size="compact-sm"
          disabled={full || query.data === undefined}
          leftSection={<IconPlus size={15} aria-hidden />}
          onClick={() => void send(create, 'A new secret was generated')}
        >
          Generate new secret
        </Button>
      }
      footer={<OktaCall requests={[create]} title="The API call that generates a secret" />}
    >
      {error !== undefined && <FormProblem error={error} />}
      <div className={styles.table}>
        <DataTable
          caption="Client secrets"
          listing={wholeListing(query)}
          rowId={({ id }) => id}
          columns={[
            {
              id: 'created',
              title: 'Creation date',
              width: '12rem',
              cell: ({ created }) => <RelativeTime at={created} />,
            },
            {
              id: 'secret',
              title: 'Secret',
              tall: true,
              cell: (secret) => <SecretValue value={secret.client_secret} label="client secret" />,
            },
            { id: 'status', title: 'Status', width: '8rem', cell: (secret) => <SecretStatus secret={secret} /> },
          ]}
          actions={(secret) => (
            <SecretMenu
              secret={secret}
              onlyActive={isOnlyActive(secret)}
              onActivate={() => void send(lifecycle(path, secret, 'activate'), 'The secret is active')}
              onAsk={(what) => setAsking({ secret, what })}
            />
          )}
          empty={
            <EmptyState title="No client secret">
              Generate one: without a secret the application cannot get tokens.
            </EmptyState>
          }
        />
      </div>
      <ConfirmDialog
        opened={asking?.what === 'deactivate'}
        onClose={() => setAsking(undefined)}
        title="Deactivate this client secret?"
        confirm="Deactivate secret"
        run={() =>
          change(lifecycle(path, asking?.secret as OktaSecret, 'deactivate'), {
            stale: [path],
            done: 'The secret is inactive',
          })
        }
        api={asking && <OktaCall requests={[lifecycle(path, asking.secret, 'deactivate')]} />}
      >
        Whoever still uses it gets no tokens any more, at once. It can be activated again.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking?.what === 'delete'}
        onClose={() => setAsking(undefined)}
        title="Delete this client secret?"
        confirm="Delete secret"
        run={() =>
          change(deletion(path, asking?.secret as OktaSecret), { stale: [path], done: 'The secret was deleted' })
        }
        api={asking && <OktaCall requests={[deletion(path, asking.secret)]} />}
      >
        It is gone for good.
      </ConfirmDialog>
    </Section>
  )
}

function lifecycle(path: string, secret: OktaSecret, operation: 'activate' | 'deactivate'): ApiRequest {
  return { method: 'POST', path: `${path}/${secret.id}/lifecycle/${operation}` }
}

function deletion(path: string, secret: OktaSecret): ApiRequest {
  return { method: 'DELETE', path: `${path}/${secret.id}` }
}

function SecretStatus({ secret }: { secret: OktaSecret }) {
  return secret.status === 'ACTIVE' ? (
    <StatusBadge tone="good">Active</StatusBadge>
  ) : (
    <StatusBadge tone="off">Inactive</StatusBadge>
  )
}

/** Inactive before deleted; the only active one stays active. */
function SecretMenu({
  secret,
  onlyActive,
  onActivate,
  onAsk,
}: {
  secret: OktaSecret
  onlyActive: boolean
  onActivate: () => void
  onAsk: (what: 'deactivate' | 'delete') => void
}) {
  const active = secret.status === 'ACTIVE'
  return (
    <Menu position="bottom-end" width={240}>
      <Menu.Target>
        <Button variant="subtle" color="gray" size="compact-sm" aria-label="Actions for this secret">
          <IconDots size={18} aria-hidden />
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {active ? (
          <Menu.Item disabled={onlyActive} onClick={() => onAsk('deactivate')}>
            Deactivate
            {onlyActive && <span className={styles.why}>It is the only active one</span>}
          </Menu.Item>
        ) : (
          <Menu.Item onClick={onActivate}>Activate</Menu.Item>
        )}
        <Menu.Item color="red" disabled={active} onClick={() => onAsk('delete')}>
          Delete
          {active && <span className={styles.why}>Deactivate it first</span>}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
