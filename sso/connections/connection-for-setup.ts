import { organizationStore } from '../organizations/organization-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { createConnection } from './configure-connection.ts'
import { connectionStore } from './connection-store.ts'

type Wish = { readonly organizationId: string; readonly connectionId?: string | undefined }

/**
 * Which connection a setup link is for: the one that was named, or the organization's oldest draft, or a new one.
 *
 * @returns undefined when there is no such organization, or the connection is another's
 */
export async function connectionForSetup(deps: SsoDeps, wish: Wish, actor: string): Promise<string | undefined> {
  const { organizationId, connectionId } = wish
  if ((await organizationStore(deps).find(organizationId)) === undefined) return undefined
  const connections = await connectionStore(deps).ofOrganization(organizationId)
  if (connectionId !== undefined) return connections.find(({ id }) => id === connectionId)?.id
  const draft = connections.find(({ status }) => status === 'draft')
  return (draft ?? (await createConnection(deps, organizationId, {}, actor))).id
}
