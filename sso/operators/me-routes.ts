import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import type { Brand } from '../brand/brand.ts'
import { brandStore } from '../brand/brand-store.ts'
import { apiKeyStore } from './api-key.ts'
import { apiKey } from './api-keys-routes.ts'
import { operatorStore } from './operator-store.ts'
import { operator } from './operators-routes.ts'
import { type PasskeyPost, tellOfPasskey } from './passkey-letters.ts'
import { type Passkey, passkeyStore } from './passkey-store.ts'

/** Who asks, and what they may. */
export function mountMe(door: AdminDoor, deps: PasskeyPost): void {
  door.serve(
    {
      method: 'GET',
      path: '/me',
      id: 'getMe',
      summary: 'Who asks: an operator or an API key',
      tag: 'Operators',
      status: 200,
      answer: z.object({
        operator: operator.nullable(),
        apiKey: apiKey.nullable(),
        whiteLabel: z.object({ name: z.string() }).nullable().describe('What this service is called here.'),
      }),
    },
    async ({ actor }) => ({
      operator: (await operatorStore(deps).find(actor)) ?? null,
      apiKey: (await apiKeyStore(deps).find(actor)) ?? null,
      whiteLabel: whiteLabelOf(await brandStore(deps).load()),
    }),
  )
  door.serve(
    {
      method: 'GET',
      path: '/me/passkeys',
      id: 'listMyPasskeys',
      summary: 'The passkeys of the operator who asks',
      tag: 'Operators',
      status: 200,
      answer: z.object({ items: z.array(passkey) }),
    },
    async ({ actor }) => ({ items: (await passkeyStore(deps).of(actor)).map(showPasskey) }),
  )
  door.serve(
    {
      method: 'PATCH',
      path: '/me/passkeys/{id}',
      id: 'renameMyPasskey',
      summary: 'Call a passkey of one’s own something else',
      tag: 'Operators',
      role: 'read-only',
      params: byId,
      body: z.strictObject({ name: z.string().trim().min(1).max(100) }),
      status: 200,
      answer: z.object({ id: z.string(), name: z.string() }),
    },
    async ({ params, body, actor }) =>
      (await passkeyStore(deps).rename(actor, params.id, body.name)) ? { id: params.id, name: body.name } : undefined,
  )
  door.serve(
    {
      method: 'DELETE',
      path: '/me/passkeys/{id}',
      id: 'removeMyPasskey',
      summary: 'Remove a passkey of one’s own, but not the last',
      tag: 'Operators',
      role: 'read-only',
      confirmed: true,
      params: byId,
      status: 200,
      answer: z.object({ id: z.string(), removed: z.literal(true) }),
      refusals: ['operator.last_passkey'],
    },
    async ({ params, actor }) => {
      const removed = await passkeyStore(deps).remove(actor, params.id, (trx, name) =>
        tellOfPasskey(deps, trx, actor, 'removed', name),
      )
      return removed ? { id: params.id, removed } : undefined
    },
  )
}

function whiteLabelOf({ name }: Brand) {
  return name === null ? null : { name }
}

const byId = z.object({ id: z.string().max(64) })

const passkey = z
  .object({
    id: z.string(),
    name: z.string(),
    createdAt: z.int(),
    lastUsedAt: z.int().nullable(),
  })
  .meta({ id: 'Passkey' })

function showPasskey({ id, name, createdAt, lastUsedAt }: Passkey) {
  return { id, name, createdAt, lastUsedAt }
}
