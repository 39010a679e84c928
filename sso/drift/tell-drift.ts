// Who must act is told, once: the customer's administrator of what is theirs, operators of the rest. What is told is noted
// in the transaction of the letter, so a crash in between tells nobody twice and forgets nobody.
import type { Letter } from '../../kit/letter.ts'
import { applicationStore } from '../applications/application-store.ts'
import type { ActiveConnection } from '../connections/connection.ts'
import { operatorsMail } from '../operators/operators-mail.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import type { SetupLink, SetupStep } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { catalogueOf } from '../words/catalogue.ts'
import type { CheckName, DriftFinding } from './drift-check.ts'
import type { DriftDeps } from './drift-deps.ts'
import { customerLetter, operatorLetter } from './drift-letters.ts'
import { driftStore } from './drift-store.ts'

export async function tellDrift(deps: DriftDeps, connection: ActiveConnection): Promise<void> {
  const untold = await driftStore(deps).untold(connection.id)
  if (untold.length === 0) return
  const administrator = await setupLinkStore(deps).lastOf(connection.id)
  const theirs = untold.filter((each) => administrator !== undefined && isTheirs(administrator, each))
  const ours = untold.filter((each) => !theirs.includes(each))
  if (administrator !== undefined && theirs.length > 0) await tellCustomer(deps, connection, administrator, theirs)
  if (ours.length > 0) await tellOperators(deps, connection, ours)
}

/** Somebody who was asked for one step gets a link to no other. */
function isTheirs({ step }: SetupLink, { side, check }: DriftFinding): boolean {
  return side === 'customer' && (step === null || step === STEPS[check])
}

async function tellCustomer(
  deps: DriftDeps,
  connection: ActiveConnection,
  { email, name, language }: SetupLink,
  findings: readonly DriftFinding[],
): Promise<void> {
  const { id: connectionId, organizationId } = connection
  const words = await catalogueOf(language ?? 'en')
  const application = (await applicationOf(deps, connection)) ?? words.setup.someApplication
  const invited = { connectionId, organizationId, email, name, language, step: stepOf(findings) }
  const { url } = await setupLinkStore(deps).create(invited, 'system')
  const letter = customerLetter(words, { email, name }, findings, { application, url })
  await post(deps, connection, findings, [letter], `${name}, ${email}`)
}

async function tellOperators(
  deps: DriftDeps,
  connection: ActiveConnection,
  findings: readonly DriftFinding[],
): Promise<void> {
  const to = await operatorsMail(deps)
  if (to.length === 0) {
    deps.log.warn('drift.nobody_to_tell', { connection: connection.id, findings: findings.map(({ code }) => code) })
    return
  }
  const url = `${deps.publicUrl}/console/organizations/${connection.organizationId}`
  const organization = await organizationStore(deps).find(connection.organizationId)
  const application = await applicationOf(deps, connection)
  const about = { organization: organization?.name ?? 'a customer', application: application ?? 'the application', url }
  const letters = to.map((address) => operatorLetter(address, findings, about))
  await post(deps, connection, findings, letters, `operators: ${to.join(', ')}`)
}

async function post(
  deps: DriftDeps,
  connection: ActiveConnection,
  findings: readonly DriftFinding[],
  letters: readonly Letter[],
  to: string,
): Promise<void> {
  const keys = findings.map(({ key }) => key)
  await deps.db.transaction(async (trx) => {
    if (!(await driftStore(deps).markTold(trx, connection.id, keys, to))) return
    for (const letter of letters) await deps.post.put(trx, connection.organizationId, letter)
  })
  deps.log.info('drift.told', { connection: connection.id, findings: keys })
}

/** @returns undefined: there is more than one */
async function applicationOf(deps: DriftDeps, connection: ActiveConnection): Promise<string | undefined> {
  return (await applicationStore(deps).behind(connection))?.name
}

/** Where in the guide it is put right; null: the whole guide, where there is more than one place. */
const STEPS: Readonly<Record<CheckName, SetupStep | null>> = {
  reach: 'okta-domain',
  issuer: 'okta-domain',
  credentials: 'app',
  'next-secret': 'app',
  'redirect-uri': 'app',
  domains: 'domains',
  'api-token': 'api-token',
  'token-rights': 'api-token',
  app: 'app',
  secrets: 'app',
  assignments: 'app',
  tile: 'initiate-login',
  policy: 'authorization-server',
  'groups-claim': 'authorization-server',
}

function stepOf(findings: readonly DriftFinding[]): SetupStep | null {
  const [first, ...others] = [...new Set(findings.map(({ check }) => STEPS[check]))]
  return others.length === 0 ? (first ?? null) : null
}
