// Where the public keys of a client are: saved here, or at an address the client publishes.
import { Button, CloseButton, Input, Radio, TextInput } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import type { Problems } from '../../ui/refusal.ts'
import type { OktaApp, OktaJwk } from '../okta-types.ts'
import { AddKeyDialog } from './add-key-dialog.tsx'
import styles from './keys-fields.module.css'

export type KeysDraft = {
  readonly keysAt: 'okta' | 'uri'
  readonly keys: readonly OktaJwk[]
  readonly jwksUri: string
}

export function keysDraftOf(app: OktaApp): KeysDraft {
  const { jwks, jwks_uri } = app.settings.oauthClient
  return { keysAt: jwks_uri ? 'uri' : 'okta', keys: jwks?.keys ?? [], jwksUri: jwks_uri ?? '' }
}

export function keysEdit({ keysAt, keys, jwksUri }: KeysDraft) {
  return keysAt === 'uri' ? { jwks: undefined, jwks_uri: jwksUri.trim() } : { jwks: { keys }, jwks_uri: undefined }
}

export function KeysFields({
  draft,
  set,
  problems,
}: {
  draft: KeysDraft
  set: (change: Partial<KeysDraft>) => void
  problems: Problems
}) {
  const [adding, setAdding] = useState(false)
  return (
    <>
      <Radio.Group
        label="Configuration"
        value={draft.keysAt}
        onChange={(keysAt) => set({ keysAt: keysAt as KeysDraft['keysAt'] })}
      >
        <div className={styles.choices}>
          <Radio value="okta" label="Save keys in Okta" />
          <Radio value="uri" label="Use a URL to fetch keys dynamically" />
        </div>
      </Radio.Group>
      {draft.keysAt === 'uri' ? (
        <TextInput
          label="URL"
          type="url"
          placeholder="https://"
          description="Where the client publishes its JSON Web Key Set."
          value={draft.jwksUri}
          error={problems.jwks_uri}
          onChange={(event) => set({ jwksUri: event.currentTarget.value })}
        />
      ) : (
        <div className={styles.keys}>
          {draft.keys.length > 0 && (
            <ul aria-label="Public keys">
              {draft.keys.map((key) => (
                <li key={key.kid}>
                  <code>{key.kid}</code>
                  <CloseButton
                    aria-label={`Remove key ${key.kid}`}
                    onClick={() => set({ keys: draft.keys.filter((other) => other !== key) })}
                  />
                </li>
              ))}
            </ul>
          )}
          <div>
            <Button
              variant="light"
              size="compact-sm"
              leftSection={<IconPlus size={15} aria-hidden />}
              onClick={() => setAdding(true)}
            >
              Add key
            </Button>
          </div>
          {problems.jwks && <Input.Error role="alert">{problems.jwks}</Input.Error>}
        </div>
      )}
      {adding && (
        <AddKeyDialog
          onClose={() => setAdding(false)}
          save="Done"
          onAdd={async (key) => set({ keys: [...draft.keys, key] })}
        />
      )}
    </>
  )
}
