import { applicationStore } from '../applications/application-store.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { Also, NewSetupLink } from '../setup-links/setup-link-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { catalogueOf } from '../words/catalogue.ts'
import type { SetupDeps } from './setup-deps.ts'
import { MailNotSet } from './setup-errors.ts'
import { invitationLetter } from './setup-letters.ts'

/**
 * Sends a setup link to whom it is for, in the language it was made in or is read in.
 *
 * @param inviter  the operator's name, to be said in it; undefined: a program invites
 * @returns what writes the letter, for the transaction that makes the link
 * @throws MailNotSet
 */
export async function inviteByLetter(
  deps: SsoDeps & Pick<SetupDeps, 'post'>,
  whom: NewSetupLink,
  inviter: string | undefined,
): Promise<Also> {
  const { organizationId, connectionId } = whom
  if (!deps.post.reachesPeople) throw new MailNotSet('an invitation by letter', { connectionId })
  const organization = await organizationStore(deps).find(organizationId)
  const connection = await connectionStore(deps).find(connectionId)
  const application = connection && (await applicationStore(deps).behind(connection))
  const words = await catalogueOf(whom.language ?? 'en')
  const names = {
    inviter,
    organization: organization?.name ?? words.setup.code.company,
    application: application?.name ?? words.setup.someApplication,
  }
  return (trx, { url }) => deps.post.put(trx, organizationId, invitationLetter(words, whom, { ...names, url }))
}
