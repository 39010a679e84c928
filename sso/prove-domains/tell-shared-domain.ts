// A domain may be several organizations', each by its own record: a group of companies has one. It may as well be somebody
// who took over its DNS, and leads another customer's people past a page of theirs. Operators can tell, so they are told, in
// the transaction in which the domain begins to lead people, and so once.
import type { Transaction } from 'kysely'
import type { Letter } from '../../kit/letter.ts'
import { type OperatorsMail, operatorsMail } from '../operators/operators-mail.ts'
import type { OrganizationDomain } from '../organizations/organization-domain.ts'
import { type Named, organizationsWithDomain } from '../organizations/organizations-with-domain.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'

/** @param proven  leads people to its organization from now on */
export async function tellSharedDomain(
  deps: OperatorsMail,
  trx: Transaction<SsoSchema>,
  proven: OrganizationDomain,
): Promise<void> {
  const { domain, organizationId } = proven
  const all = await organizationsWithDomain(trx, domain)
  const organization = all.find(({ id }) => id === organizationId)
  const others = all.filter((each) => each !== organization)
  if (organization === undefined || others.length === 0) return
  const to = await operatorsMail(deps, trx)
  if (to.length === 0) deps.log.warn('domain.nobody_to_tell', { domain, organizationId })
  for (const address of to)
    await deps.post.put(trx, organizationId, sharedLetter(address, { domain, organization, others }, deps.publicUrl))
}

type Shared = { readonly domain: string; readonly organization: Named; readonly others: readonly Named[] }

function sharedLetter(to: string, { domain, organization, others }: Shared, publicUrl: string): Letter {
  const before = others.map(({ name }) => name).join(', ')
  const pageOf = ({ id }: Named) => `${publicUrl}/console/organizations/${id}`
  return {
    to,
    subject: `${domain} leads to ${organization.name} as well now`,
    paragraphs: [
      `${organization.name} has proven ${domain} by a record in its DNS. Until now the domain led people to ${before}.`,
      'Whoever types an address there is asked from now on which company is theirs. That is right for companies of one group. If these two have nothing to do with each other, ask whoever you know there before you do anything, and remove the domain where it does not belong:',
      pageOf(organization),
      ...others.map(pageOf),
      'You hear of this once.',
    ],
  }
}
