import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Role } from '../desk/me.ts'
import { RolePicker } from './role-picker.tsx'

export function InviteOperatorDialog({ onClose }: { onClose: () => void }) {
  const change = useDeskChange()
  const [who, setWho] = useState({ name: '', email: '', role: 'support' as Role })
  const body = { name: who.name.trim(), email: who.email.trim(), role: who.role }
  const request = { method: 'POST', path: '/api/operators', body } as const
  return (
    <FormDialog
      title="Invite an operator"
      onClose={onClose}
      save="Send the invitation"
      ready={body.name !== '' && body.email !== ''}
      known={['name', 'email', 'role']}
      run={() => change(request, { stale: ['/api/operators'], done: `A letter is on its way to ${body.email}` })}
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            maxLength={200}
            autoComplete="off"
            value={who.name}
            error={problems.name}
            onChange={(event) => setWho({ ...who, name: event.currentTarget.value })}
          />
          <TextInput
            label="Work e-mail"
            description="The letter’s link makes their passkey: good for a day, once."
            type="email"
            maxLength={320}
            autoComplete="off"
            value={who.email}
            error={problems.email}
            onChange={(event) => setWho({ ...who, email: event.currentTarget.value })}
          />
          <RolePicker label="Role" value={who.role} onChange={(role) => setWho({ ...who, role })} />
        </>
      )}
    </FormDialog>
  )
}
