// "New API key": its name, what it may, and then the key itself, once.
import { Button, TextInput } from '@mantine/core'
import { useRef, useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { SecretValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Role } from '../desk/me.ts'
import styles from './once.module.css'
import { RolePicker } from './role-picker.tsx'

type Made = { readonly name: string; readonly key: string }

export function NewKeyDialog({ onClose }: { onClose: () => void }) {
  const [made, setMade] = useState<Made>()
  return made === undefined ? <NameIt onMade={setMade} onClose={onClose} /> : <TakeIt made={made} onClose={onClose} />
}

function NameIt({ onMade, onClose }: { onMade: (made: Made) => void; onClose: () => void }) {
  const [name, setName] = useState('')
  const [role, setRole] = useState<Role>('read-only')
  const done = useRef(false)
  const change = useDeskChange()
  const request = { method: 'POST', path: '/api/api-keys', body: { name: name.trim(), role } } as const
  return (
    <FormDialog
      title="New API key"
      // What is shown next is a dialog as well; this one makes way without closing both.
      onClose={() => done.current || onClose()}
      save="Make the key"
      ready={name.trim() !== ''}
      known={['name', 'role']}
      run={async () => {
        const made = await change<Made>(request, { stale: ['/api/api-keys'] })
        done.current = true
        onMade(made)
      }}
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            description="After the program that uses it, so that you know in a year what stops when you revoke it."
            maxLength={100}
            autoComplete="off"
            data-autofocus
            value={name}
            error={problems.name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <RolePicker label="It may" value={role} onChange={setRole} />
        </>
      )}
    </FormDialog>
  )
}

function TakeIt({ made, onClose }: { made: Made; onClose: () => void }) {
  return (
    <Dialog title="The new API key, once" onClose={onClose} size="lg">
      <div className={styles.once}>
        <p>
          Put it where <strong>{made.name}</strong> keeps its secrets. Only its hash stays here: nobody can show it to
          you again.
        </p>
        <SecretValue value={made.key} label="API key" />
        <div>
          <Button onClick={onClose}>Done</Button>
        </div>
      </div>
    </Dialog>
  )
}
