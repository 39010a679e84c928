import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import { applicationStore } from '../applications/application-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { configureConnection, createConnection } from './configure-connection.ts'
import type { Connection } from './connection.ts'
import { ApplicationUnknown, ConnectionNotConfigured, OrganizationUnknown } from './connection-errors.ts'
import { connectionStore } from './connection-store.ts'
import { endSessionsOf } from './end-sessions.ts'
import { connectionById, connectionShown, providerInputs, providerRefusals, showConnection } from './show-connection.ts'

const inputs = {
  ...providerInputs,
  applicationId: z
    .string()
    .min(1)
    .max(64)
    .nullable()
    .describe('Where the tile leads; null: the only application there is.'),
}
const newConnection = z
  .strictObject(inputs)
  .partial()
  .extend({ organizationId: z.string().min(1).max(64) })
const changes = z.strictObject(inputs).partial()

const refusals = [...providerRefusals, 'connection.application_unknown', 'connection.incomplete']

export function mountConnections(door: AdminDoor, deps: SsoDeps): void {
  const connections = connectionStore(deps)
  const tag = 'Connections'
  const show = (connection: Connection) => showConnection(deps.publicUrl, connection)

  door.serve(
    {
      method: 'POST',
      path: '/connections',
      id: 'createConnection',
      confirmed: true,
      summary: 'Connect an organization; with its id alone a draft, whose URIs Okta wants first',
      tag,
      body: newConnection,
      status: 201,
      answer: connectionShown,
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
      answer: listingOf(connectionShown),
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
      params: connectionById,
      status: 200,
      answer: connectionShown,
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
      confirmed: true,
      summary: 'Give a connection its provider, or another one: checked, live at once, tested by nobody',
      tag,
      params: connectionById,
      body: changes,
      status: 200,
      answer: connectionShown,
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
    ['disable', 'disabled', 'Let nobody in through it, from this moment on, and end the sessions of those who came in'],
    ['enable', 'active', 'Let people in again'],
  ] as const)
    door.serve(
      {
        method: 'POST',
        path: `/connections/{id}/${verb}`,
        id: `${verb}Connection`,
        summary,
        tag,
        params: connectionById,
        status: 200,
        answer: connectionShown,
        refusals: ['connection.not_configured', 'connection.changed_meanwhile'],
      },
      async ({ params, actor }) => {
        const connection = await connections.find(params.id)
        if (connection === undefined) return undefined
        if (connection.status === 'draft') throw new ConnectionNotConfigured(verb, { id: connection.id })
        if (connection.status === status) return show(connection)
        return show(await turn(deps, connection, status, actor))
      },
    )
}

/** Disabled, it lets nobody in, and whoever came in through it is out: on every node, from the commit on. */
function turn(deps: SsoDeps, connection: Connection, status: 'active' | 'disabled', actor: string) {
  const action = status === 'active' ? 'connection.enabled' : 'connection.disabled'
  return connectionStore(deps).changeWith(connection, actor, async (trx, now) => {
    const ended = status === 'disabled' ? { sessionsEnded: await endSessionsOf(trx, connection.id, now) } : {}
    return { set: { status }, action, detail: ended }
  })
}

async function checkApplication(deps: SsoDeps, id: string | null | undefined): Promise<void> {
  if (id === undefined || id === null) return
  if ((await applicationStore(deps).byId(id)) === undefined)
    throw new ApplicationUnknown('connection to nothing', { applicationId: id })
}
