import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { apiKeyStore } from './api-key.ts'
import { apiKey } from './api-keys-routes.ts'
import { operatorStore } from './operator-store.ts'
import { operator } from './operators-routes.ts'

/** Who asks, and what they may. */
export function mountMe(door: AdminDoor, deps: SsoDeps): void {
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
      }),
    },
    async ({ actor }) => ({
      operator: (await operatorStore(deps).find(actor)) ?? null,
      apiKey: (await apiKeyStore(deps).find(actor)) ?? null,
    }),
  )
}
