import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'

export function RenameButton({ onClick }: { onClick: () => void }) {
  return (
    <Button variant="default" leftSection={<IconPencil size={16} aria-hidden />} onClick={onClick}>
      Rename
    </Button>
  )
}
