import type { AuthorizeRequest } from '../../openid/house.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { domainOfEmail } from '../organizations/email-domain.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { organizationsWithDomain } from '../organizations/organizations-with-domain.ts'
import type { SignInDeps } from './sign-in-deps.ts'

type Said = { readonly connectionId: string | undefined; readonly request: AuthorizeRequest | undefined }

/**
 * Whose sign-in it was that never got anywhere: the organization of the connection that was named, else the one that was
 * named, else the only one the typed address's domain leads to. For whoever helps; it lets nobody in anywhere.
 */
export async function whoseSignIn(deps: SignInDeps, { connectionId, request }: Said): Promise<string | undefined> {
  if (connectionId !== undefined) return (await connectionStore(deps).find(connectionId))?.organizationId
  const named = request?.extra.organization
  if (named !== undefined) return (await organizationStore(deps).find(named))?.id
  const domain = request?.loginHint === undefined ? undefined : domainOfEmail(request.loginHint)
  const [only, another] = domain === undefined ? [] : await organizationsWithDomain(deps.db.kysely, domain)
  return another === undefined ? only?.id : undefined
}
