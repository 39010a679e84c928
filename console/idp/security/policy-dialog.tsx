import { Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { type Choice, Picked, SearchPicker } from '../../ui/search-picker.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { findClients } from './find-apps.ts'
import { type PolicyDraft, policiesPath, savePolicyRequest } from './policy-requests.ts'
import styles from './rule-dialog.module.css'
import type { OktaPolicy, OktaServer } from './server-types.ts'

const NEW_POLICY: PolicyDraft = { name: '', description: '', everyClient: true, clients: [] }

/** "Add New Access Policy", and editing one. @param initial  what it starts from; absent: nothing */
export function PolicyDialog({
  server,
  policy,
  initial = NEW_POLICY,
  onClose,
}: {
  server: OktaServer
  policy?: OktaPolicy
  initial?: PolicyDraft
  onClose: () => void
}) {
  const [draft, setDraft] = useState(initial)
  const change = useOktaChange()
  const set = (part: Partial<PolicyDraft>) => setDraft({ ...draft, ...part })
  const request = savePolicyRequest(server, draft, policy)
  return (
    <FormDialog
      title={policy === undefined ? 'Add Access Policy' : 'Edit Access Policy'}
      onClose={onClose}
      save={policy === undefined ? 'Create Policy' : 'Update Policy'}
      known={['name', 'description', 'include']}
      run={() => change(request, { stale: [policiesPath(server)], done: `${draft.name} was saved` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            required
            data-autofocus
            maxLength={100}
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <Textarea
            label="Description"
            required
            rows={2}
            maxLength={255}
            value={draft.description}
            error={problems.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <Radio.Group
            label="Assign to"
            value={draft.everyClient ? 'ALL' : 'SOME'}
            error={draft.everyClient ? problems.include : undefined}
            onChange={(value) => set({ everyClient: value === 'ALL' })}
          >
            <div className={styles.choices}>
              <Radio value="ALL" label="All clients" />
              <Radio value="SOME" label="The following clients" />
            </div>
          </Radio.Group>
          {!draft.everyClient && (
            <ClientsField clients={draft.clients} error={problems.include} onChange={(clients) => set({ clients })} />
          )}
        </>
      )}
    </FormDialog>
  )
}

function ClientsField({
  clients,
  error,
  onChange,
}: {
  clients: readonly Choice[]
  error: string | undefined
  onChange: (clients: readonly Choice[]) => void
}) {
  return (
    <div className={styles.inner}>
      <SearchPicker
        label="Clients"
        placeholder="Type an application’s name"
        none="No application is left to add"
        find={findClients}
        error={error}
        taken={clients.map(({ id }) => id)}
        onPick={(client) => onChange([...clients, client])}
      />
      <Picked
        label="Assigned clients"
        choices={clients}
        onRemove={({ id }) => onChange(clients.filter((client) => client.id !== id))}
      />
    </div>
  )
}
