// What was proven of a connection, when, by whom: for the ticket of a change, and for whoever asks in ten years. Facts
// alone; setup-report-page.ts is how they look, and in which language.
//
//   the connection, its live version → what was seen at each step → the test it went live by → every version → every change
//
// No secret is in it, and of the person who tried a sign-in only which fields were said, not what they said.
import { applicationStore } from '../applications/application-store.ts'
import type { AuditRecord } from '../audit-log/audit-log.ts'
import { auditOfTarget } from '../audit-log/audit-of-target.ts'
import { addressesOf, type Connection, settingsOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import type { ConnectionVersion } from '../connections/connection-version.ts'
import type { Settings } from '../connections/settings.ts'
import { versionStore } from '../connections/version-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SetupLink } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import type { StepRecord } from '../setup-steps/setup-step.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { findSignIn } from '../sign-in-log/sign-in-log.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type TestFacts, testFacts } from './test-facts.ts'

const MOST_VERSIONS = 50
const MOST_CHANGES = 500

/** Who did something, as far as the customer knows them: whoever was invited by name, all of support as one. */
export type Actor =
  | { readonly is: 'invited'; readonly name: string; readonly email: string }
  | { readonly is: 'okta' | 'house' | 'support' }

export type SetupReport = {
  readonly madeAt: number
  readonly madeFor: Actor
  readonly publicUrl: string
  readonly organization: { readonly id: string; readonly name: string }
  /** Null: there is more than one. */
  readonly application: string | null
  readonly connection: {
    readonly id: string
    readonly status: Connection['status']
    readonly liveSince: number | null
  }
  readonly settings: Pick<Settings, 'oktaDomain' | 'issuer' | 'issuerNames' | 'clientId' | 'authMethod' | 'scopes'> & {
    readonly hasSecret: boolean
    readonly redirectUri: string
    readonly initiateLoginUri: string
  }
  readonly steps: readonly (Omit<StepRecord, 'by'> & { readonly by: Actor; readonly version: number | null })[]
  readonly test: (TestFacts & { readonly trace: string; readonly at: number; readonly version: number }) | null
  readonly versions: readonly (Omit<ConnectionVersion, 'createdBy'> & { readonly createdBy: Actor })[]
  readonly changes: readonly (Omit<AuditRecord, 'actor'> & { readonly actor: Actor })[]
}

/** @param madeFor  a setup link's id, an API key's, an operator's. Undefined: there is no such connection. */
export async function setupReport(
  deps: SsoDeps,
  connectionId: string,
  madeFor: string,
): Promise<SetupReport | undefined> {
  const connection = await connectionStore(deps).find(connectionId)
  const organization = connection && (await organizationStore(deps).find(connection.organizationId))
  if (connection === undefined || organization === undefined) return undefined
  const application = await applicationStore(deps).behind(connection)
  const links = await setupLinkStore(deps).ofConnection(connection.id)
  const actor = (id: string) => actorOf(id, links)
  const { items: versions } = await versionStore(deps).list(connection.id, { limit: MOST_VERSIONS })
  const live = versions.find(({ state }) => state === 'live')
  const records = await stepStore(deps).of(connection.id)
  const changes = await auditOfTarget(deps, connection.id, MOST_CHANGES)
  return {
    madeAt: deps.clock.now(),
    madeFor: actor(madeFor),
    publicUrl: deps.publicUrl,
    organization: { id: organization.id, name: organization.name },
    application: application?.name ?? null,
    connection: { id: connection.id, status: connection.status, liveSince: live?.liveAt ?? null },
    settings: settingsShown(deps.publicUrl, connection, live),
    steps: records.map((record) => ({
      ...record,
      by: actor(record.by),
      version: versions.find(({ hash }) => hash === record.settingsHash)?.number ?? null,
    })),
    test: await testOf(deps, live ?? versions[0]),
    versions: versions.map((version) => ({ ...version, createdBy: actor(version.createdBy) })),
    changes: changes.map((change) => ({ ...change, actor: actor(change.actor) })),
  }
}

function actorOf(id: string, links: readonly SetupLink[]): Actor {
  const link = links.find((each) => each.id === id)
  if (link !== undefined) return { is: 'invited', name: link.name, email: link.email }
  if (id === 'okta') return { is: 'okta' }
  return { is: id === 'system' ? 'house' : 'support' }
}

function settingsShown(publicUrl: string, connection: Connection, live: ConnectionVersion | undefined) {
  const { issuer, oktaDomain, clientId, authMethod, issuerNames, scopes, secretSealed } =
    live?.settings ?? settingsOf(connection)
  const spoken = { issuer, oktaDomain, clientId, authMethod, issuerNames, scopes, hasSecret: secretSealed !== null }
  return { ...spoken, ...addressesOf(publicUrl, connection.id) }
}

async function testOf(deps: SsoDeps, version: ConnectionVersion | undefined): Promise<SetupReport['test']> {
  const trace = version?.testedBySignIn ?? null
  if (version === undefined || trace === null) return null
  const signIn = await findSignIn(deps, trace)
  const at = version.testedAt ?? signIn?.createdAt ?? version.createdAt
  return { ...testFacts(signIn?.detail ?? {}), trace, at, version: version.number }
}
