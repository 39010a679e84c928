import { Textarea, TextInput } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaGroup } from '../okta-types.ts'
import { GROUPS, type GroupDraft, saveGroupRequest } from './group-requests.ts'

/** "Add group", and the same to change one. */
export function GroupDialog({ group, onClose }: { group?: OktaGroup; onClose: () => void }) {
  const [draft, setDraft] = useState<GroupDraft>({
    name: group?.profile.name ?? '',
    description: group?.profile.description ?? '',
  })
  const change = useOktaChange()
  const navigate = useNavigate()
  const request = saveGroupRequest(draft, group)
  async function run() {
    const done = group === undefined ? `${draft.name} was added` : `${draft.name} saved`
    const saved = await change<OktaGroup>(request, { stale: [GROUPS], done })
    if (group === undefined) await navigate({ to: `/group/${saved.id}` })
  }
  return (
    <FormDialog
      title={group === undefined ? 'Add group' : `Edit ${group.profile.name}`}
      onClose={onClose}
      save="Save"
      ready={draft.name.trim() !== ''}
      known={['name', 'description']}
      run={run}
      api={<OktaCall requests={[request]} />}
      size="md"
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            required
            maxLength={255}
            dir="auto"
            data-autofocus
            value={draft.name}
            error={problems.name}
            onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
          />
          <Textarea
            label="Description (optional)"
            autosize
            minRows={2}
            maxRows={6}
            maxLength={1024}
            dir="auto"
            value={draft.description}
            error={problems.description}
            onChange={(event) => setDraft({ ...draft, description: event.currentTarget.value })}
          />
        </>
      )}
    </FormDialog>
  )
}
