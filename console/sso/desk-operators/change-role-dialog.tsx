import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import { RANK } from '../desk/me.ts'
import { ROLE_WORDS } from '../desk/role-words.ts'
import { HeldKeys, useHeldKeys } from './held-keys.tsx'
import type { ListedOperator } from './operator-types.ts'
import { RolePicker } from './role-picker.tsx'

export function ChangeRoleDialog({ operator, onClose }: { operator: ListedOperator; onClose: () => void }) {
  const change = useDeskChange()
  const [name, setName] = useState(operator.name)
  const [role, setRole] = useState(operator.role)
  const above = useHeldKeys(operator.id)?.filter((key) => RANK[key.role] > RANK[role]) ?? []
  const body = { name: name.trim(), role }
  const request = { method: 'PATCH', path: `/api/operators/${operator.id}`, body } as const
  return (
    <FormDialog
      title={`Change ${operator.name}`}
      onClose={onClose}
      save="Save"
      ready={body.name !== ''}
      known={['name', 'role']}
      run={() =>
        change(request, { stale: ['/api/operators', '/api/me', '/api/api-keys'], done: `${body.name} is changed` })
      }
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            maxLength={200}
            autoComplete="off"
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RolePicker label="Role" value={role} onChange={setRole} />
          {above.length > 0 && (
            <div role="status">
              API keys they made may no more than they do: {above.length > 1 ? 'these become' : 'this becomes'}{' '}
              {ROLE_WORDS[role].title}.
              <HeldKeys keys={above} />
            </div>
          )}
        </>
      )}
    </FormDialog>
  )
}
