import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Choice } from '../../ui/search-picker.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { ruleDraft, rulesPath } from './policy-requests.ts'
import { RuleDialog } from './rule-dialog.tsx'
import type { OktaPolicy, OktaRule, OktaServer } from './server-types.ts'

export function RuleMenu({
  server,
  policy,
  rule,
  groups,
  users,
  moves,
  onCalled,
}: {
  server: OktaServer
  policy: OktaPolicy
  rule: OktaRule
  groups: readonly Choice[]
  users: readonly Choice[]
  moves: Moves
  onCalled: (request: ApiRequest) => void
}) {
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const change = useOktaChange()
  const close = () => setOpen(undefined)
  const path = `${rulesPath(server, policy)}/${rule.id}`
  const deletion: ApiRequest = { method: 'DELETE', path }
  const stale = [rulesPath(server, policy)]
  return (
    <>
      <LifecycleMenu
        label={`Actions for rule ${rule.name}`}
        path={path}
        name={rule.name}
        status={rule.status}
        stale={stale}
        moves={moves}
        onCalled={onCalled}
        onEdit={() => setOpen('edit')}
        onDelete={() => setOpen('delete')}
      />
      {open === 'edit' && (
        <RuleDialog
          server={server}
          policy={policy}
          rule={rule}
          initial={ruleDraft(rule, { groups, users })}
          onClose={close}
        />
      )}
      <ConfirmDialog
        opened={open === 'delete'}
        onClose={close}
        title={`Delete ${rule.name}?`}
        confirm="Delete rule"
        run={() => change(deletion, { stale, done: `${rule.name} was deleted` })}
        api={<OktaCall requests={[deletion]} />}
      >
        Whoever only this rule lets in gets no more tokens.
      </ConfirmDialog>
    </>
  )
}
