// "Add Origin", and the same form for one that is there.
import { Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import {
  draftOf,
  NEW_ORIGIN,
  type OktaTrustedOrigin,
  ORIGINS,
  type OriginDraft,
  originOf,
  saveOriginRequest,
} from './origin-requests.ts'

/** @param before  the one that is changed; absent: a new one */
export function OriginDialog({ before, onClose }: { before?: OktaTrustedOrigin; onClose: () => void }) {
  const [draft, setDraft] = useState<OriginDraft>(before === undefined ? NEW_ORIGIN : draftOf(before))
  const change = useOktaChange()
  const set = (part: Partial<OriginDraft>) => setDraft({ ...draft, ...part })
  const request = saveOriginRequest(draft, before?.id)
  const origin = originOf(draft.origin)
  return (
    <FormDialog
      title={before === undefined ? 'Add Origin' : 'Edit Origin'}
      onClose={onClose}
      save="Save"
      known={['name', 'origin', 'scopes']}
      run={() =>
        change(request, {
          stale: [ORIGINS],
          done: before === undefined ? `${draft.name} is trusted` : `${draft.name} was saved`,
        })
      }
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Origin name"
            required
            data-autofocus
            maxLength={255}
            value={draft.name}
            error={problems.name}
            onChange={(event) => set({ name: event.currentTarget.value })}
          />
          <TextInput
            label="Origin URL"
            required
            type="url"
            inputMode="url"
            spellCheck={false}
            placeholder="https://app.example.com"
            description={
              origin === draft.origin.trim() || origin === ''
                ? 'Scheme, host and, if it is not the usual one, port.'
                : `Saved without its path, as browsers say it: ${origin}`
            }
            value={draft.origin}
            error={problems.origin}
            onChange={(event) => set({ origin: event.currentTarget.value })}
          />
          <Checkbox.Group
            label="Choose type"
            required
            error={problems.scopes}
            value={[...(draft.cors ? ['CORS'] : []), ...(draft.redirect ? ['REDIRECT'] : [])]}
            onChange={(chosen) => set({ cors: chosen.includes('CORS'), redirect: chosen.includes('REDIRECT') })}
          >
            <Checkbox
              value="CORS"
              mt="xs"
              label="Cross-Origin Resource Sharing (CORS)"
              description="Scripts of this origin may call Okta with the session of whoever is signed in."
            />
            <Checkbox
              value="REDIRECT"
              mt="xs"
              label="Redirect"
              description="Browsers may be sent to this origin after sign-in and sign-out."
            />
          </Checkbox.Group>
        </>
      )}
    </FormDialog>
  )
}
