import { Checkbox, Input } from '@mantine/core'
import type { ReactNode } from 'react'
import type { ApplicationType } from '../okta-types.ts'
import { grantWord } from './app-words.ts'
import styles from './grant-fields.module.css'
import type { GrantDraft } from './new-app-requests.ts'

/** "Grant type": the boxes an application of this type has. */
export function GrantFields({
  type,
  grants,
  onChange,
  error,
}: {
  type: ApplicationType
  grants: GrantDraft
  onChange: (grants: GrantDraft) => void
  error?: string | undefined
}) {
  const set = (change: Partial<GrantDraft>) => onChange({ ...grants, ...change })
  const implicit = grants.implicitIdToken || grants.implicitAccessToken
  const confidential = type === 'web' || type === 'service'
  return (
    <fieldset className={styles.grants}>
      <legend>Grant type</legend>
      {confidential && (
        <Group title="Client acting on behalf of itself">
          <Checkbox
            label="Client Credentials"
            checked={type === 'service' || grants.clientCredentials}
            disabled={type === 'service'}
            onChange={(event) => set({ clientCredentials: event.currentTarget.checked })}
          />
        </Group>
      )}
      {type !== 'service' && (
        <Group title="Client acting on behalf of a user">
          <Checkbox label="Authorization Code" checked disabled />
          <Checkbox
            label="Refresh Token"
            checked={grants.refreshToken}
            onChange={(event) => set({ refreshToken: event.currentTarget.checked })}
          />
          <Checkbox
            label="Implicit (hybrid)"
            description="Answers with tokens in the address. Leave it off unless the application cannot do otherwise."
            checked={implicit}
            onChange={(event) => {
              const on = event.currentTarget.checked
              set({ implicitIdToken: on, implicitAccessToken: false })
            }}
          />
          {implicit && (
            <div className={styles.inner}>
              <Checkbox
                label="Allow ID Token with implicit grant type"
                checked={grants.implicitIdToken}
                onChange={(event) => set({ implicitIdToken: event.currentTarget.checked })}
              />
              <Checkbox
                label="Allow Access Token with implicit grant type"
                checked={grants.implicitAccessToken}
                onChange={(event) => set({ implicitAccessToken: event.currentTarget.checked })}
              />
            </div>
          )}
          {grants.others.map((grant) => (
            <Checkbox key={grant} label={grantWord(grant)} description="Set with the API" checked disabled />
          ))}
        </Group>
      )}
      {error && <Input.Error role="alert">{error}</Input.Error>}
    </fieldset>
  )
}

function Group({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div className={styles.group}>
      <p className={styles.title}>{title}</p>
      {children}
    </div>
  )
}
