import { Radio, Stack } from '@mantine/core'
import type { Role } from '../desk/me.ts'
import { ROLE_WORDS } from '../desk/role-words.ts'

const ROLES: readonly Role[] = ['read-only', 'support', 'owner']

/** One of the three, each with what it may. */
export function RolePicker({ label, value, onChange }: { label: string; value: Role; onChange: (role: Role) => void }) {
  return (
    <Radio.Group label={label} value={value} onChange={(role) => onChange(role as Role)}>
      <Stack gap="xs" mt={6}>
        {ROLES.map((role) => (
          <Radio key={role} value={role} label={ROLE_WORDS[role].title} description={ROLE_WORDS[role].may} />
        ))}
      </Stack>
    </Radio.Group>
  )
}
