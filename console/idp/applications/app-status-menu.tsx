import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { StatusMenu } from '../status-menu.tsx'
import { APPS, deleteAppRequest, lifecycleRequest } from './app-requests.ts'

/** Active ▾: Activate, Deactivate, Delete. An active app is not deleted. */
export function AppStatusMenu({ app }: { app: OktaApp }) {
  const [asking, setAsking] = useState<'deactivate' | 'delete'>()
  const change = useOktaChange()
  const navigate = useNavigate()
  const close = () => setAsking(undefined)
  const activate = () => change(lifecycleRequest(app, 'activate'), { stale: [APPS], done: `${app.label} is active` })
  return (
    <>
      <StatusMenu
        status={app.status}
        kept={app.status === 'ACTIVE' ? 'Deactivate it first' : undefined}
        onActivate={() => void activate()}
        onDeactivate={() => setAsking('deactivate')}
        onDelete={() => setAsking('delete')}
      />
      <ConfirmDialog
        opened={asking === 'deactivate'}
        onClose={close}
        title={`Deactivate ${app.label}?`}
        confirm="Deactivate application"
        run={() => change(lifecycleRequest(app, 'deactivate'), { stale: [APPS], done: `${app.label} is inactive` })}
        api={<OktaCall requests={[lifecycleRequest(app, 'deactivate')]} />}
      >
        Nobody can sign in to it until it is activated again. Assignments and settings stay.
      </ConfirmDialog>
      <ConfirmDialog
        opened={asking === 'delete'}
        onClose={close}
        title={`Delete ${app.label}?`}
        confirm="Delete application"
        run={() =>
          change(deleteAppRequest(app), {
            stale: [`${APPS}?`],
            done: `${app.label} was deleted`,
            leave: () => navigate({ to: '/apps/active' }),
          })
        }
        api={<OktaCall requests={[deleteAppRequest(app)]} />}
      >
        Its client ID, its secrets and its assignments are gone for good.
      </ConfirmDialog>
    </>
  )
}
