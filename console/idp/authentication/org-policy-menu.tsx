import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import type { Choice } from '../../ui/search-picker.tsx'
import { LifecycleMenu } from '../lifecycle-menu.tsx'
import type { Moves } from '../moving.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
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
  const [open, setOpen] = useState<'edit' | 'delete'>()
  const change = useOktaChange()
  const close = () => setOpen(undefined)
  const deletion: ApiRequest = { method: 'DELETE', path: policyPath(policy) }
  const stale = [policiesOf(kind.type)]
  return (
    <>
      {moves === undefined ? (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPencil size={15} aria-hidden />}
          aria-label={`Edit policy ${policy.name}`}
          onClick={() => setOpen('edit')}
        >
          Edit
        </Button>
      ) : (
        <LifecycleMenu
          label={`Actions for policy ${policy.name}`}
          path={policyPath(policy)}
          name={policy.name}
          status={policy.status}
          stale={stale}
          moves={moves}
          onCalled={onCalled}
          onEdit={() => setOpen('edit')}
          onDelete={() => setOpen('delete')}
        />
      )}
      {open === 'edit' && <OrgPolicyDialog kind={kind} policy={policy} groups={groups} onClose={close} />}
      <ConfirmDialog
        opened={open === 'delete'}
        onClose={close}
        title={`Delete ${policy.name}?`}
        confirm="Delete policy"
        run={() => change(deletion, { stale, done: `${policy.name} was deleted` })}
        api={<OktaCall requests={[deletion]} />}
      >
        Its rules go with it. Whoever it was for is under the next policy that fits.
      </ConfirmDialog>
    </>
  )
}
