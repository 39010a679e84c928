// Whose token it is, and what they may change. Okta tells the roles to some of them only; whoever it does not tell is
// let try.
import type { ManagementApi } from '../okta/management-api.ts'
import { ApiTokenNotAllowed, OktaObjectMissing } from '../okta/management-problems.ts'
import { me, role } from '../okta/okta-answers.ts'
import type { Right } from './piece.ts'

export type TokenOwner = {
  readonly name: string
  readonly login: string
  /** As Okta calls them; empty: not told. */
  readonly roles: readonly string[]
  /** Of what is known for certain. */
  readonly mayNot: readonly Right[]
}

const MAY: Readonly<Record<string, readonly Right[]>> = {
  READ_ONLY_ADMIN: [],
  HELP_DESK_ADMIN: [],
  USER_ADMIN: [],
  GROUP_MEMBERSHIP_ADMIN: [],
  REPORT_ADMIN: [],
  MOBILE_ADMIN: [],
  APP_ADMIN: ['apps'],
  API_ACCESS_MANAGEMENT_ADMIN: ['apps', 'servers'],
}

/** @throws ApiTokenRefused, ApiTokenNotAllowed, OktaApiUnreachable */
export async function readTokenOwner(api: ManagementApi): Promise<TokenOwner> {
  const { id, profile } = await api.get('/api/v1/users/me', me)
  const roles = await rolesOf(api, id)
  const rights = roles.map(({ type }) => MAY[type] ?? (['apps', 'servers'] as const))
  const may = (right: Right) => roles.length === 0 || rights.some((each) => each.includes(right))
  const name = [profile.firstName, profile.lastName].filter(Boolean).join(' ')
  return {
    name: name || profile.login,
    login: profile.login,
    roles: [...new Set(roles.map(({ label }) => label))],
    mayNot: (['apps', 'servers'] as const).filter((right) => !may(right)),
  }
}

async function rolesOf(api: ManagementApi, userId: string) {
  try {
    return (await api.list(`/api/v1/users/${userId}/roles`, role, 200)).items
  } catch (error) {
    if (error instanceof ApiTokenNotAllowed || error instanceof OktaObjectMissing) return []
    throw error
  }
}

/** For people: why this token does not do. */
export function whyNot({ name, roles }: Pick<TokenOwner, 'name' | 'roles'>, right: Right): string {
  const as = roles.length === 0 ? '' : ` (${roles.join(', ')})`
  const what = right === 'apps' ? 'applications' : 'authorization servers'
  return `The token belongs to ${name}${as}, who may not change ${what}.`
}
