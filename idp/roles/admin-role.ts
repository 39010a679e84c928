// Okta's standard administrator roles, and what each may do: Okta's own scopes, the same an app's access token carries,
// and operations that are less than a whole scope. What is not here, nobody may but a super administrator.
import type { AdminRole } from '../schema/idp-schema.ts'

type Role = {
  readonly label: string
  /** `okta.users.manage` says `okta.users.read` as well. */
  readonly scopes: readonly string[]
  /** Single operations, as the route table spells them. */
  readonly operations?: readonly string[]
}

const EVERYBODY = ['okta.orgs.read']
const DIRECTORY = ['okta.users.read', 'okta.groups.read', ...EVERYBODY]

// Okta lets these make tokens of their own; a token may no more than its owner.
const OWN_TOKENS = 'POST /internal/api-tokens'
const MEMBERSHIP = ['PUT /groups/:groupId/users/:userId', 'DELETE /groups/:groupId/users/:userId']
const HELP = [
  'POST /users/:userId/lifecycle/unlock',
  'POST /users/:userId/lifecycle/reset_password',
  'POST /users/:userId/lifecycle/expire_password',
  'POST /users/:userId/lifecycle/expire_password_with_temp_password',
  'POST /users/:userId/lifecycle/reset_factors',
  'POST /users/:userId/lifecycle/reactivate',
  'DELETE /users/:userId/factors/:factorId',
  'DELETE /users/:userId/sessions',
]

export const ADMIN_ROLES: Readonly<Record<AdminRole, Role>> = {
  SUPER_ADMIN: { label: 'Super Administrator', scopes: ['*'] },
  ORG_ADMIN: {
    label: 'Organization Administrator',
    scopes: [
      'okta.users.manage',
      'okta.groups.manage',
      'okta.factors.manage',
      'okta.sessions.manage',
      'okta.orgs.manage',
      'okta.policies.manage',
      'okta.authenticators.read',
      'okta.domains.manage',
      'okta.trustedOrigins.manage',
      'okta.schemas.manage',
      'okta.userTypes.manage',
      'okta.linkedObjects.manage',
      'okta.apps.read',
      'okta.appGrants.read',
      'okta.apiTokens.read',
      'okta.roles.read',
      'okta.logs.read',
    ],
    operations: [OWN_TOKENS],
  },
  APP_ADMIN: {
    label: 'Application Administrator',
    scopes: [
      'okta.apps.manage',
      'okta.clients.manage',
      'okta.appGrants.read',
      'okta.schemas.read',
      'okta.userTypes.read',
      'okta.policies.read',
      'okta.authenticators.read',
      'okta.logs.read',
      ...DIRECTORY,
    ],
  },
  USER_ADMIN: {
    label: 'Group Administrator',
    scopes: ['okta.users.manage', 'okta.groups.read', 'okta.factors.manage', 'okta.sessions.manage', ...EVERYBODY],
    operations: [...MEMBERSHIP, OWN_TOKENS],
  },
  HELP_DESK_ADMIN: {
    label: 'Help Desk Administrator',
    scopes: ['okta.factors.read', ...DIRECTORY],
    operations: HELP,
  },
  READ_ONLY_ADMIN: {
    label: 'Read-only Administrator',
    scopes: [
      'okta.apps.read',
      'okta.appGrants.read',
      'okta.clients.read',
      'okta.apiTokens.read',
      'okta.authorizationServers.read',
      'okta.domains.read',
      'okta.factors.read',
      'okta.linkedObjects.read',
      'okta.logs.read',
      'okta.policies.read',
      'okta.authenticators.read',
      'okta.roles.read',
      'okta.schemas.read',
      'okta.sessions.read',
      'okta.trustedOrigins.read',
      'okta.userTypes.read',
      ...DIRECTORY,
    ],
    operations: [OWN_TOKENS],
  },
  MOBILE_ADMIN: { label: 'Mobile Administrator', scopes: ['okta.apps.read', 'okta.logs.read', ...DIRECTORY] },
  API_ACCESS_MANAGEMENT_ADMIN: {
    label: 'API Access Management Administrator',
    scopes: [
      'okta.authorizationServers.manage',
      'okta.apps.read',
      'okta.clients.read',
      'okta.schemas.read',
      'okta.logs.read',
      ...DIRECTORY,
    ],
  },
  REPORT_ADMIN: { label: 'Report Administrator', scopes: ['okta.logs.read', ...EVERYBODY] },
  GROUP_MEMBERSHIP_ADMIN: {
    label: 'Group Membership Administrator',
    scopes: DIRECTORY,
    operations: [...MEMBERSHIP, OWN_TOKENS],
  },
}

export function isAdminRole(type: unknown): type is AdminRole {
  return typeof type === 'string' && Object.hasOwn(ADMIN_ROLES, type)
}
