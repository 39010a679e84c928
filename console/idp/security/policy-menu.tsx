import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
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
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  const stale = [policiesPath(server)]
  return (
    <>
      <LifecycleMenu
        kind="policy"
        path={policyPath(server, policy)}
        name={policy.name}
        status={policy.status}
        stale={stale}
        moves={moves}
        onCalled={onCalled}
        onEdit={() => setEditing(true)}
      >
        Its rules go with it. Whoever only they let in gets no more tokens.
      </LifecycleMenu>
      {editing && (
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
    </>
  )
}
