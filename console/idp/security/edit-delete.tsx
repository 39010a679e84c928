import { Button } from '@mantine/core'
import { IconPencil, IconTrash } from '@tabler/icons-react'
import styles from './edit-delete.module.css'

/** The pencil and the bin at the end of a row. What cannot be deleted has no bin. */
export function EditDelete({
  name,
  onEdit,
  onDelete,
}: {
  name: string
  onEdit: () => void
  onDelete: (() => void) | undefined
}) {
  return (
    <span className={styles.buttons}>
      <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Edit ${name}`} onClick={onEdit}>
        <IconPencil size={17} aria-hidden />
      </Button>
      {onDelete && (
        <Button variant="subtle" color="gray" size="compact-sm" aria-label={`Delete ${name}`} onClick={onDelete}>
          <IconTrash size={17} aria-hidden />
        </Button>
      )}
    </span>
  )
}
