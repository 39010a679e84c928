import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { clearSessionsRequest, userPath } from './people-requests.ts'
import styles from './person-dialogs.module.css'

export function ClearSessionsDialog({ user, onClose }: { user: OktaUser; onClose: () => void }) {
  const [tokens, setTokens] = useState(false)
  const change = useOktaChange()
  const request = clearSessionsRequest(user.id, tokens)
  const name = fullName(user)
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={`Clear the sessions of ${name}?`}
      confirm="Clear sessions"
      run={() => change(request, { stale: [userPath(user.id)], done: `${name} is signed out of every browser` })}
      api={<OktaCall requests={[request]} />}
    >
      <div className={styles.stack}>
        <p>They are signed out of every browser and have to sign in again.</p>
        <Checkbox
          label="Also revoke tokens"
          description="Applications lose the access and refresh tokens they were given for this person."
          checked={tokens}
          onChange={(event) => setTokens(event.currentTarget.checked)}
        />
      </div>
    </ConfirmDialog>
  )
}
