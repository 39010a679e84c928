import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import { applicationStore } from '../applications/application-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { configureConnection, createConnection } from './configure-connection.ts'
import { addressesOf, type Connection } from './connection.ts'
import { ApplicationUnknown, ConnectionNotConfigured, OrganizationUnknown } from './connection-errors.ts'
import { connectionStore } from './connection-store.ts'

const text = (most: number) => z.string().min(1).max(most)
const provider = {
  oktaDomain: text(500).describe('The customer’s Okta domain, as pasted: acme.okta.com'),
  issuer: text(500).describe(
    'In place of oktaDomain: the exact issuer, for a custom authorization server or another provider.',
  ),
  clientId: text(500),
  clientSecret: text(1000).describe('Write-only.'),
  tokenEndpointAuthMethod: z.enum(['client_secret_basic', 'client_secret_post', 'private_key_jwt']),
  applicationId: text(64).nullable().describe('Where the tile leads; null: the only application there is.'),
}
const newConnection = z
  .strictObject(provider)
  .partial()
  .extend({ organizationId: text(64) })
const changes = z.strictObject(provider).partial()

const shown = z
  .object({
    id: z.string(),
    organizationId: z.string(),
    applicationId: z.string().nullable(),
    status: z.enum(['draft', 'active', 'disabled']),
    issuer: z.string().nullable(),
    oktaDomain: z.string().nullable(),
    clientId: z.string().nullable(),
    hasClientSecret: z.boolean(),
    tokenEndpointAuthMethod: provider.tokenEndpointAuthMethod,
    issuerNames: z.array(z.string()).describe('Names the provider may give as `iss` when its tile is clicked.'),
    scopes: z.array(z.string()),
    redirectUri: z.string().describe('Sign-in redirect URI, to enter at Okta.'),
    initiateLoginUri: z.string().describe('Initiate login URI, to enter at Okta.'),
    attention: z
      .object({ since: z.int(), reason: z.string() })
      .nullable()
      .describe('Set while the provider refuses our credentials.'),
    createdAt: z.int(),
    updatedAt: z.int(),
  })
  .meta({ id: 'Connection' })

const byId = z.object({ id: z.string().max(64) })
const refusals = [
  'connection.address_not_allowed',
  'connection.application_unknown',
  'connection.changed_meanwhile',
  'connection.discovery_failed',
  'connection.domain_not_usable',
  'connection.https_required',
  'connection.incomplete',
  'connection.issuer_mismatch',
  'connection.issuer_unreachable',
]

export function mountConnections(door: AdminDoor, deps: SsoDeps): void {
  const connections = connectionStore(deps)
  const tag = 'Connections'
  const show = (connection: Connection) => showConnection(deps.publicUrl, connection)

  door.serve(
    {
      method: 'POST',
      path: '/connections',
      id: 'createConnection',
      summary: 'Connect an organization; with its id alone a draft, whose URIs Okta wants first',
      tag,
      body: newConnection,
      status: 201,
      answer: shown,
      refusals: [...refusals, 'connection.organization_unknown'],
    },
    async ({ body, actor }) => {
      const { organizationId, ...input } = body
      if ((await organizationStore(deps).find(organizationId)) === undefined)
        throw new OrganizationUnknown('connection for nobody', { organizationId })
      await checkApplication(deps, input.applicationId)
      return show(await createConnection(deps, organizationId, input, actor))
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/connections',
      id: 'listConnections',
      summary: 'Connections, newest first',
      tag,
      query: listingQuery.extend({ organizationId: z.string().max(64).optional() }),
      status: 200,
      answer: listingOf(shown),
    },
    async ({ query }) => {
      const { items, next } = await connections.list(query)
      return { items: items.map(show), next }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/connections/{id}',
      id: 'getConnection',
      summary: 'One connection',
      tag,
      params: byId,
      status: 200,
      answer: shown,
    },
    async ({ params }) => {
      const connection = await connections.find(params.id)
      return connection && show(connection)
    },
  )
  door.serve(
    {
      method: 'PATCH',
      path: '/connections/{id}',
      id: 'changeConnection',
      summary: 'Give a draft its provider, or a connection another one; checked before anything changes',
      tag,
      params: byId,
      body: changes,
      status: 200,
      answer: shown,
      refusals: [...refusals, 'connection.secret_required'],
    },
    async ({ params, body, actor }) => {
      const connection = await connections.find(params.id)
      if (connection === undefined) return undefined
      await checkApplication(deps, body.applicationId)
      return show(await configureConnection(deps, connection, body, actor))
    },
  )
  for (const [verb, status, summary] of [
    ['disable', 'disabled', 'Let nobody in through it, from this moment on; sign-ins under way included'],
    ['enable', 'active', 'Let people in again'],
  ] as const)
    door.serve(
      {
        method: 'POST',
        path: `/connections/{id}/${verb}`,
        id: `${verb}Connection`,
        summary,
        tag,
        params: byId,
        status: 200,
        answer: shown,
        refusals: ['connection.not_configured', 'connection.changed_meanwhile'],
      },
      async ({ params, actor }) => {
        const connection = await connections.find(params.id)
        if (connection === undefined) return undefined
        if (connection.status === 'draft') throw new ConnectionNotConfigured(verb, { id: connection.id })
        if (connection.status === status) return show(connection)
        const change = { set: { status }, action: `connection.${verb}d`, detail: {} }
        return show(await connections.change(connection, change, actor))
      },
    )
}

async function checkApplication(deps: SsoDeps, id: string | null | undefined): Promise<void> {
  if (id === undefined || id === null) return
  if ((await applicationStore(deps).byId(id)) === undefined)
    throw new ApplicationUnknown('connection to nothing', { applicationId: id })
}

function showConnection(publicUrl: string, connection: Connection) {
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
    tokenEndpointAuthMethod: connection.authMethod,
    issuerNames: configured?.issuerNames ?? [],
    scopes: configured?.scopes ?? [],
    ...addressesOf(publicUrl, connection.id),
    attention: configured?.attention ?? null,
    createdAt: connection.createdAt,
    updatedAt: connection.updatedAt,
  }
}
