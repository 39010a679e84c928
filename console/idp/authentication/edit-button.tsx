import { Button } from '@mantine/core'
import { IconPencil } from '@tabler/icons-react'

/** For Okta's own, which are edited and nothing else. @param what  `policy Default Policy` */
export function EditButton({ what, onClick }: { what: string; onClick: () => void }) {
  return (
    <Button
      variant="subtle"
      size="compact-sm"
      leftSection={<IconPencil size={15} aria-hidden />}
      aria-label={`Edit ${what}`}
      onClick={onClick}
    >
      Edit
    </Button>
  )
}
