import { Button } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Dialog } from './dialog.tsx'
import { FormProblem } from './form-problem.tsx'
import styles from './form-section.module.css'
import { type Problems, problemsOf } from './refusal.ts'
import { Fields } from './section.tsx'

/**
 * A form in a dialog. Mount it when it is opened, so that it starts from nothing each time.
 *
 * @param save  the word on the button
 * @param run   resolves when it is done, and the dialog closes; what it throws is shown and the dialog stays
 */
export function FormDialog({
  title,
  onClose,
  save,
  run,
  ready = true,
  known = [],
  api,
  size = 'lg',
  children,
}: {
  title: string
  onClose: () => void
  save: string
  run: () => Promise<unknown>
  /** Enough is filled in to try. */
  ready?: boolean
  known?: readonly string[]
  api?: ReactNode
  size?: 'md' | 'lg' | 'xl'
  children: (problems: Problems) => ReactNode
}) {
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  async function submit(event: FormEvent) {
    event.preventDefault()
    // React lets it rise to the form the dialog was opened from, which was not sent.
    event.stopPropagation()
    if (running || !ready) return
    setRunning(true)
    setError(undefined)
    try {
      await run()
      onClose()
    } catch (thrown) {
      setError(thrown)
      setRunning(false)
    }
  }
  return (
    <Dialog onClose={onClose} title={title} size={size}>
      <form onSubmit={submit} noValidate className={styles.footer}>
        {error !== undefined && <FormProblem error={error} known={known} />}
        <Fields>{children(problemsOf(error))}</Fields>
        <div className={styles.buttons}>
          <Button type="submit" loading={running} disabled={!ready}>
            {save}
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
        {api}
      </form>
    </Dialog>
  )
}
