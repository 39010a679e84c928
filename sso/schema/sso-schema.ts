// The tables of the application's side, as Kysely sees them. Times are milliseconds since the epoch, booleans 0 or 1,
// lists and objects JSON as text. Each room's store turns a row into its type; nobody else reads a column.
export type SsoSchema = {
  applications: ApplicationRow
  organizations: OrganizationRow
  organization_domains: OrganizationDomainRow
  connections: ConnectionRow
  connection_versions: ConnectionVersionRow
  connection_tests: ConnectionTestRow
  accounts: AccountRow
  sessions: SessionRow
  grants: GrantRow
  sign_ins: SignInRow
  audit_log: AuditRow
  audit_head: { only: number; seq: number; hash: string }
  api_keys: ApiKeyRow
  operators: OperatorRow
  operator_passkeys: PasskeyRow
  operator_sessions: OperatorSessionRow
  operator_links: OperatorLinkRow
  used_challenges: { hash: string; expires_at: number }
  operators_connection: OperatorsConnectionRow
  signing_keys: SigningKeyRow
  setup_links: SetupLinkRow
  setup_codes: SetupCodeRow
  setup_sessions: SetupSessionRow
  setup_steps: SetupStepRow
  okta_tokens: OktaTokenRow
  set_up_plans: SetUpPlanRow
  mailbox: MailboxRow
  drift_checks: DriftCheckRow
  drift_findings: DriftFindingRow
  brand: BrandRow
}

export type ApplicationRow = {
  id: string
  client_id: string
  name: string
  /** JSON: `{hash, createdAt}[]`, SHA-256 of each secret, the newest first, two at most. */
  secrets: string
  /** JSON: string[] */
  redirect_uris: string
  /** JSON: string[] */
  post_logout_redirect_uris: string
  initiate_login_uri: string | null
  /** JSON: string[], origins a tile's `target_link_uri` may lead to. */
  target_link_origins: string
  created_at: number
  updated_at: number
}

export type OrganizationRow = { id: string; name: string; created_at: number; updated_at: number }

/** One row a domain and organization; `domain` is lower case and an A-label. */
export type OrganizationDomainRow = {
  domain: string
  organization_id: string
  state: 'pending' | 'proven' | 'failing' | 'lost' | 'vouched'
  /** What has to stand in DNS; null: nobody asked for a proof. */
  token: string | null
  proven_at: number | null
  /** When the record was last there. */
  seen_at: number | null
  checked_at: number | null
  failing_since: number | null
  /** JSON: what the last look came upon (organizations/domain.ts). */
  look: string | null
  /** When it is looked for by itself; pushed ahead by whoever is looking. Null: never. */
  next_check_at: number | null
  created_at: number
}

/** What is spoken with a provider: a version has it, and the connection a copy of the live one's. */
export type SettingsColumns = {
  issuer: string | null
  okta_domain: string | null
  client_id: string | null
  secret_sealed: string | null
  /** The secret that follows, tried when the provider refuses the first. */
  next_secret_sealed: string | null
  auth_method: 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt'
  /** JSON: string[], every name the provider goes by when it sends people here (`iss` of a tile launch). */
  issuer_names: string
  /** JSON: string[], asked for at the provider. */
  scopes: string
}

export type ConnectionRow = SettingsColumns & {
  id: string
  organization_id: string
  /** Where a tile leads when there is more than one application. */
  application_id: string | null
  status: 'draft' | 'active' | 'disabled'
  live_version_id: string | null
  /** Set while the provider refuses the connection's credentials: since when. */
  attention_at: number | null
  attention_reason: string | null
  /** Counts changes of what is spoken to the provider, so that caches know when theirs is old. */
  version: number
  created_at: number
  updated_at: number
}

/** A connection has at most one draft (`draft` or `tested`), one live and one previous version. */
export type ConnectionVersionRow = SettingsColumns & {
  id: string
  connection_id: string
  /** 1, 2, 3 … within the connection. */
  number: number
  state: 'draft' | 'tested' | 'live' | 'previous' | 'retired'
  /** Of all settings with their secrets; what was tested is what has this hash. */
  settings_hash: string
  tested_at: number | null
  /** The trace of the test sign-in that passed. */
  tested_by_sign_in: string | null
  created_by: string
  created_at: number
  live_at: number | null
}

