import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Choice, Picked, SearchPicker } from '../../ui/search-picker.tsx'
import { findApps } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'

/** Several at once. */
export function AssignApplicationsDialog({ user, onClose }: { user: OktaUser; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly Choice[]>([])
  const change = useOktaChange()
  const requests = chosen.map(
    ({ id }): ApiRequest => ({
      method: 'POST',
      path: `/api/v1/apps/${id}/users`,
      body: { id: user.id, scope: 'USER' },
    }),
  )
  return (
    <FormDialog
      title={`Assign Applications to ${fullName(user)}`}
      onClose={onClose}
      save="Done"
      ready={chosen.length > 0}
      run={async () => {
        for (const [at, request] of requests.entries())
          await change(request, { stale: ['/api/v1/apps'], done: `${chosen[at]?.title} is assigned` })
      }}
      api={chosen.length > 0 && <OktaCall requests={requests} />}
    >
      {() => (
        <>
          <SearchPicker
            label="Applications"
            placeholder="Type an application’s name"
            find={findApps}
            taken={chosen.map(({ id }) => id)}
            onPick={(choice) => setChosen([...chosen, choice])}
          />
          <Picked
            label="To be assigned"
            choices={chosen}
            onRemove={({ id }) => setChosen(chosen.filter((choice) => choice.id !== id))}
          />
        </>
      )}
    </FormDialog>
  )
}
