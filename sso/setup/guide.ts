// The guide as its reader sees it: whose it is, what Okta asks for, what is known of each step.
import { addressOf } from '../applications/address-of.ts'
import { applicationStore } from '../applications/application-store.ts'
import type { Brand } from '../brand/brand.ts'
import { brandStore } from '../brand/brand-store.ts'
import { addressesOf, type Connection, isActive, settingsOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import type { ConnectionVersion } from '../connections/connection-version.ts'
import type { Settings } from '../connections/settings.ts'
import { versionStore } from '../connections/version-store.ts'
import { type OKTA_PLACES, placeAt } from '../failures/okta-places.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { planStore } from '../set-up-by-token/plan-store.ts'
import { SETUP_STEPS, type SetupLink, type SetupStep } from '../setup-links/setup-link.ts'
import { setupLinkStore } from '../setup-links/setup-link-store.ts'
import { aroundOf } from '../setup-steps/finding.ts'
import type { StepRecord, StepState } from '../setup-steps/setup-step.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { domainsOfGuide, domainsStep, type ShownDomain } from './domains-of-guide.ts'
import { liveOf } from './live-of.ts'
import { isTileMade } from './made-by-plan.ts'

type ShownStep = Omit<StepRecord, 'state' | 'settingsHash' | 'by' | 'at'> & {
  readonly state: StepState | 'todo'
  /** Milliseconds; null: nothing was tried. */
  readonly at: number | null
}

/** Where in the customer's own console each step takes place. */
const PLACES = {
  'okta-domain': undefined,
  app: 'app_credentials',
  'initiate-login': 'app_login',
  'authorization-server': 'servers',
  'api-token': 'api_tokens',
  domains: undefined,
  test: undefined,
  'go-live': undefined,
} as const satisfies Record<SetupStep, keyof typeof OKTA_PLACES | undefined>

/** `closed`: a step for somebody else, this link leads to another: how far it is, and no more. Undefined: the organization or the connection is gone. */
export async function guideOf(deps: SsoDeps, link: SetupLink) {
  const connection = await connectionStore(deps).find(link.connectionId)
  const organization = await organizationStore(deps).find(link.organizationId)
  if (connection === undefined || organization === undefined) return undefined
  const { steps, domains, ...known } = (await setUpOf(deps, connection)).shown
  const isWhole = link.step === null
  const plan = isWhole ? await planStore(deps).current(connection.id) : undefined
  return {
    organization: { name: organization.name },
    brand: brandShown(await brandStore(deps).load()),
    invited: { name: link.name, email: link.email },
    onlyStep: link.step,
    asked: isWhole ? await askedOf(deps, connection.id) : [],
    until: link.expiresAt,
    live: isWhole && isActive(connection) ? await liveOf(deps, connection) : null,
    plan: plan?.state ?? null,
    isTileMade: isTileMade(plan, known.typed.clientId),
    ...known,
    domains: isWhole || link.step === 'domains' ? domains : [],
    steps: steps.map((step) => (isWhole || link.step === step.step ? { ...step, closed: false } : closedStep(step))),
  }
}

/** Somebody who was asked for one step has no business with what was found in the others. */
function closedStep(step: ShownStep) {
  return { ...step, evidence: [], findings: [], closed: true }
}

/** What is known of a connection's set-up, whoever looks. `records` say who did what. */
export async function setUpOf(deps: SsoDeps, connection: Connection) {
  const application = await applicationStore(deps).behind(connection)
  const current = await versionStore(deps).current([connection.id])
  const live = current.find(({ state }) => state === 'live')
  const draft = current.find((version) => version !== live)
  const records = await stepStore(deps).of(connection.id)
  const settings = draft?.settings ?? settingsOf(connection)
  const around = aroundOf(deps.publicUrl, connection, settings)
  const domains = await domainsOfGuide(deps, connection.organizationId, around)
  const shown = {
    application: {
      name: application?.name ?? 'the application',
      address: application === undefined ? null : addressOf(application),
    },
    status: connection.status,
    ...addressesOf(deps.publicUrl, connection.id),
    typed: typedOf(settings),
    places: isOther(settings) ? {} : placesOf(settings),
    domains,
    steps: stepsOf(settings).map((step) => shownStep(step, { records, draft, live, connection, domains })),
  }
  return { records, shown }
}

/** Steps that are Okta's alone. */
const OF_OKTA: readonly SetupStep[] = ['initiate-login', 'authorization-server', 'api-token']

/** Of a provider that is not Okta some are left out; as long as nobody said which it is, it may be Okta. */
function stepsOf(settings: Settings): readonly SetupStep[] {
  return isOther(settings) ? SETUP_STEPS.filter((step) => !OF_OKTA.includes(step)) : SETUP_STEPS
}

function isOther({ issuer, oktaDomain }: Settings): boolean {
  return issuer !== null && oktaDomain === null
}

async function askedOf(deps: SsoDeps, connectionId: string) {
  const helpers = await setupLinkStore(deps).helpers(connectionId)
  return helpers.map(({ step, name, email, createdAt: at, provenAt: openedAt }) => ({
    step,
    name,
    email,
    at,
    openedAt,
  }))
}

/** What the guide has on top; a name that is not set is the application's. */
function brandShown({ name, logo }: Brand) {
  return { name, logo: logo?.path ?? null }
}

/** What was entered so far; a secret is only said to be there. */
function typedOf({ issuer, oktaDomain, clientId, secretSealed, authMethod }: Settings) {
  return { issuer, oktaDomain, clientId, hasClientSecret: secretSealed !== null, authMethod }
}

function placesOf({ issuer, issuerNames, clientId }: Settings) {
  const okta = { names: issuerNames, issuer: issuer ?? '', clientId: clientId ?? '' }
  return Object.fromEntries(
    Object.entries(PLACES).flatMap(([step, name]) => (name === undefined ? [] : [[step, placeAt(name, okta)]])),
  )
}

/** What was proven of other settings than the draft's is not proven of these. */
function shownStep(
  step: SetupStep,
  {
    records,
    draft,
    live,
    connection,
    domains,
  }: {
    records: readonly StepRecord[]
    draft: ConnectionVersion | undefined
    live: ConnectionVersion | undefined
    connection: Connection
    domains: readonly ShownDomain[]
  },
): ShownStep {
  const nothing = { step, state: 'todo', evidence: [], findings: [], at: null } as const
  if (step === 'test') return testStep(draft ?? live, nothing)
  if (step === 'go-live') return liveStep(draft, live, connection, nothing)
  const record = records.find((each) => each.step === step)
  if (step === 'domains') return domainsStep(domains, record)
  if (record === undefined) return nothing
  const ofOther =
    step === 'app' && record.settingsHash !== null && draft !== undefined && record.settingsHash !== draft.hash
  if (ofOther) return nothing
  const { state, evidence, findings, at } = record
  return { step, state, evidence, findings, at }
}

/** Of the draft, or of what is live by it. Whoever configured a connection by a program tried nothing. */
function testStep(version: ConnectionVersion | undefined, nothing: ShownStep): ShownStep {
  if (version === undefined || version.state === 'draft') return nothing
  if (version.testedBySignIn === null) return { ...nothing, state: 'skipped' }
  const evidence = [{ name: 'Trace', value: version.testedBySignIn }]
  return { ...nothing, state: 'proven', evidence, at: version.testedAt }
}

function liveStep(
  draft: ConnectionVersion | undefined,
  live: ConnectionVersion | undefined,
  connection: Connection,
  nothing: ShownStep,
): ShownStep {
  if (draft !== undefined || connection.status !== 'active') return nothing
  const evidence = [{ name: 'Issuer', value: connection.issuer }]
  return { ...nothing, state: 'proven', evidence, at: live?.liveAt ?? connection.updatedAt }
}
