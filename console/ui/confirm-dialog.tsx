import { Button } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { FormProblem } from './form-problem.tsx'
import styles from './form-section.module.css'
import { useUiWords } from './ui-words.ts'

/**
 * Asks before something that cannot be taken back. What happens is in the text, what to press says it again.
 *
 * @param confirm  the word on the button: "Delete application"
 * @param ready    all that is to be read before it is there
 * @param run      resolves when it is done; what it throws is shown and the dialog stays
 */
export function ConfirmDialog({
  opened,
  onClose,
  title,
  confirm,
  danger = true,
  ready = true,
  run,
  api,
  children,
}: {
  opened: boolean
  onClose: () => void
  title: string
  confirm: string
  danger?: boolean
  ready?: boolean
  run: () => Promise<unknown>
  api?: ReactNode
  children: ReactNode
}) {
  const words = useUiWords()
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const close = () => {
    setError(undefined)
    onClose()
  }
  async function go() {
    setRunning(true)
    setError(undefined)
    try {
      await run()
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Dialog opened={opened} onClose={close} title={title}>
      <div className={styles.footer}>
        {error !== undefined && <FormProblem error={error} />}
        <div>{children}</div>
        <div className={styles.buttons}>
          <Button color={danger ? 'red' : undefined} loading={running} disabled={!ready} onClick={() => void go()}>
            {confirm}
          </Button>
          <Button variant="default" onClick={close} data-autofocus>
            {words.cancel}
          </Button>
        </div>
        {api}
      </div>
    </Dialog>
  )
}
