// What can be done with a person in each state, in Okta's words; the first of each is the one that is wanted most often.
import type { ApiRequest } from '../../ui/api-request.ts'
import type { OktaUser } from '../okta-types.ts'
import { deletePersonRequest, lifecycleRequest } from './people-requests.ts'

export type PersonStep =
  | 'activate'
  | 'resend'
  | 'resetPassword'
  | 'setPassword'
  | 'suspend'
  | 'unsuspend'
  | 'unlock'
  | 'clearSessions'
  | 'deactivate'
  | 'delete'

export const STEP_WORDS: Readonly<Record<PersonStep, string>> = {
  activate: 'Activate',
  resend: 'Resend activation email',
  resetPassword: 'Reset Password',
  setPassword: 'Set password',
  suspend: 'Suspend',
  unsuspend: 'Unsuspend',
  unlock: 'Unlock',
  clearSessions: 'Clear user sessions',
  deactivate: 'Deactivate',
  delete: 'Delete',
}

const NEXT: Readonly<Record<string, readonly PersonStep[]>> = {
  STAGED: ['activate', 'setPassword', 'deactivate'],
  PROVISIONED: ['resend', 'setPassword', 'deactivate'],
  ACTIVE: ['resetPassword', 'setPassword', 'clearSessions', 'suspend', 'deactivate'],
  RECOVERY: ['resetPassword', 'setPassword', 'clearSessions', 'deactivate'],
  PASSWORD_EXPIRED: ['resetPassword', 'setPassword', 'clearSessions', 'deactivate'],
  LOCKED_OUT: ['unlock', 'resetPassword', 'setPassword', 'clearSessions', 'deactivate'],
  SUSPENDED: ['unsuspend', 'clearSessions', 'deactivate'],
  DEPROVISIONED: ['activate', 'delete'],
}

// Whose password is kept elsewhere has none here to reset.
const ABOUT_PASSWORDS: readonly PersonStep[] = ['resetPassword', 'setPassword', 'resend']

export function stepsOf(user: OktaUser): readonly PersonStep[] {
  const steps = NEXT[user.status] ?? []
  return isFederated(user) ? steps.filter((step) => !ABOUT_PASSWORDS.includes(step)) : steps
}

/** Activating somebody who can prove who they are sends no letter. */
export function canSignInOnceActive(user: OktaUser): boolean {
  return isFederated(user) || user.credentials?.password !== undefined
}

function isFederated({ credentials }: OktaUser): boolean {
  return credentials?.provider?.type === 'FEDERATION'
}

/** A step that asks for no more than yes. */
export type PlainStep = {
  readonly title: string
  readonly confirm: string
  readonly danger: boolean
  readonly text: string
  readonly request: ApiRequest
  readonly done: string
}

export function plainStep(step: PersonStep, { id }: OktaUser, name: string): PlainStep | undefined {
  switch (step) {
    case 'activate':
      return {
        title: `Activate ${name}?`,
        confirm: 'Activate person',
        danger: false,
        text: 'They can sign in again, with the password they have.',
        request: lifecycleRequest(id, 'activate'),
        done: `${name} is active`,
      }
    case 'suspend':
      return {
        title: `Suspend ${name}?`,
        confirm: 'Suspend person',
        danger: true,
        text: 'They cannot sign in until somebody unsuspends them. Applications, groups and password stay.',
        request: lifecycleRequest(id, 'suspend'),
        done: `${name} is suspended`,
      }
    case 'unsuspend':
      return {
        title: `Unsuspend ${name}?`,
        confirm: 'Unsuspend person',
        danger: false,
        text: 'They can sign in again, to everything they were assigned before.',
        request: lifecycleRequest(id, 'unsuspend'),
        done: `${name} is active`,
      }
    case 'unlock':
      return {
        title: `Unlock ${name}?`,
        confirm: 'Unlock person',
        danger: false,
        text: 'Wrong passwords are forgotten, and they can sign in with the right one.',
        request: lifecycleRequest(id, 'unlock'),
        done: `${name} is unlocked`,
      }
    case 'deactivate':
      return {
        title: `Deactivate ${name}?`,
        confirm: 'Deactivate person',
        danger: true,
        text: 'They are signed out everywhere and cannot sign in. Their API tokens stop working. They can be activated again, or deleted.',
        request: lifecycleRequest(id, 'deactivate'),
        done: `${name} is deactivated`,
      }
    case 'delete':
      return {
        title: `Delete ${name}?`,
        confirm: 'Delete person',
        danger: true,
        text: 'Their profile, assignments and memberships are gone for good. What they did stays in the System Log.',
        request: deletePersonRequest(id),
        done: `${name} was deleted`,
      }
    default:
      return undefined
  }
}
