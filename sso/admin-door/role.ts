// What whoever asks may do. An operator has a role, an API key too; each role may what the one before it may, and more.
export const ROLES = ['read-only', 'support', 'owner'] as const

export type Role = (typeof ROLES)[number]

/** @param needed  the least role it takes */
export function mayAct(role: Role, needed: Role): boolean {
  return ROLES.indexOf(role) >= ROLES.indexOf(needed)
}
