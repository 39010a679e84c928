import type { Transaction } from 'kysely'
import type { PostOffice } from '../../kit/post-office.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { MAIL_OF_OPERATORS } from './operators-mail.ts'

export type PasskeyPost = SsoDeps & { readonly post: Pick<PostOffice<SsoSchema>, 'put'> }

type What = 'added' | 'removed' | 'replaced'

/** For the transaction of the change. Whose passkeys they are hears it where no passkey is needed to read (ASVS 6.3.7). */
export async function tellOfPasskey(
  { post, clock, publicUrl }: PasskeyPost,
  trx: Transaction<SsoSchema>,
  operatorId: string,
  what: What,
  name: string,
): Promise<void> {
  const operator = await trx
    .selectFrom('operators')
    .select(['email', 'name'])
    .where('id', '=', operatorId)
    .executeTakeFirst()
  if (operator === undefined) return
  const said = saidOf(what, name)
  await post.put(trx, MAIL_OF_OPERATORS, {
    to: operator.email,
    subject: said.subject,
    paragraphs: [
      `Hello ${operator.name},`,
      `${said.happened} That was at ${new Date(clock.now()).toUTCString()}.`,
      'If it was you, there is nothing to do. If it was not, tell an owner at once: they can shut you out and send you a link to a new passkey. Yours are here:',
      `${publicUrl}/console/passkeys`,
    ],
  })
}

function saidOf(what: What, name: string): { subject: string; happened: string } {
  if (what === 'added')
    return {
      subject: 'A passkey was added for the sign-in desk',
      happened: `“${name}” opens the desk as you from now on.`,
    }
  if (what === 'removed')
    return {
      subject: 'A passkey was removed from the sign-in desk',
      happened: `“${name}” does not open the desk any more.`,
    }
  return {
    subject: 'Your passkeys for the sign-in desk were replaced',
    happened: `By the link that was sent to you “${name}” was made. It opens the desk as you; all you had before do not.`,
  }
}
