// Every customer with its e-mail domains and connections, and how each pair stands. A page costs the same few statements
// however many organizations are on it.
import type { Listing } from '../admin-door/listing.ts'
import type { Connection } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { versionStore } from '../connections/version-store.ts'
import type { DriftFinding } from '../drift/drift-check.ts'
import { driftStore } from '../drift/drift-store.ts'
import { domainStore } from '../organizations/domain-store.ts'
import type { Organization } from '../organizations/organization.ts'
import type { OrganizationDomain } from '../organizations/organization-domain.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import {
  type CellState,
  type Known,
  NOT_SET,
  type Standing,
  standingFor,
  standingOf,
  type Trouble,
} from './cell-state.ts'

export type OverviewConnection = Standing & {
  readonly id: string
  readonly oktaDomain: string | null
  readonly issuer: string | null
  readonly createdAt: number
}

/** `domain` null: the organization has none. `connectionId` null: there is nothing it could lead to. */
export type OverviewCell = Standing & { readonly domain: string | null; readonly connectionId: string | null }

export type OverviewRow = {
  readonly organization: Pick<Organization, 'id' | 'name' | 'createdAt'>
  readonly domains: readonly Pick<OrganizationDomain, 'domain' | 'state' | 'leads'>[]
  readonly connections: readonly OverviewConnection[]
  readonly cells: readonly OverviewCell[]
}

type Asked = Listing & { readonly q?: string | undefined }
type Page = { readonly items: readonly OverviewRow[]; readonly next: string | null }

/** Looked through at once, and at most so often for one page: how a customer stands is in no column to ask for. */
const LOOKED_AT = 200
const MOST_LOOKS = 10

/**
 * @param state  only customers of whom something stands so. A page may hold fewer than were asked for and still have a next:
 *   so many were looked through, and none of the rest yet
 */
export async function overviewOf(deps: SsoDeps, { state, ...asked }: Asked & { state?: CellState | undefined }) {
  if (state === undefined) return pageOfOverview(deps, asked)
  const found: OverviewRow[] = []
  let after: string | null | undefined = asked.after
  for (let looks = 0; looks < MOST_LOOKS && after !== null && found.length <= asked.limit; looks++) {
    const page: Page = await pageOfOverview(deps, { ...asked, after, limit: LOOKED_AT })
    found.push(...page.items.filter(({ cells }) => cells.some((cell) => cell.state === state)))
    after = page.next
  }
  const items = found.slice(0, asked.limit)
  return { items, next: found.length > items.length ? (items.at(-1)?.organization.id ?? null) : (after ?? null) }
}

async function pageOfOverview(deps: SsoDeps, listing: Asked): Promise<Page> {
  const { items: organizations, next } = await organizationStore(deps).list(listing)
  const ids = organizations.map(({ id }) => id)
  const [domains, connections] = await Promise.all([
    domainStore(deps).ofAll(ids),
    connectionStore(deps).ofOrganizations(ids),
  ])
  const known = await knownOf(deps, connections)
  const items = organizations.map((organization) =>
    rowOf(
      organization,
      domains.filter(({ organizationId }) => organizationId === organization.id),
      known.filter(({ connection }) => connection.organizationId === organization.id),
    ),
  )
  return { items, next }
}

async function knownOf(deps: SsoDeps, connections: readonly Connection[]): Promise<Known[]> {
  const ids = connections.map(({ id }) => id)
  const [versions, links, steps, drift] = await Promise.all([
    versionStore(deps).current(ids),
    setupLinkStore(deps).open(ids),
    stepStore(deps).states(ids),
    driftStore(deps).openOf(ids),
  ])
  return connections.map((connection) => {
    const own = versions.filter(({ connectionId }) => connectionId === connection.id)
    return {
      connection,
      draft: own.find(({ state }) => state !== 'live'),
      live: own.find(({ state }) => state === 'live'),
      link: links.find(({ connectionId }) => connectionId === connection.id),
      steps: steps.filter(({ connectionId }) => connectionId === connection.id),
      trouble: troubleOf(drift.filter(({ connectionId }) => connectionId === connection.id)),
    }
  })
}

/** Nobody is kept out by them, as long as somebody acts before it ends. */
const ENDINGS: readonly string[] = ['api_token_about_to_die', 'second_secret_made', 'next_secret_refused']

/** What keeps people out before what will; what is only worth knowing is on the connection's own page. */
function troubleOf(drift: readonly DriftFinding[]): Trouble | undefined {
  const ends = ({ code }: DriftFinding) => ENDINGS.includes(code)
  const worst = drift.find((each) => each.mild !== true && !ends(each)) ?? drift.find(ends)
  return worst && { sentence: worst.sentence, since: worst.firstSeenAt, ends: ends(worst) }
}

function rowOf(
  { id, name, createdAt }: Organization,
  domains: readonly OrganizationDomain[],
  known: readonly Known[],
): OverviewRow {
  const connections = known.map((each) => ({ ...columnOf(each), ...standingOf(each) }))
  const rows = domains.length === 0 ? [undefined] : domains
  const columns = connections.length === 0 ? [undefined] : connections
  return {
    organization: { id, name, createdAt },
    domains: domains.map(({ domain, state, leads }) => ({ domain, state, leads })),
    connections,
    cells: rows.flatMap((domain) => columns.map((connection) => cellOf(domain, connection))),
  }
}

function columnOf({ connection, draft }: Known) {
  const { id, createdAt } = connection
  const settings = connection.status === 'draft' ? draft?.settings : connection
  return { id, createdAt, oktaDomain: settings?.oktaDomain ?? null, issuer: settings?.issuer ?? null }
}

function cellOf(domain: OrganizationDomain | undefined, connection: OverviewConnection | undefined): OverviewCell {
  const { state, since, why } = connection ?? NOT_SET
  const standing = domain === undefined ? { state, since, why } : standingFor(domain, { state, since, why })
  return { domain: domain?.domain ?? null, connectionId: connection?.id ?? null, ...standing }
}
