import type { Kysely, Migration } from 'kysely'
import { apiKeyMaker } from './api-key-maker-migration.ts'
import { auditChain } from './audit-chain-migration.ts'
import { brand } from './brand-migration.ts'
import { key, refersTo, required, unique } from './columns.ts'
import { domains } from './domains-migration.ts'
import { drift } from './drift-migration.ts'
import { linkLanguage } from './link-language-migration.ts'
import { operators } from './operators-migration.ts'
import { plans } from './plans-migration.ts'
import { setupLinks } from './setup-migration.ts'
import { setupSteps } from './setup-steps-migration.ts'
import { typedAddress } from './typed-address-migration.ts'
import { versions } from './versions-migration.ts'

/** In the order of their names; one set for SQLite and PostgreSQL. A published migration never changes. */
export const ssoMigrations: Record<string, Migration> = {
  '001_sign_in': { up: signIn },
  '002_versions': { up: versions },
  '003_setup_links': { up: setupLinks },
  '005_setup_steps': { up: setupSteps },
  '006_plans': { up: plans },
  '007_domains': { up: domains },
  '008_operators': { up: operators },
  '009_audit_chain': { up: auditChain },
  '011_drift': { up: drift },
  '012_brand': { up: brand },
  '013_api_key_maker': { up: apiKeyMaker },
  '014_link_language': { up: linkLanguage },
  '015_typed_address': { up: typedAddress },
}

