import { Radio, TextInput } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import { addDomainRequest, DOMAINS, type DomainDraft } from './domain-requests.ts'

/** "Add domain": its name, and who has its certificate. */
export function AddDomainDialog({ onClose }: { onClose: () => void }) {
  const [draft, setDraft] = useState<DomainDraft>({ domain: '', source: 'OKTA_MANAGED' })
  const change = useOktaChange()
  const request = addDomainRequest(draft)
  return (
    <FormDialog
      title="Add domain"
      onClose={onClose}
      save="Add domain"
      known={['domain', 'certificateSourceType']}
      run={() => change(request, { stale: [DOMAINS], done: `${draft.domain.trim()} was added` })}
      api={<OktaCall requests={[request]} />}
    >
      {(problems) => (
        <>
          <TextInput
            label="Domain"
            required
            data-autofocus
            inputMode="url"
            spellCheck={false}
            placeholder="login.example.com"
            description="A subdomain you manage the DNS of. What it has now is replaced by a CNAME."
            value={draft.domain}
            error={problems.domain}
            onChange={(event) => setDraft({ ...draft, domain: event.currentTarget.value })}
          />
          <Radio.Group
            label="Certificate management"
            value={draft.source}
            error={problems.certificateSourceType}
            onChange={(source) => setDraft({ ...draft, source: source as DomainDraft['source'] })}
          >
            <Radio
              value="OKTA_MANAGED"
              mt="xs"
              label="Okta-managed"
              description="Whoever runs this Okta gets and renews it."
            />
            <Radio
              value="MANUAL"
              mt="xs"
              label="Bring your own certificate"
              description="You upload it once the domain is verified, and renew it."
            />
          </Radio.Group>
        </>
      )}
    </FormDialog>
  )
}
