// How Okta's console calls a person and what state they are in.
import type { StatusTone } from '../ui/status-badge.tsx'
import type { OktaUser } from './okta-types.ts'

export function fullName({ profile }: Pick<OktaUser, 'profile'>): string {
  return `${profile.firstName} ${profile.lastName}`
}

type StatusWord = { readonly word: string; readonly tone: StatusTone }

export const USER_STATUS: Readonly<Record<string, StatusWord>> = {
  STAGED: { word: 'Staged', tone: 'off' },
  PROVISIONED: { word: 'Pending user action', tone: 'wait' },
  ACTIVE: { word: 'Active', tone: 'good' },
  RECOVERY: { word: 'Password reset', tone: 'wait' },
  PASSWORD_EXPIRED: { word: 'Password expired', tone: 'wait' },
  LOCKED_OUT: { word: 'Locked out', tone: 'bad' },
  SUSPENDED: { word: 'Suspended', tone: 'bad' },
  DEPROVISIONED: { word: 'Deactivated', tone: 'off' },
}
