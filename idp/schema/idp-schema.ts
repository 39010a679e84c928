// Every table of Okta's side. Times are milliseconds UTC, booleans 0 or 1, `…_json` columns JSON text; what a row
// belongs to is always said by `org_id`, and every query names it.
//
//   orgs ── users ── group_members ── groups ── group_rules   people
//        ── role_assignments, profile_attributes   who administers, and what there is to say of people
//        ── apps ── app_secrets, app_users, app_groups who may use what
//        ── authorization_servers ── scopes, claims, policies ── policy_rules
//        ── api_tokens, system_log                     the administrator's side
//        ── sessions, grants, signing_keys, client_assertions   what signing in leaves behind
//        ── factors, org_policies ── org_policy_rules  what else proves a person, and when it is asked for
//        ── sign_in_states, session_tokens, password_links     on the way in
//        ── failed_attempts, password_history, mailbox         wrong passwords, old ones, letters
//        ── app_scope_grants, trusted_origins, domains, network_zones   what an administrator opens
//        ── service_grants, pushed_requests, oauth_consents     apps for themselves, requests in parts, what was agreed to

export type IdpSchema = {
  orgs: OrgRow
  users: UserRow
  groups: GroupRow
  group_members: GroupMemberRow
  group_rules: GroupRuleRow
  role_assignments: RoleAssignmentRow
  profile_attributes: ProfileAttributeRow
  profile_values: ProfileValueRow
  group_owners: GroupOwnerRow
  linked_objects: LinkedObjectRow
  linked_people: LinkedPeopleRow
  apps: AppRow
  app_secrets: AppSecretRow
  app_logos: AppLogoRow
  app_users: AppUserRow
  app_groups: AppGroupRow
  authorization_servers: AuthorizationServerRow
  scopes: ScopeRow
  claims: ClaimRow
  policies: PolicyRow
  policy_rules: PolicyRuleRow
  api_tokens: ApiTokenRow
  sessions: SessionRow
  grants: GrantRow
  signing_keys: SigningKeyRow
  client_assertions: ClientAssertionRow
  app_scope_grants: AppScopeGrantRow
  trusted_origins: TrustedOriginRow
  domains: DomainRow
  network_zones: NetworkZoneRow
  service_grants: ServiceGrantRow
  pushed_requests: PushedRequestRow
  oauth_consents: OauthConsentRow
  factors: FactorRow
  org_policies: OrgPolicyRow
  org_policy_rules: OrgPolicyRuleRow
  sign_in_states: SignInStateRow
  session_tokens: SessionTokenRow
  password_links: PasswordLinkRow
  password_history: PasswordHistoryRow
  failed_attempts: FailedAttemptRow
  mailbox: MailboxRow
  system_log: SystemLogRow
}

type Flag = 0 | 1

/** `id` 00o… `settings_json`: what an administrator may turn on for the whole org. */
export type OrgRow = {
  id: string
  subdomain: string
  name: string
  settings_json: string
  created_at: number
  updated_at: number
}

export type UserStatus =
  | 'STAGED'
  | 'PROVISIONED'
  | 'ACTIVE'
  | 'RECOVERY'
  | 'PASSWORD_EXPIRED'
  | 'LOCKED_OUT'
  | 'SUSPENDED'
  | 'DEPROVISIONED'

/** Okta's standard administrator roles. */
export type AdminRole =
  | 'SUPER_ADMIN'
  | 'ORG_ADMIN'
  | 'APP_ADMIN'
  | 'USER_ADMIN'
  | 'HELP_DESK_ADMIN'
  | 'READ_ONLY_ADMIN'
  | 'MOBILE_ADMIN'
  | 'API_ACCESS_MANAGEMENT_ADMIN'
  | 'REPORT_ADMIN'
  | 'GROUP_MEMBERSHIP_ADMIN'

/**
 * `id` 00u… The `…_key` columns hold the lower-cased value (by JavaScript, so that both engines agree beyond ASCII);
 * `login_key` is unique in the org. `password_hash` is a PHC string or null. `provider_json`: who else proves who they
 * are, as the management API shows it; null is Okta itself.
 */
export type UserRow = {
  id: string
  org_id: string
  login: string
  login_key: string
  email_key: string
  first_name_key: string
  last_name_key: string
  status: UserStatus
  profile_json: string
  password_hash: string | null
  failed_attempts: number
  failed_at: number | null
  created_at: number
  updated_at: number
  activated_at: number | null
  status_changed_at: number | null
  last_login_at: number | null
  password_changed_at: number | null
  recovery_question: string | null
  recovery_answer_hash: string | null
  provider_json: string | null
}

