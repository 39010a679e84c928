import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import type { Choice } from '../../ui/search-picker.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
import { EditButton } from './edit-button.tsx'
import { type OrgPolicy, policiesOf, policyPath } from './org-policy.ts'
import { OrgPolicyDialog } from './org-policy-dialog.tsx'
import type { PolicyKind } from './policy-kinds.ts'

/** Edit, switch, move, delete; Okta's own is only edited. @param groups  the policy is for, with their names */
export function OrgPolicyMenu({
  kind,
  policy,
  groups,
  moves,
  onCalled,
}: {
  kind: PolicyKind
  policy: OrgPolicy
  groups: readonly Choice[]
  moves: Moves | undefined
  onCalled: (request: ApiRequest) => void
}) {
  const [editing, setEditing] = useState(false)
  const close = () => setEditing(false)
  const stale = [policiesOf(kind.type)]
  return (
    <>
      {moves === undefined ? (
        <EditButton what={`policy ${policy.name}`} onClick={() => setEditing(true)} />
      ) : (
        <LifecycleMenu
          kind="policy"
          path={policyPath(policy)}
          name={policy.name}
          status={policy.status}
          stale={stale}
          moves={moves}
          onCalled={onCalled}
          onEdit={() => setEditing(true)}
        >
          Its rules go with it. Whoever it was for is under the next policy that fits.
        </LifecycleMenu>
      )}
      {editing && <OrgPolicyDialog kind={kind} policy={policy} groups={groups} onClose={close} />}
    </>
  )
}