// What is written on every sign-in (sessions, grants, sign_ins) refers by id without a foreign key: the log outlives
// what it names, and each key would be one more lookup on the hot path.
async function signIn(db: Kysely<unknown>): Promise<void> {
  const { schema } = db

  await schema
    .createTable('applications')
    .addColumn('id', 'text', key)
    .addColumn('client_id', 'text', unique)
    .addColumn('name', 'text', required)
    .addColumn('secrets', 'text', required)
    .addColumn('redirect_uris', 'text', required)
    .addColumn('post_logout_redirect_uris', 'text', required)
    .addColumn('initiate_login_uri', 'text')
    .addColumn('target_link_origins', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute()

  await schema
    .createTable('organizations')
    .addColumn('id', 'text', key)
    .addColumn('name', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute()

  await schema
    .createTable('organization_domains')
    .addColumn('domain', 'text', key)
    .addColumn('organization_id', 'text', refersTo('organizations.id'))
    .addColumn('created_at', 'bigint', required)
    .execute()
  await schema
    .createIndex('organization_domains_organization')
    .on('organization_domains')
    .column('organization_id')
    .execute()

  await schema
    .createTable('connections')
    .addColumn('id', 'text', key)
    .addColumn('organization_id', 'text', refersTo('organizations.id'))
    .addColumn('application_id', 'text', (column) => column.references('applications.id'))
    .addColumn('status', 'text', required)
    .addColumn('issuer', 'text')
    .addColumn('okta_domain', 'text')
    .addColumn('client_id', 'text')
    .addColumn('secret_sealed', 'text')
    .addColumn('auth_method', 'text', required)
    .addColumn('issuer_names', 'text', required)
    .addColumn('scopes', 'text', required)
    .addColumn('attention_at', 'bigint')
    .addColumn('attention_reason', 'text')
    .addColumn('version', 'integer', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('updated_at', 'bigint', required)
    .execute()
  await schema.createIndex('connections_organization').on('connections').column('organization_id').execute()
  await schema.createIndex('connections_application').on('connections').column('application_id').execute()

  await schema
    .createTable('accounts')
    .addColumn('id', 'text', key)
    .addColumn('connection_id', 'text', refersTo('connections.id'))
    .addColumn('issuer', 'text', required)
    .addColumn('subject', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('email', 'text')
    .addColumn('email_verified', 'integer', required)
    .addColumn('name', 'text')
    .addColumn('given_name', 'text')
    .addColumn('family_name', 'text')
    .addColumn('groups', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_sign_in_at', 'bigint', required)
    .addUniqueConstraint('accounts_identity', ['connection_id', 'issuer', 'subject'])
    .execute()
  await schema.createIndex('accounts_email').on('accounts').column('email').execute()

  await schema
    .createTable('sessions')
    .addColumn('id', 'text', key)
    .addColumn('token_hash', 'text', unique)
    .addColumn('account_id', 'text', required)
    .addColumn('connection_id', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('expires_at', 'bigint', required)
    .addColumn('ended_at', 'bigint')
    .execute()
  await schema.createIndex('sessions_account').on('sessions').column('account_id').execute()
  await schema.createIndex('sessions_expiry').on('sessions').column('expires_at').execute()
  await schema.createIndex('sessions_connection').on('sessions').column('connection_id').execute()

  await schema
    .createTable('grants')
    .addColumn('id', 'text', key)
    .addColumn('site_key', 'text', required)
    .addColumn('client_id', 'text', required)
    .addColumn('account_id', 'text', required)
    .addColumn('session_id', 'text', required)
    .addColumn('code_hash', 'text', unique)
    .addColumn('code_expires_at', 'bigint', required)
    .addColumn('code_used_at', 'bigint')
    .addColumn('generation', 'integer', (column) => column.notNull().defaultTo(0))
    .addColumn('rotated_at', 'bigint')
    .addColumn('refresh_used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .addColumn('created_at', 'bigint', required)
    .addColumn('grant_json', 'text', required)
    .execute()
  await schema.createIndex('grants_session').on('grants').column('session_id').execute()
  await schema.createIndex('grants_created').on('grants').column('created_at').execute()
  await schema.createIndex('grants_account').on('grants').column('account_id').execute()

  await schema
    .createTable('sign_ins')
    .addColumn('id', 'text', key)
    .addColumn('attempt_id', 'text', (column) => column.unique())
    .addColumn('organization_id', 'text')
    .addColumn('connection_id', 'text')
    .addColumn('account_id', 'text')
    .addColumn('application_id', 'text')
    .addColumn('outcome', 'text', required)
    .addColumn('reason', 'text')
    .addColumn('detail', 'text', required)
    .addColumn('ip', 'text')
    .addColumn('user_agent', 'text')
    .addColumn('created_at', 'bigint', required)
    .addColumn('duration_ms', 'integer')
    .execute()
  await schema.createIndex('sign_ins_created').on('sign_ins').columns(['created_at', 'id']).execute()
  await schema.createIndex('sign_ins_organization').on('sign_ins').columns(['organization_id', 'created_at']).execute()

  await schema
    .createTable('audit_log')
    .addColumn('id', 'text', key)
    .addColumn('at', 'bigint', required)
    .addColumn('actor', 'text', required)
    .addColumn('action', 'text', required)
    .addColumn('target_type', 'text', required)
    .addColumn('target_id', 'text', required)
    .addColumn('organization_id', 'text')
    .addColumn('detail', 'text', required)
    .execute()
  await schema.createIndex('audit_log_at').on('audit_log').columns(['at', 'id']).execute()
  await schema.createIndex('audit_log_organization').on('audit_log').columns(['organization_id', 'at']).execute()

  await schema
    .createTable('api_keys')
    .addColumn('id', 'text', key)
    .addColumn('hash', 'text', unique)
    .addColumn('name', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('last_used_at', 'bigint')
    .addColumn('revoked_at', 'bigint')
    .execute()

  await schema
    .createTable('signing_keys')
    .addColumn('kid', 'text', key)
    .addColumn('alg', 'text', required)
    .addColumn('pem_sealed', 'text', required)
    .addColumn('status', 'text', required)
    .addColumn('created_at', 'bigint', required)
    .addColumn('activated_at', 'bigint')
    .addColumn('retired_at', 'bigint')
    .execute()
}
