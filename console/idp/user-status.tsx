import { StatusBadge } from '../ui/status-badge.tsx'
import type { OktaUser } from './okta-types.ts'
import { USER_STATUS } from './user-words.ts'

export function UserStatus({ user }: { user: OktaUser }) {
  const { word, tone } = USER_STATUS[user.status] ?? { word: user.status, tone: 'off' as const }
  return <StatusBadge tone={tone}>{word}</StatusBadge>
}
