// A section as Okta's General tab has it: shown, then Edit, then Save or Cancel. Only one thing is open at a time,
// because saving replaces the whole object.
import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'
import { type FormEvent, type ReactNode, useState } from 'react'
import { FormProblem } from './form-problem.tsx'
import styles from './form-section.module.css'
import { type Problems, problemsOf } from './refusal.ts'
import { Section } from './section.tsx'

export type DraftFields<Draft> = {
  readonly draft: Draft
  /** Replaces members of the draft. */
  set(change: Partial<Draft>): void
  readonly problems: Problems
}

/**
 * @param initial  what the form starts from, read anew at every Edit
 * @param fields   the inputs; problems are what the server said about each
 * @param save     resolves when it is saved; what it throws is shown here
 * @param api      the panel with the call, for the draft while editing
 */
export function FormSection<Draft extends object>({
  title,
  lead,
  initial,
  view,
  fields,
  save,
  api,
  mayEdit = true,
  known = [],
}: {
  title: string
  lead?: ReactNode
  initial: () => Draft
  view: ReactNode
  fields: (form: DraftFields<Draft>) => ReactNode
  save: (draft: Draft) => Promise<unknown>
  api?: (draft: Draft) => ReactNode
  mayEdit?: boolean
  /** Fields whose problems are shown beside them, by the API's names. */
  known?: readonly string[]
}) {
  const [draft, setDraft] = useState<Draft>()
  const [error, setError] = useState<unknown>()
  const [saving, setSaving] = useState(false)
  const close = () => {
    setDraft(undefined)
    setError(undefined)
  }
  async function submit(event: FormEvent) {
    event.preventDefault()
    if (draft === undefined || saving) return
    setSaving(true)
    setError(undefined)
    try {
      await save(draft)
      close()
    } catch (thrown) {
      setError(thrown)
    } finally {
      setSaving(false)
    }
  }
  if (draft === undefined)
    return (
      <Section
        title={title}
        lead={lead}
        actions={
          mayEdit && (
            <Button
              variant="subtle"
              size="compact-sm"
              leftSection={<IconPencil size={15} aria-hidden />}
              onClick={() => setDraft(initial())}
              aria-label={`Edit ${title}`}
            >
              Edit
            </Button>
          )
        }
      >
        {view}
      </Section>
    )
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  return (
    <form onSubmit={submit} noValidate>
      <Section
        title={title}
        lead={lead}
        actions={
          <Button variant="subtle" color="gray" size="compact-sm" onClick={close}>
            Cancel
          </Button>
        }
        footer={
          <div className={styles.footer}>
            <div className={styles.buttons}>
              <Button type="submit" loading={saving}>
                Save
              </Button>
              <Button variant="default" onClick={close}>
                Cancel
              </Button>
            </div>
            {api?.(draft)}
          </div>
        }
      >
        {error !== undefined && <FormProblem error={error} known={known} />}
        {fields({ draft, set, problems: problemsOf(error) })}
      </Section>
    </form>
  )
}
