// "Confirm that it is you": over whatever was pressed, when the service asks for it. Confirmed, what was pressed goes on.
import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { Refusal } from '../../ui/refusal.ts'
import { onConfirmationNeeded } from '../desk/desk-api.ts'
import styles from './once.module.css'
import { PasskeyProblem } from './passkey-problem.tsx'
import { confirmWithPasskey } from './passkey-requests.ts'

export function ConfirmIdentity() {
  const answer = useRef<(confirmed: boolean) => void>(undefined)
  const [asking, setAsking] = useState(false)
  useEffect(
    () =>
      onConfirmationNeeded(() => {
        setAsking(true)
        return new Promise((resolve) => {
          answer.current = resolve
        })
      }),
    [],
  )
  function end(confirmed: boolean) {
    setAsking(false)
    answer.current?.(confirmed)
  }
  return asking ? <AskForPasskey onEnd={end} /> : null
}

function AskForPasskey({ onEnd }: { onEnd: (confirmed: boolean) => void }) {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const hasNone = error instanceof Refusal && error.code === 'operator.no_passkey'
  async function confirm() {
    setRunning(true)
    setError(undefined)
    try {
      await confirmWithPasskey()
      onEnd(true)
    } catch (thrown) {
      setError(thrown)
      setRunning(false)
    }
  }
  return (
    <Dialog onClose={() => onEnd(false)} title="Confirm that it is you">
      <div className={styles.once}>
        {error !== undefined && !hasNone && <PasskeyProblem error={error} />}
        {hasNone ? (
          <p>You have no passkey here to confirm with. Sign in through Okta once more; then do this again.</p>
        ) : (
          <p>
            You signed in more than fifteen minutes ago, and this changes who may do what, or how somebody comes in.
          </p>
        )}
        <div className={styles.buttons}>
          {hasNone ? (
            <Button component="a" href="/console/okta?again">
              Sign in through Okta
            </Button>
          ) : (
            <Button
              leftSection={<IconFingerprint size={18} aria-hidden />}
              loading={running}
              data-autofocus
              onClick={() => void confirm()}
            >
              Confirm with your passkey
            </Button>
          )}
          <Button variant="default" onClick={() => onEnd(false)}>
            Cancel
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
