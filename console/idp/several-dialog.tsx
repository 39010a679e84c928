import { useState } from 'react'
import type { ApiRequest } from '../ui/api-request.ts'
import { FormDialog } from '../ui/form-dialog.tsx'
import type { Choice } from '../ui/search-picker.tsx'
import { OktaCall } from './okta-call.tsx'
import { useOktaChange } from './okta-queries.ts'
import { Several } from './several.tsx'

/**
 * Chooses several and does the same with each: assign these people, join these groups.
 *
 * @param request  what is sent for one of them
 * @param done     what is said of one of them afterwards
 */
export function SeveralDialog({
  title,
  label,
  placeholder,
  find,
  request,
  stale,
  done,
  onClose,
}: {
  title: string
  label: string
  placeholder: string
  find: (text: string, signal: AbortSignal) => Promise<readonly Choice[]>
  request: (choice: Choice) => ApiRequest
  stale: readonly string[]
  done: (choice: Choice) => string
  onClose: () => void
}) {
  const [chosen, setChosen] = useState<readonly Choice[]>([])
  const change = useOktaChange()
  return (
    <FormDialog
      title={title}
      onClose={onClose}
      save="Done"
      ready={chosen.length > 0}
      run={async () => {
        for (const choice of chosen) await change(request(choice), { stale, done: done(choice) })
      }}
      api={chosen.length > 0 && <OktaCall requests={chosen.map(request)} />}
    >
      {() => <Several label={label} placeholder={placeholder} find={find} chosen={chosen} onChange={setChosen} />}
    </FormDialog>
  )
}
