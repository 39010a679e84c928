// A connection as the API shows it, and what it takes of a provider.
import { z } from 'zod'
import { PROVIDER_PATHS } from '../keys/sso-site.ts'
import { addressesOf, type Connection } from './connection.ts'

const text = (most: number) => z.string().min(1).max(most)
/** What is entered of a provider; all of it may also be left for later. */
export const providerInputs = {
  oktaDomain: text(500).describe('The customer’s Okta domain, as pasted: acme.okta.com'),
  issuer: text(500).describe(
    'In place of oktaDomain: the exact issuer, for a custom authorization server or another provider.',
  ),
  clientId: text(500),
  clientSecret: text(1000).describe('Write-only.'),
  tokenEndpointAuthMethod: z.enum(['client_secret_basic', 'client_secret_post', 'private_key_jwt']),
}

export const connectionShown = z
  .object({
    id: z.string(),
    organizationId: z.string(),
    applicationId: z.string().nullable(),
    status: z.enum(['draft', 'active', 'disabled']),
    issuer: z.string().nullable(),
    oktaDomain: z.string().nullable(),
    clientId: z.string().nullable(),
    hasClientSecret: z.boolean(),
    hasNextClientSecret: z.boolean().describe('Whether a secret is there to follow the one in use.'),
    liveVersionId: z.string().nullable(),
    tokenEndpointAuthMethod: providerInputs.tokenEndpointAuthMethod,
    issuerNames: z.array(z.string()).describe('Names the provider may give as `iss` when its tile is clicked.'),
    scopes: z.array(z.string()),
    redirectUri: z.string().describe('Sign-in redirect URI, to enter at Okta.'),
    initiateLoginUri: z.string().describe('Initiate login URI, to enter at Okta.'),
    jwksUri: z.string().describe('Where our public keys are, to enter at Okta for private_key_jwt.'),
    attention: z
      .object({ since: z.int(), reason: z.string() })
      .nullable()
      .describe('Set while the provider refuses our credentials.'),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: 'Connection' })

export const connectionById = z.object({ id: z.string().max(64) })

/** Ways in which what was entered of a provider turns out not to be one. */
export const providerRefusals = [
  'connection.address_not_allowed',
  'connection.changed_meanwhile',
  'connection.discovery_failed',
  'connection.domain_not_usable',
  'connection.https_required',
  'connection.issuer_mismatch',
  'connection.issuer_unreachable',
]

/** Where our public keys are: what a connection that proves itself by them enters at Okta. */
export function jwksUriOf(publicUrl: string): string {
  return publicUrl + PROVIDER_PATHS.keys[0]
}

export function showConnection(publicUrl: string, connection: Connection) {
  const configured = connection.status === 'draft' ? undefined : connection
  return {
    id: connection.id,
    organizationId: connection.organizationId,
    applicationId: connection.applicationId,
    status: connection.status,
    issuer: configured?.issuer ?? null,
    oktaDomain: configured?.oktaDomain ?? null,
    clientId: configured?.clientId ?? null,
    hasClientSecret: (configured?.secretSealed ?? null) !== null,
    hasNextClientSecret: (configured?.nextSecretSealed ?? null) !== null,
    liveVersionId: configured?.liveVersionId ?? null,
    tokenEndpointAuthMethod: connection.authMethod,
    issuerNames: configured?.issuerNames ?? [],
    scopes: configured?.scopes ?? [],
    ...addressesOf(publicUrl, connection.id),
    jwksUri: jwksUriOf(publicUrl),
    attention: configured?.attention ?? null,
    createdAt: connection.createdAt,
    updatedAt: connection.updatedAt,
  }
}
