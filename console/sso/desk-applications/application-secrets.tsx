// Two secrets may overlap: add one, give it to the application, take the old one away.
import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { CopyChip, SecretValue } from '../../ui/copy-value.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { FormProblem } from '../../ui/form-problem.tsx'
import { Section } from '../../ui/section.tsx'
import { At } from '../desk/at.tsx'
import { useDeskChange } from '../desk/desk-queries.ts'
import type { Application } from '../desk/desk-types.ts'
import { useMay } from '../desk/me.ts'
import styles from './secrets.module.css'

const STALE = ['/api/applications']

export function ApplicationSecrets({ application }: { application: Application }) {
  const change = useDeskChange()
  const mayChange = useMay('owner')
  const [error, setError] = useState<unknown>()
  const [fresh, setFresh] = useState<string>()
  const [removing, setRemoving] = useState<string>()
  const at = `/api/applications/${application.id}/secrets`
  const { secrets } = application
  const add = () =>
    change<{ clientSecret: string }>({ method: 'POST', path: at }, { stale: STALE }).then(
      ({ clientSecret }) => setFresh(clientSecret),
      setError,
    )
  return (
    <Section
      title="Client secrets"
      lead="Two work side by side, so that one can be replaced while nobody notices."
      actions={
        mayChange && (
          <Button
            variant="subtle"
            size="compact-sm"
            leftSection={<IconPlus size={15} aria-hidden />}
            disabled={secrets.length > 1}
            onClick={() => void add()}
          >
            Add secret
          </Button>
        )
      }
    >
      {error !== undefined && <FormProblem error={error} />}
      <ul className={styles.secrets}>
        {secrets.map(({ id, createdAt }) => (
          <li key={id}>
            <CopyChip value={id} label="secret id" />
            <span>
              made <At ms={createdAt} />
            </span>
            {mayChange && (
              <Button
                variant="subtle"
                color="red"
                size="compact-sm"
                disabled={secrets.length === 1}
                onClick={() => setRemoving(id)}
              >
                Remove
              </Button>
            )}
          </li>
        ))}
      </ul>
      {fresh !== undefined && (
        <Dialog onClose={() => setFresh(undefined)} title="The new secret, once" size="lg">
          <div className={styles.once}>
            <p>Give it to {application.name}, then remove the old one. It is not shown again.</p>
            <SecretValue value={fresh} label="client secret" />
            <div>
              <Button onClick={() => setFresh(undefined)}>Done</Button>
            </div>
          </div>
        </Dialog>
      )}
      <ConfirmDialog
        opened={removing !== undefined}
        onClose={() => setRemoving(undefined)}
        title="Remove this secret?"
        confirm="Remove secret"
        run={() =>
          change({ method: 'DELETE', path: `${at}/${removing}` }, { stale: STALE, done: 'The secret is gone' })
        }
      >
        It stops working at once. If {application.name} still uses it, nobody can finish a sign-in there.
      </ConfirmDialog>
    </Section>
  )
}
