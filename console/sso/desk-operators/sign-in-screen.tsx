import { Button } from '@mantine/core'
import { IconFingerprint } from '@tabler/icons-react'
import { useState } from 'react'
import styles from './alone.module.css'
import { Alone } from './alone.tsx'
import { PasskeyProblem } from './passkey-problem.tsx'
import { signInWithPasskey } from './passkey-requests.ts'
import { useWaysIn } from './ways-in.ts'

/** In the place of the desk, for somebody who is not signed in. */
export function SignInScreen() {
  const ways = useWaysIn()
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  async function signIn() {
    setRunning(true)
    setError(undefined)
    try {
      await signInWithPasskey()
      // Nothing stays of what somebody else saw here before.
      window.location.reload()
    } catch (thrown) {
      setError(thrown)
      setRunning(false)
    }
  }
  return (
    <Alone title="Sign in to the desk">
      {error !== undefined && <PasskeyProblem error={error} />}
      <p>Your browser asks for your fingerprint, your face or a PIN. There is no name to type and no password.</p>
      <Button
        leftSection={<IconFingerprint size={18} aria-hidden />}
        loading={running}
        onClick={() => void signIn()}
        data-autofocus
      >
        Sign in with a passkey
      </Button>
      {ways?.okta && (
        <Button component="a" href="/console/okta" variant="default">
          Sign in through Okta
        </Button>
      )}
      {ways?.firstRun ? (
        <p className={styles.soft}>
          Nobody is an operator here yet. Whoever runs Gatepass makes the first one’s link:{' '}
          <code>npm run gatepass -- first-run</code>
        </p>
      ) : (
        <p className={styles.soft}>No passkey yet, or lost it? An owner sends you a link.</p>
      )}
    </Alone>
  )
}
