import { Checkbox, Stack } from '@mantine/core'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import { HeldKeys, useHeldKeys } from './held-keys.tsx'
import type { HeldKey, ListedOperator } from './operator-types.ts'

/** Shuts somebody out, with what they made for programs: whoever leaves has seen those keys. */
export function DisableOperatorDialog({ operator, onClose }: { operator: ListedOperator; onClose: () => void }) {
  const { id, name } = operator
  const change = useDeskChange()
  const keys = useHeldKeys(id)
  const [keep, setKeep] = useState(false)
  const request = { method: 'POST', path: `/api/operators/${id}/disable${keep ? '?keys=keep' : ''}` } as const
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Disable ${name}?`}
      confirm="Disable operator"
      ready={keys !== undefined}
      run={() => change(request, { stale: ['/api/operators', '/api/api-keys'], done: `${name} is out` })}
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      <Stack gap="sm">
        <span>
          They are signed out at once and no passkey of theirs opens the desk. What they did stays in the audit log.
        </span>
        {keys !== undefined && keys.length > 0 && <TheirKeys name={name} keys={keys} keep={keep} onKeep={setKeep} />}
      </Stack>
    </ConfirmDialog>
  )
}

type TheirKeysProps = {
  name: string
  keys: readonly HeldKey[]
  keep: boolean
  onKeep: (keep: boolean) => void
}

function TheirKeys({ name, keys, keep, onKeep }: TheirKeysProps) {
  const many = keys.length > 1
  return (
    <>
      <span>
        {name} made {many ? `these ${keys.length} API keys` : 'this API key'}, and may know {many ? 'them' : 'it'}{' '}
        still:
      </span>
      <HeldKeys keys={keys} />
      <Checkbox
        label={many ? 'Revoke them as well' : 'Revoke it as well'}
        description={
          keep
            ? `Left alone, ${many ? 'they go' : 'it goes'} on working for whoever has ${many ? 'them' : 'it'}.`
            : `Programs that call with ${many ? 'them' : 'it'} are refused from now on: give them a key of somebody else’s.`
        }
        checked={!keep}
        onChange={(event) => onKeep(!event.currentTarget.checked)}
      />
    </>
  )
}