/** `id` 00g… `name_key` is unique in the org. Everyone is the one BUILT_IN group. */
export type GroupRow = {
  id: string
  org_id: string
  type: 'OKTA_GROUP' | 'BUILT_IN'
  name: string
  name_key: string
  profile_json: string
  created_at: number
  updated_at: number
  membership_updated_at: number
}

/** Everyone's members are rows like any other's. `rule_id`: the group rule that put them there; null: somebody did. */
type GroupMemberRow = {
  org_id: string
  group_id: string
  user_id: string
  created_at: number
  rule_id: string | null
}

/** `id` ra1… Held by a person or by a group, never both. */
export type RoleAssignmentRow = {
  id: string
  org_id: string
  user_id: string | null
  group_id: string | null
  type: AdminRole
  created_at: number
}

/**
 * An attribute of profiles as this org has it: one of its own (`custom`), or one of Okta's (`base`) it changed.
 * `definition_json` as the management API shows it.
 */
export type ProfileAttributeRow = {
  org_id: string
  subject: 'user' | 'group'
  part: 'custom' | 'base'
  name: string
  definition_json: string
  created_at: number
  updated_at: number
}

/**
 * One value a person's profile has, as it is searched for: `entry` is `attribute=value`, in one column so that a database
 * knows how often each occurs. Several of one attribute: a list.
 */
export type ProfileValueRow = {
  org_id: string
  user_id: string
  name: string
  entry: string
  number_value: number | null
}

/** A way people belong to each other, by both its names: one manager, many subordinates. As the API shows it. */
export type LinkedObjectRow = {
  org_id: string
  primary_name: string
  associated_name: string
  definition_json: string
  created_at: number
}

/** Everybody has at most one primary of a kind. */
export type LinkedPeopleRow = {
  org_id: string
  primary_name: string
  primary_user_id: string
  associated_user_id: string
}

/** Who looks after a group: a person, or the people of another group. */
export type GroupOwnerRow = {
  org_id: string
  group_id: string
  owner_id: string
  type: 'USER' | 'GROUP'
  created_at: number
}

/** `id` 0pr… People for whom the expression is true belong to the groups, less those excluded. */
export type GroupRuleRow = {
  id: string
  org_id: string
  name: string
  name_key: string
  status: 'ACTIVE' | 'INACTIVE' | 'INVALID'
  expression: string
  excluded_users_json: string
  group_ids_json: string
  created_at: number
  updated_at: number
}

/**
 * `id` 0oa… `client_id` is the id unless the creator chose one; unique in the org. `document_json` is the app as the
 * management API shows it, less what has columns here and less every secret. `implicit_assignment`: open to everyone.
 */
export type AppRow = {
  id: string
  org_id: string
  name: string
  label: string
  label_key: string
  status: 'ACTIVE' | 'INACTIVE'
  client_id: string
  implicit_assignment: Flag
  document_json: string
  /** Anything but OPENID_CONNECT is kept and shown, and signs nobody in. */
  sign_on_mode: SignOnMode
  /** The app sign-in policy it is under; null: the org's own for apps. */
  access_policy_id: string | null
  created_at: number
  updated_at: number
}

export type SignOnMode =
  | 'OPENID_CONNECT'
  | 'BOOKMARK'
  | 'BASIC_AUTH'
  | 'BROWSER_PLUGIN'
  | 'SECURE_PASSWORD_STORE'
  | 'AUTO_LOGIN'
  | 'SAML_2_0'
  | 'SAML_1_1'
  | 'WS_FEDERATION'

/** The picture administrators gave an app. */
export type AppLogoRow = {
  app_id: string
  org_id: string
  content_type: 'image/png' | 'image/jpeg' | 'image/gif'
  image_base64: string
  updated_at: number
}

/** `id` nzo… Addresses with a name. `…_json`: `[{"type":"CIDR"|"RANGE","value"}, …]` as the management API shows them. */
export type NetworkZoneRow = {
  id: string
  org_id: string
  name: string
  name_key: string
  status: 'ACTIVE' | 'INACTIVE'
  usage: 'POLICY' | 'BLOCKLIST'
  gateways_json: string
  proxies_json: string
  created_at: number
  updated_at: number
}

/** `id` ocs… Sealed, because Okta shows a secret again to administrators; hashed, because sign-in only compares. */
export type AppSecretRow = {
  id: string
  org_id: string
  app_id: string
  status: 'ACTIVE' | 'INACTIVE'
  secret_sealed: string
  secret_hash: string
  created_at: number
  updated_at: number
}

/** A person assigned by name (scope USER). Those assigned through a group are found by joining `app_groups`. */
export type AppUserRow = {
  id: string
  org_id: string
  app_id: string
  user_id: string
  user_name: string
  profile_json: string
  created_at: number
  updated_at: number
}

export type AppGroupRow = {
  org_id: string
  app_id: string
  group_id: string
  priority: number
  profile_json: string
  created_at: number
  updated_at: number
}

