import { Button, TextInput } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Dialog } from '../../ui/dialog.tsx'
import { notify } from '../../ui/notices.tsx'
import styles from './once.module.css'
import { PasskeyProblem } from './passkey-problem.tsx'
import { makePasskey, nameOfThisDevice } from './passkey-requests.ts'

/** @param stale  what is asked for again once it is made */
export function AddPasskeyDialog({ stale, onClose }: { stale: string; onClose: () => void }) {
  const queries = useQueryClient()
  const [name, setName] = useState(nameOfThisDevice)
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (name.trim() === '' || running) return
    setRunning(true)
    setError(undefined)
    try {
      await makePasskey('/console/api/passkeys', {}, name.trim())
      notify(`${name.trim()} opens the desk from now on`)
      await queries.invalidateQueries({ queryKey: ['object', stale] })
      onClose()
    } catch (thrown) {
      setError(thrown)
      setRunning(false)
    }
  }
  return (
    <Dialog onClose={onClose} title="Add a passkey">
      <form onSubmit={submit} noValidate className={styles.once}>
        {error !== undefined && <PasskeyProblem error={error} />}
        <p>Your browser asks where to keep it: on this device, on another one near you, or on a security key.</p>
        <TextInput
          label="Call it"
          maxLength={100}
          autoComplete="off"
          data-autofocus
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <div className={styles.buttons}>
          <Button type="submit" loading={running} disabled={name.trim() === ''}>
            Make it
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
      </form>
    </Dialog>
  )
}