/** A test sign-in, from its one-time link to what it showed. */
export type ConnectionTestRow = {
  id: string
  token_hash: string
  connection_id: string
  version_id: string
  settings_hash: string
  created_by: string
  created_at: number
  expires_at: number
  opened_at: number | null
  finished_at: number | null
  trace: string | null
  /** Why it failed; null while it has not, or not yet. */
  reason: string | null
  /** What the provider said about the person, for whoever made the test. */
  seen_sealed: string | null
}

/** Unique on (connection_id, issuer, subject); `id` follows from these three. */
export type AccountRow = {
  id: string
  connection_id: string
  issuer: string
  subject: string
  status: 'active' | 'deactivated'
  email: string | null
  email_verified: number
  name: string | null
  given_name: string | null
  family_name: string | null
  /** JSON: string[]; null when the provider said nothing about groups. */
  groups: string | null
  created_at: number
  last_sign_in_at: number
}

export type SessionRow = {
  id: string
  token_hash: string
  account_id: string
  connection_id: string
  created_at: number
  expires_at: number
  ended_at: number | null
}

/** One authorization given to an application: the engine's `Grant` as JSON, and the columns its statements move. */
export type GrantRow = {
  id: string
  site_key: string
  client_id: string
  account_id: string
  session_id: string
  code_hash: string
  code_expires_at: number
  code_used_at: number | null
  generation: number
  rotated_at: number | null
  refresh_used_at: number | null
  revoked_at: number | null
  created_at: number
  /** JSON: openid/house.ts `Grant` */
  grant_json: string
}

export type SignInRow = {
  /** The trace a person can read out to support. */
  id: string
  /** Unique: an attempt ends once, so a replayed callback admits nobody. Null when there was no attempt to name. */
  attempt_id: string | null
  organization_id: string | null
  connection_id: string | null
  account_id: string | null
  application_id: string | null
  /** `tested`: a test sign-in that went through; it admits nobody. */
  outcome: 'admitted' | 'refused' | 'tested'
  reason: string | null
  /** The failure catalogue's name for it, by what was known when it ended; null also for those of long ago. */
  cause: string | null
  /** JSON object, never a secret or a claim's value. */
  detail: string
  /** The address that was typed or hinted, as a keyed hash (sign-in-log/typed-address.ts); of one that was refused. */
  typed_address: string | null
  ip: string | null
  user_agent: string | null
  created_at: number
  duration_ms: number | null
}

/** A link of a chain (audit-hash.ts); the database refuses to change or remove one. */
export type AuditRow = {
  id: string
  at: number
  actor: string
  action: string
  target_type: string
  target_id: string
  organization_id: string | null
  /** JSON object: what changed, never a secret. */
  detail: string
  /** 1, 2, 3 … without a gap. */
  seq: number
  prev_hash: string
  hash: string
}

export type ApiKeyRow = {
  id: string
  hash: string
  name: string
  role: 'owner' | 'support' | 'read-only'
  /** An operator's id, another key's, `system`; null: made before it was kept, and unknown to the audit log. */
  created_by: string | null
  created_at: number
  last_used_at: number | null
  revoked_at: number | null
}

export type SigningKeyRow = {
  kid: string
  alg: 'RS256' | 'ES256'
  pem_sealed: string
  status: 'active' | 'next' | 'retired'
  created_at: number
  activated_at: number | null
  retired_at: number | null
}

/** `token_hash`: SHA-256 of the link's secret. `step`: the one step it was made for; null for all of them. */
export type SetupLinkRow = {
  id: string
  token_hash: string
  connection_id: string
  organization_id: string
  email: string
  name: string
  step: string | null
  created_by: string
  created_at: number
  expires_at: number
  revoked_at: number | null
  /** When a code first proved the mailbox. */
  proven_at: number | null
  last_seen_at: number | null
  /** What its holder reads (words/spoken-language.ts); null: not known. */
  language: string | null
}

type SetupCodeRow = {
  id: string
  link_id: string
  code_sealed: string
  tries: number
  created_at: number
  used_at: number | null
}

type SetupSessionRow = { token_hash: string; link_id: string; created_at: number; expires_at: number }

