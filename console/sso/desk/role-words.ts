import type { Role } from './me.ts'

/** What each role is called and what it may. */
export const ROLE_WORDS: Record<Role, { readonly title: string; readonly may: string }> = {
  owner: { title: 'Owner', may: 'Everything, with applications, API keys and operators' },
  support: { title: 'Support', may: 'Organizations, connections and people; looks at the rest' },
  'read-only': { title: 'Read-only', may: 'Looks at everything, changes nothing' },
}
