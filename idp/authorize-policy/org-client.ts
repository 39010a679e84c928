// An app of the org, as the engine wants to see a client.
import { prepared } from '../../kit/database.ts'
import type { Client, ClientAuthMethod } from '../../openid/house.ts'
import type { AppDocument } from '../apps/okta-app.ts'
import { matchesWildcard } from '../apps/redirect-uri.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { AppRow } from '../schema/idp-schema.ts'

export type OktaClient = Client & {
  readonly appId: string
  readonly label: string
  readonly document: AppDocument
  /** The app sign-in policy it is under; null: the org's own for apps. */
  readonly accessPolicyId: string | null
}

/** Clients are made here alone, so the engine hands back what it was given. */
export function oktaClient(client: Client): OktaClient {
  return client as OktaClient
}

type Found = Pick<AppRow, 'id' | 'client_id' | 'label' | 'document_json' | 'access_policy_id'> & {
  secret_hash: string | null
}
const MOST_KEPT = 1_000

/** One statement: the active app by its client id, with its active secrets. */
export function clientOfOrg({ db }: IdpDeps): (orgId: string, clientId: string) => Promise<OktaClient | undefined> {
  const find = prepared<{ org_id: string; client_id: string }, Found>(db, (p) =>
    db.kysely
      .selectFrom('apps')
      .leftJoin('app_secrets', (join) =>
        join.onRef('app_secrets.app_id', '=', 'apps.id').on('app_secrets.status', '=', 'ACTIVE'),
      )
      .select(['apps.id', 'apps.client_id', 'apps.label', 'apps.document_json', 'apps.access_policy_id'])
      .select('app_secrets.secret_hash')
      .where('apps.org_id', '=', p('org_id'))
      .where('apps.client_id', '=', p('client_id'))
      .where('apps.sign_on_mode', '=', 'OPENID_CONNECT')
      .where('apps.status', '=', 'ACTIVE'),
  )
  // The row is read every time; what is spared is taking the same document apart again.
  const read = new Map<string, { from: string; client: OktaClient }>()

  return async (orgId, clientId) => {
    const rows = await find({ org_id: orgId, client_id: clientId })
    const row = rows[0]
    if (row === undefined) return undefined
    const hashes = rows.flatMap(({ secret_hash }) => secret_hash ?? [])
    const from = `${row.label}\n${row.access_policy_id}\n${hashes.join(' ')}\n${row.document_json}`
    const known = read.get(row.id)
    if (known?.from === from) return known.client
    if (read.size >= MOST_KEPT) read.clear()
    const client = clientOf(row, hashes)
    read.set(row.id, { from, client })
    return client
  }
}

function clientOf(row: Found, secretHashes: string[]): OktaClient {
  const document = JSON.parse(row.document_json) as AppDocument
  const { oauthClient } = document.settings
  const { token_endpoint_auth_method: method, pkce_required: requirePkce } = document.credentials.oauthClient
  return {
    appId: row.id,
    label: row.label,
    accessPolicyId: row.access_policy_id,
    document,
    clientId: row.client_id,
    // What has a wildcard in it is a pattern, and no address to send anybody to.
    redirectUris: oauthClient.redirect_uris.filter((uri) => !uri.includes('*')),
    ...(oauthClient.wildcard_redirect === 'SUBDOMAIN'
      ? { alsoRedirectsTo: (uri: string) => oauthClient.redirect_uris.some((one) => matchesWildcard(one, uri)) }
      : {}),
    postLogoutRedirectUris: oauthClient.post_logout_redirect_uris ?? [],
    authMethods: methodsOf(method),
    secretHashes,
    jwks: (oauthClient.jwks?.keys ?? []).filter(({ status }) => status !== 'INACTIVE'),
    grantTypes: oauthClient.grant_types,
    requirePkce,
    refresh: {
      rotate: oauthClient.refresh_token?.rotation_type === 'ROTATE',
      graceSeconds: oauthClient.refresh_token?.leeway ?? 0,
    },
  }
}

// The console calls both "Client secret", and Okta takes it in the header as well as in the form.
function methodsOf(method: ClientAuthMethod): ClientAuthMethod[] {
  return method.startsWith('client_secret') ? ['client_secret_basic', 'client_secret_post'] : [method]
}
