import { Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { createServerRequest, type NewServerDraft, SERVERS } from './server-requests.ts'
import type { OktaServer } from './server-types.ts'

/** "Add Authorization Server": three fields, then its page. */
export function AddServerDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState<NewServerDraft>({ name: '', audience: '', description: '' })
  const change = useOktaChange()
  const navigate = useNavigate()
  const set = (part: Partial<NewServerDraft>) => setDraft({ ...draft, ...part })
  const request = createServerRequest(draft)
  return (
    <FormDialog
      title="Add Authorization Server"
      onClose={onClose}
      save="Save"
      known={['name', 'audiences', 'description']}
      run={async () => {
        const server = await change<OktaServer>(request, { stale: [`${SERVERS}?`], done: `${draft.name} was added` })
        await navigate({ to: `/oauth2/as/${server.id}` })
      }}
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
          <TextInput
            label="Audience"
            required
            placeholder="api://default"
            spellCheck={false}
            description="Who its access tokens are for: the address of your API, or any name it goes by."
            value={draft.audience}
            error={problems.audiences}
            onChange={(event) => set({ audience: event.currentTarget.value })}
          />
          <Textarea
            label="Description"
            rows={2}
            maxLength={1024}
            value={draft.description}
            error={problems.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  )
}
