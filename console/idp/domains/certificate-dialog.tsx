import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import styles from './domain-card.module.css'
import {
  type CertificateDraft,
  certificateCallShown,
  DOMAINS,
  type OktaDomain,
  putCertificateRequest,
} from './domain-requests.ts'

const FIELDS: readonly { name: keyof CertificateDraft; label: string; hint: string }[] = [
  { name: 'certificate', label: 'Certificate', hint: 'PEM. It has to be for this domain.' },
  { name: 'privateKey', label: 'Private key', hint: 'PEM, without a password. It is checked and not kept.' },
  { name: 'certificateChain', label: 'Certificate chain', hint: 'PEM. The certificate that signed yours comes first.' },
]

/** A certificate somebody brings, or the next one. */
export function CertificateDialog({ domain, onClose }: { domain: OktaDomain; onClose: () => void }) {
  const [draft, setDraft] = useState<CertificateDraft>({ certificate: '', privateKey: '', certificateChain: '' })
  const change = useOktaChange()
  return (
    <FormDialog
      title="Upload certificate"
      onClose={onClose}
      save="Upload certificate"
      known={FIELDS.map(({ name }) => name)}
      ready={FIELDS.every(({ name }) => draft[name].trim() !== '')}
      run={() =>
        change(putCertificateRequest(domain, draft), { stale: [DOMAINS], done: 'The certificate was uploaded' })
      }
      api={<OktaCall requests={[certificateCallShown(domain)]} />}
    >
      {(problems) =>
        FIELDS.map(({ name, label, hint }) => (
          <Textarea
            key={name}
            label={label}
            description={hint}
            required
            rows={4}
            spellCheck={false}
            autoComplete="off"
            classNames={{ input: styles.pem }}
            data-autofocus={name === 'certificate' || undefined}
            value={draft[name]}
            error={problems[name]}
            onChange={(event) => setDraft({ ...draft, [name]: event.currentTarget.value })}
          />
        ))
      }
    </FormDialog>
  )
}
