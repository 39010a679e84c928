// An owner invites somebody to the desk, or sends them the link to a passkey anew (a lost phone): by mail alone, because
// whoever reads that mailbox is who was meant. An owner who could read the link could be anybody.
import type { Transaction } from 'kysely'
import { isUniqueViolation } from '../../kit/database.ts'
import type { Letter } from '../../kit/letter.ts'
import type { PostOffice } from '../../kit/post-office.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Operator, operatorOf } from './operator.ts'
import { NoMailServer, OperatorExists } from './operator-errors.ts'
import { operatorLinks } from './operator-link.ts'
import { insertOperator, type NewOperator } from './operator-store.ts'
import { MAIL_OF_OPERATORS } from './operators-mail.ts'

export type InviteDeps = SsoDeps & {
  readonly post: Pick<PostOffice<SsoSchema>, 'put' | 'reachesPeople'>
}

/** @throws OperatorExists, NoMailServer */
export async function inviteOperator(deps: InviteDeps, who: NewOperator, actor: string): Promise<Operator> {
  if (!deps.post.reachesPeople) throw new NoMailServer('inviting an operator')
  const now = deps.clock.now()
  try {
    return await deps.db.transaction(async (trx) => {
      const row = await insertOperator(trx, now, who, { createdBy: actor, joinedAt: null })
      await sendLink(deps, trx, operatorOf(row), actor)
      await writeAudit(trx, now, {
        actor,
        action: 'operator.invited',
        target: { type: 'operator', id: row.id },
        detail: { email: row.email, name: who.name, role: who.role },
      })
      return operatorOf(row)
    })
  } catch (error) {
    if (isUniqueViolation(error)) throw new OperatorExists('an operator by this address', {}, { cause: error })
    throw error
  }
}

/** Once more, also to somebody who has passkeys: theirs are replaced when the link is used. @throws NoMailServer */
export function sendOperatorLink(deps: InviteDeps, operator: Operator, actor: string): Promise<void> {
  if (!deps.post.reachesPeople) throw new NoMailServer('sending a link to an operator')
  return deps.db.transaction(async (trx) => {
    await sendLink(deps, trx, operator, actor)
    await writeAudit(trx, deps.clock.now(), {
      actor,
      action: 'operator.link_sent',
      target: { type: 'operator', id: operator.id },
      detail: { email: operator.email },
    })
  })
}

async function sendLink(deps: InviteDeps, trx: Transaction<SsoSchema>, operator: Operator, actor: string) {
  const url = await operatorLinks(deps).invite(trx, operator.id, actor)
  await deps.post.put(
    trx,
    MAIL_OF_OPERATORS,
    operator.joinedAt === null ? invitation(operator, url) : renewal(operator, url),
  )
}

function invitation({ email, name }: Operator, url: string): Letter {
  return {
    to: email,
    subject: 'You are invited to the sign-in desk',
    paragraphs: [
      `Hello ${name},`,
      'you are asked to help customers with their sign-in. This link makes your passkey, by which you come in from then on:',
      url,
      'It is good for a day, once. Open it on the device you work with.',
    ],
  }
}

function renewal({ email, name }: Operator, url: string): Letter {
  return {
    to: email,
    subject: 'Your new passkey for the sign-in desk',
    paragraphs: [
      `Hello ${name},`,
      'an owner sent you this link to a new passkey:',
      url,
      'It is good for a day, once. The passkeys you had until then are removed and you are signed out everywhere. If you did not ask for it, leave it unused and tell an owner.',
    ],
  }
}
