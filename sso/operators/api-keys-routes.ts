import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { ROLES } from '../admin-door/role.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { apiKeyStore, createApiKey } from './api-key.ts'

export const apiKey = z
  .object({
    id: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    createdBy: z.string().nullable().describe('An operator, another key, `system`; null: nobody knows.'),
    createdAt: z.int(),
    lastUsedAt: z.int().nullable(),
    revokedAt: z.int().nullable(),
  })
  .meta({ id: 'ApiKey' })

export function mountApiKeys(door: AdminDoor, deps: SsoDeps): void {
  const keys = apiKeyStore(deps)
  const tag = 'API keys'

  door.serve(
    {
      method: 'GET',
      path: '/api-keys',
      id: 'listApiKeys',
      summary: 'List API keys',
      tag,
      status: 200,
      answer: z.object({ items: z.array(apiKey) }),
    },
    async () => ({ items: await keys.list() }),
  )
  door.serve(
    {
      method: 'POST',
      path: '/api-keys',
      id: 'createApiKey',
      summary: 'Create an API key; the key is shown in this answer only',
      tag,
      role: 'owner',
      confirmed: true,
      body: z.strictObject({
        name: z.string().trim().min(1).max(100),
        role: z.enum(ROLES).default('owner').describe('What may be done with it. Not said: everything.'),
      }),
      status: 201,
      answer: apiKey.extend({ key: z.string() }),
    },
    async ({ body, actor }) => {
      const { apiKey, key } = await createApiKey(deps, body.name, { actor, role: body.role })
      return { ...apiKey, key }
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/api-keys/{id}/revoke',
      id: 'revokeApiKey',
      summary: 'Revoke an API key for good',
      tag,
      role: 'owner',
      params: z.object({ id: z.string() }),
      status: 200,
      answer: z.object({ id: z.string(), revoked: z.literal(true) }),
      refusals: ['api.last_key'],
    },
    async ({ params, actor }) => ((await keys.revoke(params.id, actor)) ? { id: params.id, revoked: true } : undefined),
  )
}