/** `id` aus… The org's own authorization server is no row: it is the org. */
export type AuthorizationServerRow = {
  id: string
  org_id: string
  name: string
  name_key: string
  description: string | null
  audience: string
  is_default: Flag
  status: 'ACTIVE' | 'INACTIVE'
  issuer_mode: string
  rotation_mode: 'AUTO' | 'MANUAL'
  last_rotated_at: number
  created_at: number
  updated_at: number
}

/** `id` scp… */
export type ScopeRow = {
  id: string
  org_id: string
  server_id: string
  name: string
  display_name: string | null
  description: string | null
  consent: 'IMPLICIT' | 'REQUIRED' | 'FLEXIBLE'
  metadata_publish: 'ALL_CLIENTS' | 'NO_CLIENTS'
  is_system: Flag
  is_default: Flag
  is_optional: Flag
  created_at: number
}

/** `id` ocl… `scopes_json`: names; none of them named means in every scope. */
export type ClaimRow = {
  id: string
  org_id: string
  server_id: string
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  claim_type: 'RESOURCE' | 'IDENTITY'
  value_type: 'EXPRESSION' | 'GROUPS' | 'SYSTEM'
  value: string | null
  group_filter_type: 'STARTS_WITH' | 'EQUALS' | 'CONTAINS' | 'REGEX' | null
  scopes_json: string
  is_system: Flag
  always_in_token: Flag
  created_at: number
}

/** `id` 00p… `clients_json`: client ids or ALL_CLIENTS. Lower priority is looked at first. */
export type PolicyRow = {
  id: string
  org_id: string
  server_id: string
  name: string
  description: string
  status: 'ACTIVE' | 'INACTIVE'
  priority: number
  is_system: Flag
  clients_json: string
  created_at: number
  updated_at: number
}

/** `id` 0pr… `conditions_json` and `actions_json` as the management API shows them. */
export type PolicyRuleRow = {
  id: string
  org_id: string
  policy_id: string
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  priority: number
  is_system: Flag
  conditions_json: string
  actions_json: string
  created_at: number
  updated_at: number
}

/** `id` 00T… Only the SHA-256 of the token is here. */
export type ApiTokenRow = {
  id: string
  org_id: string
  user_id: string
  name: string
  token_hash: string
  network_json: string
  created_at: number
  updated_at: number
  last_used_at: number
  expires_at: number
}

/**
 * A browser signed in at the org. `amr_json`: how (RFC 8176); `factor_at`: when a second factor was last shown from this
 * browser; `idle_ms`: how long it may go unused, null for the usual.
 */
export type SessionRow = {
  id: string
  org_id: string
  user_id: string
  token_hash: string
  amr_json: string
  created_at: number
  auth_time: number
  last_seen_at: number
  expires_at: number
  ended_at: number | null
  user_agent: string | null
  ip: string | null
  factor_at: number | null
  idle_ms: number | null
}

/**
 * One authorization: its code, its refresh family and its end. `site_key` is `org` or an authorization server's id;
 * `revoked_token_ids`: access tokens that ended before the rest, a space between two.
 */
export type GrantRow = {
  id: string
  org_id: string
  site_key: string
  client_id: string
  user_id: string
  session_id: string
  code_hash: string
  code_expires_at: number
  code_used_at: number | null
  generation: number
  rotated_at: number | null
  refresh_used_at: number | null
  revoked_at: number | null
  created_at: number
  grant_json: string
  revoked_token_ids: string | null
}

export type SigningKeyRow = {
  kid: string
  org_id: string
  site_key: string
  alg: string
  pem_sealed: string
  status: 'ACTIVE' | 'NEXT' | 'EXPIRED'
  created_at: number
  activated_at: number | null
  retired_at: number | null
}

/** A client's signed assertion may be shown once (RFC 7523 §3, `jti`). */
export type ClientAssertionRow = {
  org_id: string
  client_id: string
  jti_hash: string
  expires_at: number
}

/** `id` oag… An administrator granted the app a scope of Okta's own API. */
export type AppScopeGrantRow = {
  id: string
  org_id: string
  app_id: string
  scope_id: string
  issuer: string
  /** The administrator's id. */
  created_by: string | null
  created_at: number
}

/** `id` tos… `scopes_json`: `[{"type":"CORS"}, …]` as the management API shows them. */
export type TrustedOriginRow = {
  id: string
  org_id: string
  name: string
  origin: string
  scopes_json: string
  status: 'ACTIVE' | 'INACTIVE'
  created_by: string | null
  updated_by: string | null
  created_at: number
  updated_at: number
}

