import { StatusBadge } from '../ui/status-badge.tsx'

export function ActiveBadge({ status }: { status: 'ACTIVE' | 'INACTIVE' }) {
  return status === 'ACTIVE' ? (
    <StatusBadge tone="good">Active</StatusBadge>
  ) : (
    <StatusBadge tone="off">Inactive</StatusBadge>
  )
}
