import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { ROLES } from '../admin-door/role.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { operatorStore } from './operator-store.ts'

export const operator = z
  .object({
    id: z.string(),
    email: z.string(),
    name: z.string(),
    role: z.enum(ROLES),
    createdBy: z.string(),
    createdAt: z.int(),
    joinedAt: z.int().nullable().describe('When the first passkey was made; null while the invitation waits.'),
    lastSignInAt: z.int().nullable(),
    disabledAt: z.int().nullable(),
  })
  .meta({ id: 'Operator' })

const byId = z.object({ id: z.string().max(64) })

/** People who work at the desk. Making and changing them is for owners. */
export function mountOperators(door: AdminDoor, deps: SsoDeps): void {
  const operators = operatorStore(deps)
  const tag = 'Operators'

  door.serve(
    {
      method: 'GET',
      path: '/operators',
      id: 'listOperators',
      summary: 'Operators, the newest first',
      tag,
      status: 200,
      answer: z.object({ items: z.array(operator) }),
    },
    async () => ({ items: await operators.list() }),
  )
  door.serve(
    {
      method: 'PATCH',
      path: '/operators/{id}',
      id: 'changeOperator',
      summary: 'Give an operator another name or role',
      tag,
      role: 'owner',
      params: byId,
      body: z.strictObject({
        name: z.string().trim().min(1).max(200).optional(),
        role: z.enum(ROLES).optional(),
      }),
      status: 200,
      answer: operator,
      refusals: ['operator.last_owner'],
    },
    async ({ params, body, actor }) =>
      (await operators.change(params.id, body, actor)) ? operators.find(params.id) : undefined,
  )
  for (const [verb, summary] of [
    ['disable', 'Shut an operator out; whoever is signed in is out at once'],
    ['enable', 'Let an operator in again'],
  ] as const)
    door.serve(
      {
        method: 'POST',
        path: `/operators/{id}/${verb}`,
        id: `${verb}Operator`,
        summary,
        tag,
        role: 'owner',
        params: byId,
        status: 200,
        answer: operator,
        refusals: verb === 'disable' ? ['operator.last_owner'] : [],
      },
      async ({ params, actor }) => {
        await operators[verb](params.id, actor)
        return operators.find(params.id)
      },
    )
}
