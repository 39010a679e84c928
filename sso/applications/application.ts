// An application of ours: the OpenID client that sends people here to sign in.
import { z } from 'zod'
import type { Client } from '../../openid/house.ts'
import { readStrings } from '../json-column.ts'
import type { ApplicationRow } from '../schema/sso-schema.ts'

export type ApplicationSecret = { readonly id: string; readonly hash: string; readonly createdAt: number }

export type Application = {
  readonly id: string
  readonly clientId: string
  readonly name: string
  /** The newest first; one, or two while one replaces the other. */
  readonly secrets: readonly ApplicationSecret[]
  readonly redirectUris: readonly string[]
  readonly postLogoutRedirectUris: readonly string[]
  /** Where a tile's click is passed on to (OIDC Core §4). */
  readonly initiateLoginUri: string | null
  /** Origins a `target_link_uri` may lead to; none by default. */
  readonly targetLinkOrigins: readonly string[]
  readonly createdAt: number
  readonly updatedAt: number
  /** The same application as the provider engine sees it. */
  readonly client: Client
}

const secretsColumn = z.array(z.object({ id: z.string(), hash: z.string(), createdAt: z.number() }))

export function applicationOf(row: ApplicationRow): Application {
  const secrets = secretsColumn.parse(JSON.parse(row.secrets))
  const redirectUris = readStrings(row.redirect_uris)
  const postLogoutRedirectUris = readStrings(row.post_logout_redirect_uris)
  return {
    id: row.id,
    clientId: row.client_id,
    name: row.name,
    secrets,
    redirectUris,
    postLogoutRedirectUris,
    initiateLoginUri: row.initiate_login_uri,
    targetLinkOrigins: readStrings(row.target_link_origins),
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    client: {
      clientId: row.client_id,
      redirectUris,
      postLogoutRedirectUris,
      authMethods: ['client_secret_basic', 'client_secret_post'],
      secretHashes: secrets.map((secret) => secret.hash),
      jwks: [],
      grantTypes: ['authorization_code', 'refresh_token'],
      requirePkce: false,
      // Two tabs may refresh at once; half a minute lets the slower one have the same answer.
      refresh: { rotate: true, graceSeconds: 30 },
    },
  }
}

const LOOPBACK = /^(localhost|127\.0\.0\.1|\[::1\]|([a-z0-9-]+\.)+localhost)$/

/**
 * A URI that may be registered: absolute https, or http on loopback for development (RFC 8252 §8.3); no fragment
 * (RFC 6749 §3.1.2), no credentials, no wildcard. Kept exactly as written, because it is compared exactly.
 */
export const registeredUri = z
  .string()
  .max(2000)
  .refine((text) => problemOfUri(text) === undefined, {
    error: (issue) => problemOfUri(String(issue.input)) ?? 'not a usable URI',
  })

function problemOfUri(text: string): string | undefined {
  if (/[\s\\*\p{C}]/u.test(text)) return 'must not contain spaces, backslashes, wildcards or control characters'
  if (!/^https?:\/\/[^/]/.test(text) || !URL.canParse(text)) return 'must be an absolute https URL'
  const url = new URL(text)
  if (text.includes('#')) return 'must not have a fragment'
  if (url.username !== '' || url.password !== '') return 'must not carry credentials'
  if (url.protocol === 'http:' && !LOOPBACK.test(url.hostname)) return 'must use https (http is for localhost only)'
  return undefined
}

/** `https://app.example.com`: an origin and nothing behind it. */
export const registeredOrigin = registeredUri.refine((text) => URL.canParse(text) && new URL(text).origin === text, {
  error: 'must be an origin, for example https://app.example.com',
})
