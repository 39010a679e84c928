// How we prove who we are at a customer's Okta, changed on their behalf and without interrupting anybody: a second client
// secret beside the one in use, taken back, or our signature in place of both.
import { Menu, PasswordInput } from '@mantine/core'
import { IconKey, IconKeyOff, IconSignature } from '@tabler/icons-react'
import { useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyValue } from '../../ui/copy-value.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Connection } from '../desk/desk-types.ts'
import styles from './proof-of-client.module.css'

export type Proof = 'next-secret' | 'take-back' | 'signature'

const STALE = ['/api/connections', '/api/overview']

export function ProofItems({ connection, ask }: { connection: Connection; ask: (which: Proof) => void }) {
  const { hasClientSecret, hasNextClientSecret, tokenEndpointAuthMethod } = connection
  if (tokenEndpointAuthMethod === 'private_key_jwt') return null
  return (
    <>
      {hasClientSecret && (
        <Menu.Item leftSection={<IconKey size={16} aria-hidden />} onClick={() => ask('next-secret')}>
          {hasNextClientSecret ? 'Another second client secret' : 'Second client secret'}
        </Menu.Item>
      )}
      {hasNextClientSecret && (
        <Menu.Item leftSection={<IconKeyOff size={16} aria-hidden />} onClick={() => ask('take-back')}>
          Take the second secret back
        </Menu.Item>
      )}
      <Menu.Item leftSection={<IconSignature size={16} aria-hidden />} onClick={() => ask('signature')}>
        Sign in place of a secret
      </Menu.Item>
    </>
  )
}

type DialogProps = { connection: Connection; onClose: () => void }

export function ProofDialog({ which, ...props }: DialogProps & { which: Proof }) {
  if (which === 'next-secret') return <NextSecret {...props} />
  return which === 'take-back' ? <TakeBack {...props} /> : <Signature {...props} />
}

/** The customer gives it themselves in their guide, where it is tried; this is for whoever was handed one. */
function NextSecret({ connection, onClose }: DialogProps) {
  const change = useDeskChange()
  const [clientSecret, setClientSecret] = useState('')
  const path = `/api/connections/${connection.id}/next-secret`
  const done = 'It takes over by itself once Okta refuses the one in use'
  return (
    <FormDialog
      title="A second client secret"
      onClose={onClose}
      save="Keep it"
      ready={clientSecret.trim() !== ''}
      known={['clientSecret']}
      run={() => change({ method: 'POST', path, body: { clientSecret } }, { stale: STALE, done })}
      api={<ApiCallPanel requests={[{ method: 'POST', path, body: { clientSecret: '…' } }]} access={DESK_ACCESS} />}
    >
      {(problems) => (
        <>
          <p>
            It waits beside the one in use. It is best given by the customer in their guide, where it is tried at Okta
            before it is kept: nobody else has to see it.
          </p>
          <PasswordInput
            label="Client secret"
            description="From the app’s page at Okta: General, CLIENT SECRETS, Generate new secret."
            autoComplete="off"
            data-autofocus
            visibilityToggleButtonProps={{ 'aria-label': 'Show or hide what is typed' }}
            value={clientSecret}
            error={problems.clientSecret}
            onChange={(event) => setClientSecret(event.currentTarget.value)}
          />
        </>
      )}
    </FormDialog>
  )
}

function TakeBack({ connection, onClose }: DialogProps) {
  const change = useDeskChange()
  const request = { method: 'DELETE', path: `/api/connections/${connection.id}/next-secret` } as const
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Take the second secret back?"
      confirm="Take it back"
      danger={false}
      run={() => change(request, { stale: STALE, done: 'Only the secret in use is left' })}
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      The one in use stays. When it ends at Okta nothing follows it.
    </ConfirmDialog>
  )
}

function Signature({ connection, onClose }: DialogProps) {
  const change = useDeskChange()
  const request = { method: 'POST', path: `/api/connections/${connection.id}/draft/use-private-key-jwt` } as const
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title="Prepare our signature in place of a secret?"
      confirm="Prepare it"
      danger={false}
      run={() => change(request, { stale: STALE, done: 'The draft signs in place of a secret' })}
      api={<ApiCallPanel requests={[request]} access={DESK_ACCESS} />}
    >
      <div className={styles.said}>
        <p>
          A draft is made; people sign in as before. Then at Okta, on the app’s page: Client Credentials, Edit, Public
          key / Private key, Use a URL to fetch keys dynamically, with this URL. The customer’s guide says the same.
        </p>
        <CopyValue value={connection.jwksUri} label="URL of our keys" />
      </div>
    </ConfirmDialog>
  )
}
