import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { ApiCallPanel } from '../../ui/api-call-panel.tsx'
import { CopyValue, SecretValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { problemsOf } from '../../ui/refusal.ts'
import { Fields } from '../../ui/section.tsx'
import { DESK_ACCESS } from '../desk/desk-api.ts'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Application } from '../desk/desk-types.ts'
import { ApplicationFields, bodyOf, isReady, KNOWN, NEW_APPLICATION } from './application-fields.tsx'
import styles from './secrets.module.css'

type Made = Application & { readonly clientSecret: string }

export function NewApplicationDialog({ onClose }: { onClose: () => void }) {
  const change = useDeskChange()
  const navigate = useNavigate()
  const [draft, setDraft] = useState(NEW_APPLICATION)
  const [running, setRunning] = useState(false)
  const [error, setError] = useState<unknown>()
  const [made, setMade] = useState<Made>()
  const request = { method: 'POST', path: '/api/applications', body: bodyOf(draft) } as const
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (running || !isReady(draft)) return
    setRunning(true)
    setError(undefined)
    try {
      setMade(await change<Made>(request, { stale: ['/api/applications'] }))
    } catch (thrown) {
      setError(thrown)
    } finally {
      setRunning(false)
    }
  }
  if (made !== undefined)
    return (
      <Dialog onClose={onClose} title={`${made.name} is registered`} size="lg">
        <div className={styles.once}>
          <p>Give both to your application. The secret is shown now and never again.</p>
          <div className={styles.value}>
            <span>Client ID</span>
            <CopyValue value={made.clientId} label="client ID" />
          </div>
          <div className={styles.value}>
            <span>Client secret</span>
            <SecretValue value={made.clientSecret} label="client secret" />
          </div>
          <div>
            <Button onClick={() => void navigate({ to: `/applications/${made.id}` })}>How to connect it</Button>
          </div>
        </div>
      </Dialog>
    )
  return (
    <Dialog onClose={onClose} title="New application" size="lg">
      <form onSubmit={submit} noValidate className={styles.once}>
        {error !== undefined && <FormProblem error={error} known={KNOWN} />}
        <Fields>
          <ApplicationFields
            draft={draft}
            set={(part) => setDraft({ ...draft, ...part })}
            problems={problemsOf(error)}
            whole={false}
          />
        </Fields>
        <div className={styles.buttons}>
          <Button type="submit" loading={running} disabled={!isReady(draft)}>
            Register
          </Button>
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
        </div>
        <ApiCallPanel requests={[request]} access={DESK_ACCESS} />
      </form>
    </Dialog>
  )
}
