import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Choice } from '../../ui/search-picker.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { PolicyDialog } from './policy-dialog.tsx'
import { ALL_CLIENTS, policiesPath, policyPath } from './policy-requests.ts'
import type { OktaPolicy, OktaServer } from './server-types.ts'

/** @param clients  the ones the policy is for, with their names */
export function PolicyMenu({
  server,
  policy,
  clients,
  moves,
  onCalled,
}: {
  server: OktaServer
  policy: OktaPolicy
  clients: readonly Choice[]
  moves: Moves
  onCalled: (request: ApiRequest) => void
}) {
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const change = useOktaChange()
  const close = () => setOpen(undefined)
  const deletion: ApiRequest = { method: 'DELETE', path: policyPath(server, policy) }
  const stale = [policiesPath(server)]
  return (
    <>
      <LifecycleMenu
        label={`Actions for policy ${policy.name}`}
        path={policyPath(server, policy)}
        name={policy.name}
        status={policy.status}
        stale={stale}
        moves={moves}
        onCalled={onCalled}
        onEdit={() => setOpen('edit')}
        onDelete={() => setOpen('delete')}
      />
      {open === 'edit' && (
        <PolicyDialog
          server={server}
          policy={policy}
          initial={{
            name: policy.name,
            description: policy.description,
            everyClient: policy.conditions.clients.include.includes(ALL_CLIENTS),
            clients,
          }}
          onClose={close}
        />
      )}
      <ConfirmDialog
        opened={open === 'delete'}
        onClose={close}
        title={`Delete ${policy.name}?`}
        confirm="Delete policy"
        run={() => change(deletion, { stale, done: `${policy.name} was deleted` })}
        api={<OktaCall requests={[deletion]} />}
      >
        Its rules go with it. Whoever only they let in gets no more tokens.
      </ConfirmDialog>
    </>
  )
}
