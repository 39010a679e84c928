import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { operatorsConnectionStore } from '../operators/operators-connection.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { ConnectionNotLive } from './enter-errors.ts'

const named = z
  .object({ connectionId: z.string(), issuer: z.string(), namedBy: z.string(), namedAt: z.int() })
  .meta({ id: 'OperatorsConnection' })

/** By which Okta operators may come in. */
export function mountOperatorsConnection(door: AdminDoor, deps: SsoDeps): void {
  const store = operatorsConnectionStore(deps)
  const tag = 'Operators'
  const path = '/operators-connection'
  door.serve(
    {
      method: 'GET',
      path,
      id: 'getOperatorsConnection',
      summary: 'The connection operators may sign in by beside their passkeys',
      tag,
      status: 200,
      answer: z.object({ connection: named.nullable() }),
    },
    async () => ({ connection: (await store.find()) ?? null }),
  )
  door.serve(
    {
      method: 'PUT',
      path,
      id: 'nameOperatorsConnection',
      summary: 'Let operators sign in by this connection, as long as its issuer stays what it is now',
      tag,
      role: 'owner',
      body: z.strictObject({ connectionId: z.string().max(64) }),
      status: 200,
      answer: z.object({ connection: named }),
      refusals: ['operator.connection_not_live'],
    },
    async ({ body, actor }) => {
      const connection = await connectionStore(deps).find(body.connectionId)
      if (connection === undefined) return undefined
      if (connection.status !== 'active') throw new ConnectionNotLive('naming it for operators', { id: connection.id })
      await store.name({ connectionId: connection.id, issuer: connection.issuer }, actor)
      return { connection: await store.find() }
    },
  )
  door.serve(
    {
      method: 'DELETE',
      path,
      id: 'forgetOperatorsConnection',
      summary: 'Let operators in by their passkeys alone',
      tag,
      role: 'owner',
      status: 200,
      answer: z.object({ connection: z.null() }),
    },
    async ({ actor }) => {
      await store.forget(actor)
      return { connection: null }
    },
  )
}
