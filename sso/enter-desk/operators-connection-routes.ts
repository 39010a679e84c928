import { z } from 'zod'
import type { Letter } from '../../kit/letter.ts'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { actorNames } from '../operators/actor-names.ts'
import { operatorsConnectionStore } from '../operators/operators-connection.ts'
import { MAIL_OF_OPERATORS, type OperatorsMail, operatorsMail } from '../operators/operators-mail.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { ConnectionNotLive, IssuerChanged, OrganizationNotConfirmed } from './enter-errors.ts'

const named = z
  .object({ connectionId: z.string(), issuer: z.string(), namedBy: z.string(), namedAt: z.int() })
  .meta({ id: 'OperatorsConnection' })

/** By which Okta operators may come in. */
export function mountOperatorsConnection(door: AdminDoor, deps: OperatorsMail): void {
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
      summary:
        'Let operators sign in by this connection of your own company, as long as its issuer stays what it is now',
      tag,
      role: 'owner',
      confirmed: true,
      body: z.strictObject({
        connectionId: z.string().max(64),
        issuer: z.string().max(500).describe('As whoever names it saw it.'),
        organization: z
          .string()
          .trim()
          .max(200)
          .describe('The name of its organization, typed to confirm that it is your own.'),
      }),
      status: 200,
      answer: z.object({ connection: named }),
      refusals: ['operator.connection_not_live', 'operator.issuer_changed', 'operator.organization_not_confirmed'],
    },
    async ({ body, actor }) => {
      const connection = await connectionStore(deps).find(body.connectionId)
      const organization = connection && (await organizationStore(deps).find(connection.organizationId))
      if (connection === undefined || organization === undefined) return undefined
      const { id: connectionId } = connection
      if (connection.status !== 'active') throw new ConnectionNotLive('naming it for operators', { connectionId })
      const { issuer } = connection
      if (issuer !== body.issuer) throw new IssuerChanged(issuer, { connectionId, seen: body.issuer })
      if (organization.name.trim() !== body.organization)
        throw new OrganizationNotConfirmed('another name than its own', { connectionId })
      await nameConnection(deps, { connectionId, issuer, organization }, actor)
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

type Naming = { connectionId: string; issuer: string; organization: { id: string; name: string } }

/** Everybody who answers for the desk hears of it: it is another way in. */
async function nameConnection(deps: OperatorsMail, naming: Naming, actor: string): Promise<void> {
  const by = (await actorNames(deps, [actor])).get(actor) ?? actor
  await operatorsConnectionStore(deps).name(naming, actor, async (trx) => {
    for (const address of await operatorsMail(deps, trx))
      await deps.post.put(trx, MAIL_OF_OPERATORS, newWayIn(address, naming, by, deps.publicUrl))
  })
}

function newWayIn(to: string, { issuer, organization }: Naming, by: string, publicUrl: string): Letter {
  return {
    to,
    subject: `Operators may come in through ${new URL(issuer).host} now`,
    paragraphs: [
      `${by} named the connection of ${organization.name} as the operators’ own. Its issuer:`,
      issuer,
      'Whoever runs that Okta decides who is an operator here. If it is not your own company’s, take it back at once, and look into the audit log:',
      `${publicUrl}/console/operators`,
    ],
  }
}
