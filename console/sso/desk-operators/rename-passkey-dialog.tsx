import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { ListedPasskey } from './operator-types.ts'

/** @param stale  the list it is in */
export function RenamePasskeyDialog({
  passkey,
  stale,
  onClose,
}: {
  passkey: ListedPasskey
  stale: string
  onClose: () => void
}) {
  const change = useDeskChange()
  const [name, setName] = useState(passkey.name)
  const request = { method: 'PATCH', path: `${stale}/${passkey.id}`, body: { name: name.trim() } } as const
  return (
    <FormDialog
      title={`Rename ${passkey.name}`}
      onClose={onClose}
      save="Rename"
      ready={name.trim() !== ''}
      known={['name']}
      run={() => change(request, { stale: [stale] })}
    >
      {(problems) => (
        <TextInput
          label="Name"
          maxLength={100}
          autoComplete="off"
          data-autofocus
          value={name}
          error={problems.name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
      )}
    </FormDialog>
  )
}
