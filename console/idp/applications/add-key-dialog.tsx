// "Add a public key": pasted, or made here. A private key made here never leaves this browser.
import { Button, SegmentedControl, Textarea } from '@mantine/core'
import { useState } from 'react'
import { CopyButton } from '../../ui/copy-value.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Refusal } from '../../ui/refusal.ts'
import type { OktaJwk } from '../okta-types.ts'
import { generateKeyPair, type KeyPair, readPublicJwk } from './key-pair.ts'
import styles from './keys-fields.module.css'

/** @param onAdd  gets the public key; what it throws is shown */
export function AddKeyDialog({
  onClose,
  onAdd,
  save,
}: {
  onClose: () => void
  onAdd: (key: OktaJwk) => Promise<unknown>
  save: string
}) {
  const [text, setText] = useState('')
  const [pair, setPair] = useState<KeyPair>()
  const [making, setMaking] = useState(false)
  async function generate() {
    setMaking(true)
    setPair(await generateKeyPair())
    setMaking(false)
  }
  return (
    <FormDialog
      title="Add a public key"
      onClose={onClose}
      save={save}
      ready={pair !== undefined || text.trim() !== ''}
      known={['jwks']}
      run={() => onAdd(pair?.publicJwk ?? parsed(text))}
    >
      {(problems) =>
        pair === undefined ? (
          <>
            <Textarea
              label="Paste your own public key"
              description="As a JSON Web Key: RSA with at least 2048 bits, or EC. Never the private one."
              placeholder='{ "kty": "RSA", "kid": "…", "e": "AQAB", "n": "…" }'
              rows={7}
              spellCheck={false}
              value={text}
              error={problems.jwks}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <div>
              <Button
                variant="light"
                loading={making}
                onClick={() => void generate()}
                disabled={crypto.subtle === undefined}
              >
                Generate new key
              </Button>
            </div>
          </>
        ) : (
          <GeneratedPair pair={pair} />
        )
      }
    </FormDialog>
  )
}

function parsed(text: string): OktaJwk {
  const key = readPublicJwk(text)
  if (typeof key !== 'string') return key
  throw new Refusal({
    status: 400,
    code: '',
    summary: 'This key cannot be used',
    causes: [{ field: 'jwks', text: key }],
  })
}

function GeneratedPair({ pair }: { pair: KeyPair }) {
  const [form, setForm] = useState<'json' | 'pem'>('json')
  const shown = form === 'json' ? pair.privateJwk : pair.privatePem
  return (
    <div className={styles.generated}>
      <p className={styles.once} role="alert">
        Copy the private key now and keep it where your application can read it. It was made in this browser, is sent
        nowhere, and cannot be shown again.
      </p>
      <div className={styles.key}>
        <p className={styles.label}>Private key</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard */}
        <pre tabIndex={0}>{shown}</pre>
        <span className={styles.copy}>
          <CopyButton value={shown} label="private key" />
        </span>
      </div>
      <SegmentedControl
        size="xs"
        aria-label="Form of the private key"
        value={form}
        onChange={(value) => setForm(value as 'json' | 'pem')}
        data={[
          { value: 'json', label: 'JSON' },
          { value: 'pem', label: 'PEM' },
        ]}
      />
    </div>
  )
}
