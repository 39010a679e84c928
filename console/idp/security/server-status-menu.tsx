import { Menu } from '@mantine/core'
import { IconChevronDown, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { ActiveBadge } from '../active-badge.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { deleteServerRequest, SERVERS, serverLifecycleRequest } from './server-requests.ts'
import styles from './server-status-menu.module.css'
import type { OktaServer } from './server-types.ts'

/** Active ▾: Activate, Deactivate, Delete. The one every org begins with is never deleted, an active one not yet. */
export function ServerStatusMenu({ server }: { server: OktaServer }) {
  const [asking, setAsking] = useState<'deactivate' | 'delete'>()
  const change = useOktaChange()
  const navigate = useNavigate()
  const close = () => setAsking(undefined)
  const active = server.status === 'ACTIVE'
  const kept = server.default ? 'The default one stays' : active ? 'Deactivate it first' : undefined
  const turn = (to: 'activate' | 'deactivate') =>
    change(serverLifecycleRequest(server, to), {
      stale: [SERVERS],
      done: `${server.name} is ${to === 'activate' ? 'active' : 'inactive'}`,
    })
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <button type="button" className={styles.button} aria-label={`Status: ${active ? 'Active' : 'Inactive'}`}>
            <ActiveBadge status={server.status} />
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {active ? (
            <Menu.Item leftSection={<IconPlayerStop size={17} aria-hidden />} onClick={() => setAsking('deactivate')}>
              Deactivate
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPlay size={17} aria-hidden />} onClick={() => void turn('activate')}>
              Activate
            </Menu.Item>
          )}
          <Menu.Item
            color="red"
            disabled={kept !== undefined}
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => setAsking('delete')}
          >
            Delete
            {kept !== undefined && <span className={styles.why}>{kept}</span>}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <ConfirmDialog
        opened={asking === 'deactivate'}
        onClose={close}
        title={`Deactivate ${server.name}?`}
        confirm="Deactivate server"
        run={() => turn('deactivate')}
        api={<OktaCall requests={[serverLifecycleRequest(server, 'deactivate')]} />}
      >
        It issues no tokens until it is activated again. Its scopes, claims and policies stay.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={close}
        title={`Delete ${server.name}?`}
        confirm="Delete server"
        run={() =>
          change(deleteServerRequest(server), {
            stale: [`${SERVERS}?`],
            done: `${server.name} was deleted`,
            leave: () => navigate({ to: '/oauth2/as' }),
          })
        }
        api={<OktaCall requests={[deleteServerRequest(server)]} />}
      >
        Its issuer, scopes, claims and policies are gone for good, and its tokens with it.
      </ConfirmDialog>
    </>
  )
}
