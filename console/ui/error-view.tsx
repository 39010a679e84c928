import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import { CopyChip } from './copy-value.tsx'
import styles from './empty-state.module.css'
import { Refusal } from './refusal.ts'

/** Something could not be shown: what the server said, and what it calls it, for whoever is asked to help. */
export function ErrorView({ error, retry }: { error: unknown; retry?: () => void }) {
  const refusal = error instanceof Refusal ? error : undefined
  return (
    <div className={styles.empty} role="alert">
      <IconAlertTriangle size={28} className={styles.icon} aria-hidden />
      <p className={styles.title}>{titleOf(refusal)}</p>
      <p>{refusal?.message ?? 'The server did not answer. Check your connection and try again.'}</p>
      {refusal && (
        <p className={styles.chips}>
          <CopyChip value={refusal.code} label="error code" />
          {refusal.errorId && <CopyChip value={refusal.errorId} label="error id" />}
        </p>
      )}
      {retry && (
        <Button variant="default" onClick={retry}>
          Try again
        </Button>
      )}
    </div>
  )
}

function titleOf(refusal: Refusal | undefined): string {
  if (refusal?.status === 404) return 'There is nothing here'
  if (refusal?.status === 403) return 'You may not see this'
  return 'This could not be loaded'
}
