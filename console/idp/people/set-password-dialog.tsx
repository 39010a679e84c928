import { Button, Checkbox, PasswordInput, Radio } from '@mantine/core'
import { useRef, useState } from 'react'
import { SecretValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { OktaCall } from '../okta-call.tsx'
import { useOktaChange } from '../okta-queries.ts'
import type { OktaUser } from '../okta-types.ts'
import { fullName } from '../user-words.ts'
import { HIDDEN_PASSWORD, lifecycleRequest, setPasswordRequests, USERS } from './people-requests.ts'
import styles from './person-dialogs.module.css'

type Way = 'chosen' | 'temporary'

/** "Set password": one the administrator thinks of, or one that is made here and good for one sign-in. */
export function SetPasswordDialog({ user, onClose }: { user: OktaUser; onClose: () => void }) {
  const [way, setWay] = useState<Way>('chosen')
  const [password, setPassword] = useState('')
  const [mustChange, setMustChange] = useState(true)
  const [temporary, setTemporary] = useState<string>()
  const handedOver = useRef(false)
  const change = useOktaChange()
  const name = fullName(user)
  const makesTemporary = user.credentials?.password !== undefined && user.status !== 'LOCKED_OUT'
  // Only who is active can be asked for a new password; the others are not in yet.
  const expire = mustChange && user.status !== 'STAGED' && user.status !== 'LOCKED_OUT'
  const temporaryRequest = lifecycleRequest(user.id, 'expire_password_with_temp_password')
  if (temporary !== undefined)
    return (
      <Dialog onClose={onClose} title={`Temporary password of ${name}`} size="lg">
        <div className={styles.stack}>
          <p>Tell it to them. It is shown only now, and the first sign-in asks for a new one.</p>
          <SecretValue value={temporary} label="temporary password" />
          <div>
            <Button onClick={onClose}>Done</Button>
          </div>
        </div>
      </Dialog>
    )
  async function run() {
    const stale = { stale: [USERS] }
    if (way === 'temporary') {
      const { tempPassword } = await change<{ tempPassword: string }>(temporaryRequest, stale)
      handedOver.current = true
      setTemporary(tempPassword)
      return
    }
    const requests = setPasswordRequests(user.id, password, expire)
    for (const [at, request] of requests.entries())
      await change(request, { ...stale, ...(at === requests.length - 1 ? { done: `${name} has a new password` } : {}) })
  }
  return (
    <FormDialog
      title={`Set the password of ${name}`}
      onClose={() => {
        if (!handedOver.current) onClose()
      }}
      save={way === 'temporary' ? 'Make temporary password' : 'Set password'}
      run={run}
      ready={way === 'temporary' || password !== ''}
      known={['password']}
      api={
        <OktaCall
          requests={way === 'temporary' ? [temporaryRequest] : setPasswordRequests(user.id, HIDDEN_PASSWORD, expire)}
        />
      }
      size="md"
    >
      {(problems) => (
        <>
          {makesTemporary && (
            <Radio.Group label="Password" value={way} onChange={(value) => setWay(value as Way)}>
              <div className={styles.stack}>
                <Radio value="chosen" label="I choose it" mt={8} />
                <Radio value="temporary" label="A temporary one" description="Made here, good for one sign-in." />
              </div>
            </Radio.Group>
          )}
          {way === 'chosen' && (
            <>
              <PasswordInput
                label="New password"
                required
                autoComplete="new-password"
                value={password}
                error={problems.password}
                aria-invalid={problems.password !== undefined}
                visibilityToggleButtonProps={{ 'aria-label': 'Show or hide the password' }}
                onChange={(event) => setPassword(event.currentTarget.value)}
              />
              {user.status !== 'STAGED' && user.status !== 'LOCKED_OUT' && (
                <Checkbox
                  label="User must change password on next login"
                  checked={mustChange}
                  onChange={(event) => setMustChange(event.currentTarget.checked)}
                />
              )}
            </>
          )}
          <p className={styles.soft}>The password they have now stops working at once.</p>
        </>
      )}
    </FormDialog>
  )
}
