// A customer's guide as an operator sees it while the customer is at it: the same steps and findings, who did what and
// who is there now. Of a secret no more is known here than that it is there.
import { connectionStore } from '../connections/connection-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { setUpOf } from './guide.ts'

/** A guide that is open asks for news at least every twenty seconds, and is written down every minute. */
const HERE_MS = 90_000

export async function watchSetup(deps: SsoDeps, connectionId: string) {
  const connection = await connectionStore(deps).find(connectionId)
  const organization = connection && (await organizationStore(deps).find(connection.organizationId))
  if (connection === undefined || organization === undefined) return undefined
  const { records, shown } = await setUpOf(deps, connection)
  const links = await setupLinkStore(deps).ofConnection(connection.id)
  const { places: _places, domains: _domains, steps, ...known } = shown
  return {
    connectionId: connection.id,
    organization: { id: organization.id, name: organization.name },
    ...known,
    steps: steps.map((step) => ({
      ...step,
      by: whoOf(records.find((record) => record.step === step.step)?.by, links),
    })),
    people: links.map((link) => personOf(link, deps.clock.now())),
  }
}

/** Whoever had the link, or what came by itself; null: nobody has been at it. */
function whoOf(by: string | undefined, links: readonly SetupLink[]) {
  const link = links.find(({ id }) => id === by)
  if (link !== undefined) return { name: link.name, email: link.email }
  return by === 'okta' ? { name: 'Okta', email: null } : null
}

function personOf(link: SetupLink, now: number) {
  const { id, name, email, step, createdAt, expiresAt, revokedAt, provenAt, lastSeenAt } = link
  const isOpen = revokedAt === null && expiresAt > now
  const here = isOpen && lastSeenAt !== null && now - lastSeenAt < HERE_MS
  return { id, name, email, step, createdAt, expiresAt, revokedAt, provenAt, lastSeenAt, here }
}
