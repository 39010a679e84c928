import { useState } from 'react'
import type { ApiRequest } from '../../ui/api-request.ts'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Choice, Picked, SearchPicker } from '../../ui/search-picker.tsx'
import { findGroups, findUsers } from '../find-people.ts'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaApp } from '../okta-types.ts'
import { appPath } from './app-requests.ts'
import type { AssigneeKind } from './assignments-tab.tsx'

/** "Assign … to People" and "… to Groups": several at once. */
export function AssignDialog({ app, kind, onClose }: { app: OktaApp; kind: AssigneeKind; onClose: () => void }) {
  const [chosen, setChosen] = useState<readonly Choice[]>([])
  const change = useOktaChange()
  const people = kind === 'people'
  const requests = chosen.map((choice) => assignment(app, kind, choice))
  return (
    <FormDialog
      title={`Assign ${app.label} to ${people ? 'People' : 'Groups'}`}
      onClose={onClose}
      save="Done"
      ready={chosen.length > 0}
      run={async () => {
        for (const [at, request] of requests.entries())
          await change(request, { stale: [appPath(app.id)], done: `${chosen[at]?.title} is assigned` })
      }}
      api={chosen.length > 0 && <OktaCall requests={requests} />}
    >
      {() => (
        <>
          <SearchPicker
            label={people ? 'People' : 'Groups'}
            placeholder={people ? 'Type a name or an e-mail address' : 'Type a group’s name'}
            find={people ? findUsers : findGroups}
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

function assignment(app: OktaApp, kind: AssigneeKind, { id, detail }: Choice): ApiRequest {
  if (kind === 'groups') return { method: 'PUT', path: `${appPath(app.id)}/groups/${id}`, body: {} }
  return {
    method: 'POST',
    path: `${appPath(app.id)}/users`,
    body: { id, scope: 'USER', ...(detail === undefined ? {} : { credentials: { userName: detail } }) },
  }
}
