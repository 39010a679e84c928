import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
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
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  const path = `${rulesPath(server, policy)}/${rule.id}`
  const stale = [rulesPath(server, policy)]
  return (
    <>
      <LifecycleMenu
        kind="rule"
        path={path}
        name={rule.name}
        status={rule.status}
        stale={stale}
        moves={moves}
        onCalled={onCalled}
        onEdit={() => setEditing(true)}
      >
        Whoever only this rule lets in gets no more tokens.
      </LifecycleMenu>
      {editing && (
        <RuleDialog
          server={server}
          policy={policy}
          rule={rule}
          initial={ruleDraft(rule, { groups, users })}
          onClose={close}
        />
      )}
    </>
  )
}
