import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { StatusMenu } from '../status-menu.tsx'
import { deleteServerRequest, SERVERS, serverLifecycleRequest } from './server-requests.ts'
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
      <StatusMenu
        status={server.status}
        kept={kept}
        onActivate={() => void turn('activate')}
        onDeactivate={() => setAsking('deactivate')}
        onDelete={() => setAsking('delete')}
      />
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
