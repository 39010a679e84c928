// The calls that make a person and take them from one state to the next.
import type { ApiRequest } from '../../ui/api-request.ts'

export const USERS = '/api/v1/users'

export function userPath(userId: string): string {
  return `${USERS}/${userId}`
}

const NAMES = ['profile.firstName', 'profile.lastName', 'profile.login', 'profile.email']
const MOST_WORDS = 6

/** Everybody by last name: every word typed begins one of their names. @param status  empty: any */
export function listPath(q: string, status: string): string {
  const words = q.split(/\s+/).filter((word) => word !== '')
  const conditions = words.slice(0, MOST_WORDS).map((word) => {
    const each = NAMES.map((name) => `${name} sw ${quoted(word)}`)
    return `(${each.join(' or ')})`
  })
  if (status !== '') conditions.push(`status eq ${quoted(status)}`)
  const search = conditions.length === 0 ? 'status pr' : conditions.join(' and ')
  return `${USERS}?${new URLSearchParams({ search, sortBy: 'profile.lastName', limit: '50' })}`
}

function quoted(text: string): string {
  return `"${text.replaceAll(/["\\]/g, '\\$&')}"`
}

export type PersonDraft = {
  readonly firstName: string
  readonly lastName: string
  readonly login: string
  readonly email: string
  readonly secondEmail: string
  readonly groupIds: readonly string[]
  readonly activate: boolean
  /** Empty: they choose one themselves, by the link in the letter. */
  readonly setPassword: boolean
  readonly password: string
  readonly changeAtFirst: boolean
}

export const NOBODY_YET: PersonDraft = {
  firstName: '',
  lastName: '',
  login: '',
  email: '',
  secondEmail: '',
  groupIds: [],
  activate: true,
  setPassword: false,
  password: '',
  changeAtFirst: true,
}

export function createPersonRequest(draft: PersonDraft): ApiRequest {
  const { firstName, lastName, login, email, secondEmail, groupIds, activate } = draft
  const mustChange = activate && draft.setPassword && draft.changeAtFirst
  return {
    method: 'POST',
    path: `${USERS}?activate=${activate}${mustChange ? '&nextLogin=changePassword' : ''}`,
    body: {
      profile: {
        firstName: firstName.trim(),
        lastName: lastName.trim(),
        email: email.trim(),
        login: login.trim(),
        ...(secondEmail.trim() === '' ? {} : { secondEmail: secondEmail.trim() }),
      },
      ...(draft.setPassword ? { credentials: { password: { value: draft.password } } } : {}),
      ...(groupIds.length === 0 ? {} : { groupIds }),
    },
  }
}

/** As a call is shown to whoever looks over the shoulder. */
export const HIDDEN_PASSWORD = '********'

type Step =
  | 'activate'
  | 'reactivate'
  | 'suspend'
  | 'unsuspend'
  | 'unlock'
  | 'deactivate'
  | 'reset_password'
  | 'expire_password'
  | 'expire_password_with_temp_password'
  | 'reset_factors'

export function lifecycleRequest(userId: string, step: Step, query = ''): ApiRequest {
  return { method: 'POST', path: `${userPath(userId)}/lifecycle/${step}${query}` }
}

export function deletePersonRequest(userId: string): ApiRequest {
  return { method: 'DELETE', path: userPath(userId) }
}

/** Signed out of every browser; with tokens: of every application too. */
export function clearSessionsRequest(userId: string, tokens: boolean): ApiRequest {
  return { method: 'DELETE', path: `${userPath(userId)}/sessions${tokens ? '?oauthTokens=true' : ''}` }
}

/** A password of the administrator's choosing; `expire`: good for one more sign-in. */
export function setPasswordRequests(userId: string, password: string, expire: boolean): readonly ApiRequest[] {
  const set: ApiRequest = {
    method: 'POST',
    path: userPath(userId),
    body: { credentials: { password: { value: password } } },
  }
  return expire ? [set, lifecycleRequest(userId, 'expire_password')] : [set]
}
