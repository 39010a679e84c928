import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { ROLES } from '../admin-door/role.ts'
import { type InviteDeps, inviteOperator, sendOperatorLink } from './invite-operator.ts'
import { liveKeysOf } from './keys-of-operator.ts'
import { operatorLinks } from './operator-link.ts'
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
    boundToOkta: z.boolean().describe('Came in by the operators’ own Okta: only that identity is them there.'),
  })
  .meta({ id: 'Operator' })

const heldKey = z.object({ id: z.string(), name: z.string(), role: z.enum(ROLES) }).meta({ id: 'HeldApiKey' })

const byId = z.object({ id: z.string().max(64) })

/** People who work at the desk. Making and changing them is for owners. */
export function mountOperators(door: AdminDoor, deps: InviteDeps): void {
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
      method: 'POST',
      path: '/operators',
      id: 'inviteOperator',
      summary: 'Invite somebody to the desk: a letter with a link to their passkey, good for a day',
      tag,
      role: 'owner',
      confirmed: true,
      body: z.strictObject({
        email: z.email().max(320),
        name: z.string().trim().min(1).max(200),
        role: z.enum(ROLES),
      }),
      status: 201,
      answer: operator,
      refusals: ['operator.email_taken', 'operator.no_mail_server'],
    },
    ({ body, actor }) => inviteOperator(deps, body, actor),
  )
  door.serve(
    {
      method: 'POST',
      path: '/operators/{id}/send-link',
      id: 'sendOperatorLink',
      summary: 'Send a link to a passkey once more; used, it replaces the passkeys there are',
      tag,
      role: 'owner',
      confirmed: true,
      params: byId,
      status: 200,
      answer: operator,
      refusals: ['operator.no_mail_server'],
    },
    async ({ params, actor }) => {
      const known = await operators.find(params.id)
      if (known === undefined || known.disabledAt !== null) return undefined
      await sendOperatorLink(deps, known, actor)
      return known
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/first-run',
      id: 'createFirstRunLink',
      summary: 'A link for the first operator, while there is none: good once, for an hour',
      tag,
      role: 'owner',
      status: 201,
      answer: z.object({ url: z.string(), expiresAt: z.int() }),
      refusals: ['operator.first_run_over'],
    },
    ({ actor }) => operatorLinks(deps).firstRun(actor),
  )
  door.serve(
    {
      method: 'PATCH',
      path: '/operators/{id}',
      id: 'changeOperator',
      summary: 'Give an operator another name or role; API keys they made may no more than they do from then on',
      tag,
      role: 'owner',
      confirmed: true,
      params: byId,
      body: z.strictObject({
        name: z.string().trim().min(1).max(200).optional(),
        role: z.enum(ROLES).optional(),
        boundToOkta: z.literal(false).optional().describe('Bind them anew when they next come in by Okta.'),
      }),
      status: 200,
      answer: operator.extend({ loweredKeys: z.array(heldKey) }),
      refusals: ['operator.last_owner', 'operator.keys_of_last_owner'],
    },
    async ({ params, body, actor }) => {
      const loweredKeys = await operators.change(params.id, body, actor)
      return loweredKeys && { ...(await operators.find(params.id)), loweredKeys }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/operators/{id}/api-keys',
      id: 'listApiKeysOfOperator',
      summary: 'The live API keys an operator made, also by a key of theirs: they go when the operator goes',
      tag,
      params: byId,
      status: 200,
      answer: z.object({ items: z.array(heldKey) }),
    },
    async ({ params }) => (await operators.find(params.id)) && { items: await liveKeysOf(deps.db.kysely, params.id) },
  )
  door.serve(
    {
      method: 'POST',
      path: '/operators/{id}/disable',
      id: 'disableOperator',
      summary: 'Shut an operator out, at once; the API keys they made are revoked with them',
      tag,
      role: 'owner',
      confirmed: true,
      params: byId,
      query: z.strictObject({
        keys: z
          .enum(['revoke', 'keep'])
          .default('revoke')
          .describe('keep: what they made goes on working, and whoever they gave a key to with it.'),
      }),
      status: 200,
      answer: operator.extend({ revokedKeys: z.array(heldKey) }),
      refusals: ['operator.last_owner', 'operator.keys_of_last_owner'],
    },
    async ({ params, query, actor }) => {
      const revokedKeys = await operators.disable(params.id, actor, query.keys)
      return revokedKeys && { ...(await operators.find(params.id)), revokedKeys }
    },
  )
  door.serve(
    {
      method: 'POST',
      path: '/operators/{id}/enable',
      id: 'enableOperator',
      summary: 'Let an operator in again; API keys that were revoked stay so',
      tag,
      role: 'owner',
      confirmed: true,
      params: byId,
      status: 200,
      answer: operator,
    },
    async ({ params, actor }) => {
      await operators.enable(params.id, actor)
      return operators.find(params.id)
    },
  )
}