/** `id` OcD… A host that stands for the org beside its own, once it is proven; then it is nobody else's anywhere. */
export type DomainRow = {
  id: string
  org_id: string
  domain: string
  certificate_source_type: 'MANUAL' | 'OKTA_MANAGED'
  validation_status: 'NOT_STARTED' | 'IN_PROGRESS' | 'VERIFIED' | 'COMPLETED' | 'FAILED_TO_VERIFY'
  dns_records_json: string
  /** What its certificate says, for one an administrator brought; its key is not kept. */
  certificate_json: string | null
  brand_id: string | null
  created_at: number
  updated_at: number
}

/** `id` svc-… An app that was let in for itself: one access token, nobody's session. */
export type ServiceGrantRow = {
  id: string
  org_id: string
  site_key: string
  client_id: string
  grant_json: string
  created_at: number
  expires_at: number
  revoked_at: number | null
}

/** An authorization request a client left with us (RFC 9126); only the SHA-256 of its `request_uri` is here. */
export type PushedRequestRow = {
  uri_hash: string
  org_id: string
  site_key: string
  client_id: string
  /** As it was sent, form-encoded, less what proved the client. */
  parameters: string
  expires_at: number
  used_at: number | null
}

/** `id` oag… A person agreed that an app may have a scope. */
export type OauthConsentRow = {
  id: string
  org_id: string
  user_id: string
  site_key: string
  client_id: string
  scope: string
  created_at: number
  updated_at: number
}

/**
 * `id` ost… A second factor. `last_step`: the last time step a code of it was good for, so that none is good twice;
 * `failed_attempts`: wrong codes in a row.
 */
export type FactorRow = {
  id: string
  org_id: string
  user_id: string
  factor_type: 'token:software:totp'
  provider: 'OKTA' | 'GOOGLE'
  status: 'PENDING_ACTIVATION' | 'ACTIVE'
  secret_sealed: string
  last_step: number
  failed_attempts: number
  locked_until: number | null
  created_at: number
  updated_at: number
}

export type OrgPolicyType = 'OKTA_SIGN_ON' | 'PASSWORD' | 'MFA_ENROLL' | 'ACCESS_POLICY'

/** `id` 00p…, an app sign-in policy's rst… A type without a row is as the code has it. Lower priority is looked at first. */
export type OrgPolicyRow = {
  id: string
  org_id: string
  type: OrgPolicyType
  name: string
  description: string | null
  status: 'ACTIVE' | 'INACTIVE'
  priority: number
  is_system: Flag
  conditions_json: string
  settings_json: string
  created_at: number
  updated_at: number
}

/** `id` 0pr…, an app sign-in rule's rul… */
export type OrgPolicyRuleRow = {
  id: string
  org_id: string
  policy_id: string
  name: string
  status: 'ACTIVE' | 'INACTIVE'
  priority: number
  is_system: Flag
  conditions_json: string
  actions_json: string
  created_at: number
  updated_at: number
}

/**
 * Somebody whose password was right and of whom more is wanted; `stage` says what. It is no session: whoever holds the
 * token may do the one thing the stage names. `channel`: a browser on our pages, or a program.
 */
export type SignInStateRow = {
  token_hash: string
  org_id: string
  user_id: string
  channel: 'page' | 'api'
  stage: 'FACTOR' | 'PASSWORD' | 'ENROLL'
  amr_json: string
  factor_at: number | null
  from_uri: string
  created_at: number
  expires_at: number
}

/** A sign-in done by a program, to be turned into one browser session. */
export type SessionTokenRow = {
  token_hash: string
  org_id: string
  user_id: string
  amr_json: string
  factor_at: number | null
  created_at: number
  expires_at: number
}

/** The way to a password for somebody who has none or forgot it. */
export type PasswordLinkRow = {
  token_hash: string
  org_id: string
  user_id: string
  purpose: 'activation' | 'reset'
  created_at: number
  expires_at: number
}

type PasswordHistoryRow = { org_id: string; user_id: string; password_hash: string; created_at: number }

/** `person_key` and `place_key` are SHA-256, or `*` for all of them. Nobody has to exist to be counted. */
type FailedAttemptRow = { org_id: string; person_key: string; place_key: string; failures: number; since: number }

/** A letter that waits to be sent, or to be read here when there is no mail server. */
export type MailboxRow = {
  id: string
  org_id: string
  recipient: string
  subject: string
  letter_sealed: string
  created_at: number
  next_try_at: number
  tries: number
}

/**
 * `uuid` is time-ordered, so (published, uuid) is the order of the log. `words`: what keywords are looked for in, a space
 * on either side of each.
 */
export type SystemLogRow = {
  uuid: string
  org_id: string
  published: number
  event_type: string
  severity: 'DEBUG' | 'INFO' | 'WARN' | 'ERROR'
  display_message: string
  actor_id: string
  actor_json: string
  client_json: string
  outcome_result: string
  outcome_reason: string | null
  target_json: string
  transaction_json: string
  debug_json: string
  words: string
}