/** One row a step; `evidence` and `findings` are JSON lists (setup-steps/setup-step.ts). */
export type SetupStepRow = {
  connection_id: string
  step: string
  state: 'waiting' | 'proven' | 'red' | 'skipped'
  settings_hash: string | null
  evidence: string
  findings: string
  by: string
  at: number
}

/** The API token of a connection's Okta, good at `origin` alone. */
type OktaTokenRow = {
  connection_id: string
  token_sealed: string
  origin: string
  created_by: string
  created_at: number
}

/** What is to be done in a customer's Okta by their API token, and how far it is. */
export type SetUpPlanRow = {
  id: string
  connection_id: string
  organization_id: string
  okta_domain: string
  state: 'planned' | 'applying' | 'stopped' | 'done' | 'undoing' | 'undone'
  /** JSON: set-up-by-token/plan.ts, never a secret. */
  plan_json: string
  token_sealed: string | null
  /** When the token is forgotten. */
  token_until: number | null
  /** Until when the node that carries it out has to be heard of again. */
  leased_until: number | null
  revision: number
  created_by: string
  created_at: number
  updated_at: number
}

/** A letter that waits to be sent, or to be read here when there is no mail server. `org_id`: the organization it is about. */
type MailboxRow = {
  id: string
  org_id: string
  recipient: string
  subject: string
  letter_sealed: string
  created_at: number
  next_try_at: number
  tries: number
}

/** One row a connection. `looked` and `held` are JSON lists (drift/drift-check.ts). */
export type DriftCheckRow = {
  connection_id: string
  /** What was live when it was looked at; of another version nothing is known. */
  live_version_id: string | null
  next_at: number
  checked_at: number | null
  looked: string
  /** What was ever as we need it, of what not everybody has. */
  held: string
  /** Nightly checks in a row that got no answer. */
  failures: number
  failing_since: number | null
  /** When the API token was last used by a check: Okta keeps it thirty days from then. */
  token_used_at: number | null
  /** Counts leases: whoever holds an older one writes nothing. */
  fence: number
  leased_until: number | null
}

/** One row a connection and finding, kept when it has gone: coming back, it is told again. */
export type DriftFindingRow = {
  connection_id: string
  /** Its name within the connection (drift/drift-check.ts `keyOf`). */
  code: string
  /** The check that came upon it. */
  looked_at: string
  mild: number
  /** JSON: setup-steps/setup-step.ts `Finding`. */
  finding: string
  first_seen_at: number
  last_seen_at: number
  told_at: number | null
  told_to: string | null
  gone_at: number | null
}

/** `joined_at`: when the first passkey was made; null while the invitation waits. */
export type OperatorRow = {
  id: string
  /** Lower case. */
  email: string
  name: string
  role: 'owner' | 'support' | 'read-only'
  created_by: string
  created_at: number
  joined_at: number | null
  last_sign_in_at: number | null
  disabled_at: number | null
  /** 1 for whoever came by the first-run link, and null for all others. */
  first_run: number | null
  /** Who this is at the operators' own Okta, bound the first time they come that way; all three or none. */
  okta_connection_id: string | null
  okta_issuer: string | null
  okta_subject: string | null
}

/** `credential_id` and `public_key` (COSE) are base64url; `transports` is JSON: string[]. */
export type PasskeyRow = {
  id: string
  credential_id: string
  operator_id: string
  public_key: string
  counter: number
  transports: string
  name: string
  created_at: number
  last_used_at: number | null
}

type OperatorSessionRow = { token_hash: string; operator_id: string; created_at: number; last_seen_at: number }

/** A link that makes a passkey, once. `operator_id`: of whom; null: of the first operator there is. */
export type OperatorLinkRow = {
  id: string
  token_hash: string
  operator_id: string | null
  created_by: string
  created_at: number
  expires_at: number
  used_at: number | null
}

/** The one connection operators may come in by, and its issuer when it was named; `only` is 1. */
export type OperatorsConnectionRow = {
  only: number
  connection_id: string
  issuer: string
  named_by: string
  named_at: number
}

/** The one row of what this house wears; `only` is 1. A colour is `#rrggbb`, the logo base64. */
export type BrandRow = {
  only: number
  name: string | null
  accent_light: string | null
  accent_dark: string | null
  mail_name: string | null
  mail_address: string | null
  logo_type: string | null
  logo_base64: string | null
  updated_at: number
}
