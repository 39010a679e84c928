import { Checkbox, Radio, Textarea, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import styles from './rule-dialog.module.css'
import { NEW_SCOPE, type ScopeDraft, saveScopeRequest, scopeDraft, scopesPath } from './scope-requests.ts'
import type { OktaServer, OktaServerScope } from './server-types.ts'

/** "Add Scope", and editing one. @param scope  absent: a new one */
export function ScopeDialog({
  server,
  scope,
  onClose,
}: {
  server: OktaServer
  scope?: OktaServerScope
  onClose: () => void
}) {
  const [draft, setDraft] = useState(scope === undefined ? NEW_SCOPE : scopeDraft(scope))
  const change = useOktaChange()
  const set = (part: Partial<ScopeDraft>) => setDraft({ ...draft, ...part })
  const request = saveScopeRequest(server, draft, scope)
  return (
    <FormDialog
      title={scope === undefined ? 'Add Scope' : 'Edit Scope'}
      onClose={onClose}
      save={scope === undefined ? 'Create' : 'Save'}
      known={['name', 'displayName', 'description', 'consent']}
      run={() => change(request, { stale: [scopesPath(server)], done: `${draft.name} was saved` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Name"
            required
            data-autofocus
            spellCheck={false}
            placeholder="bookings:read"
            readOnly={scope?.system === true}
            description={scope?.system === true ? 'One of OpenID Connect’s own: it keeps its name.' : undefined}
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Display phrase"
            placeholder="See your bookings"
            description="What people read when they are asked."
            value={draft.displayName}
            error={problems.displayName}
            onChange={(event) => set({ displayName: event.currentTarget.value })}
          />
          <Textarea
            label="Description"
            rows={2}
            value={draft.description}
            error={problems.description}
            onChange={(event) => set({ description: event.currentTarget.value })}
          />
          <Radio.Group
            label="User Consent"
            value={draft.consent ? 'REQUIRED' : 'IMPLICIT'}
            error={problems.consent}
            onChange={(value) => set({ consent: value === 'REQUIRED' })}
          >
            <div className={styles.choices}>
              <Radio value="IMPLICIT" label="Implicit" description="Nobody is asked." />
              <Radio
                value="REQUIRED"
                label="Required"
                description="People are asked, by applications that require consent."
              />
            </div>
          </Radio.Group>
          {draft.consent && (
            <div className={styles.inner}>
              <Checkbox
                label="Block services from requesting this scope"
                description="With client credentials there is nobody to ask."
                checked={draft.blocksServices}
                onChange={(event) => set({ blocksServices: event.currentTarget.checked })}
              />
            </div>
          )}
          <Checkbox
            label="Set as a default scope"
            description="Given when a request names no scopes."
            checked={draft.isDefault}
            onChange={(event) => set({ isDefault: event.currentTarget.checked })}
          />
          <Checkbox
            label="Include in public metadata"
            description="Listed in the server’s metadata, which anybody may read."
            checked={draft.published}
            onChange={(event) => set({ published: event.currentTarget.checked })}
          />
        </>
      )}
    </FormDialog>
  )
}
