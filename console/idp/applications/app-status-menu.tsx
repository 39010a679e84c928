import { Menu } from '@mantine/core'
import { IconChevronDown, IconPlayerPlay, IconPlayerStop, IconTrash } from '@tabler/icons-react'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { APPS, deleteAppRequest, lifecycleRequest } from './app-requests.ts'
import { AppStatus } from './app-status.tsx'
import styles from './app-status-menu.module.css'

/** Active ▾: Activate, Deactivate, Delete. An active app is not deleted. */
export function AppStatusMenu({ app }: { app: OktaApp }) {
  const [asking, setAsking] = useState<'deactivate' | 'delete'>()
  const change = useOktaChange()
  const navigate = useNavigate()
  const close = () => setAsking(undefined)
  const active = app.status === 'ACTIVE'
  const activate = () => change(lifecycleRequest(app, 'activate'), { stale: [APPS], done: `${app.label} is active` })
  return (
    <>
      <Menu position="bottom-start" width={220}>
        <Menu.Target>
          <button type="button" className={styles.button} aria-label={`Status: ${active ? 'Active' : 'Inactive'}`}>
            <AppStatus app={app} />
            <IconChevronDown size={14} aria-hidden />
          </button>
        </Menu.Target>
        <Menu.Dropdown>
          {active ? (
            <Menu.Item leftSection={<IconPlayerStop size={17} aria-hidden />} onClick={() => setAsking('deactivate')}>
              Deactivate
            </Menu.Item>
          ) : (
            <Menu.Item leftSection={<IconPlayerPlay size={17} aria-hidden />} onClick={() => void activate()}>
              Activate
            </Menu.Item>
          )}
          <Menu.Item
            color="red"
            disabled={active}
            leftSection={<IconTrash size={17} aria-hidden />}
            onClick={() => setAsking('delete')}
          >
            Delete
            {active && <span className={styles.why}>Deactivate it first</span>}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
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
