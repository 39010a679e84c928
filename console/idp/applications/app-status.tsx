import { StatusBadge } from '../../ui/status-badge.tsx'
import type { OktaApp } from '../okta-types.ts'

export function AppStatus({ app }: { app: OktaApp }) {
  return app.status === 'ACTIVE' ? (
    <StatusBadge tone="good">Active</StatusBadge>
  ) : (
    <StatusBadge tone="off">Inactive</StatusBadge>
  )
}
