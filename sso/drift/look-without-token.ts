// What anybody can find out about the customer's Okta who has our settings: the issuer and its keys, whether it takes our
// secret, whether it would send people back to us. Nobody signs in.
import { type ActiveConnection, settingsOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { promoteNextSecret } from '../connections/next-secret.ts'
import { clientCredentials } from '../okta/client-credentials.ts'
import { oktaClient } from '../okta/okta-client.ts'
import type { OktaMetadata } from '../okta/okta-metadata.ts'
import { OktaProblem, type OktaReason } from '../okta/okta-problems.ts'
import { type Probe, probeAuthorize, probeCredentials } from '../okta/probe-provider.ts'
import { type Around, aroundOf, findingOf } from '../setup-steps/finding.ts'
import { type CheckName, differs, holds, type Looked, unknown } from './drift-check.ts'
import type { DriftDeps } from './drift-deps.ts'

/** No answer says nothing about what is set there. */
const NO_ANSWER: readonly OktaReason[] = ['idp_unavailable', 'idp_rate_limited']

export async function lookWithoutToken(deps: DriftDeps, connection: ActiveConnection): Promise<Looked[]> {
  const around = aroundOf(deps.publicUrl, connection, settingsOf(connection))
  const found = await orProblem(async () => (await oktaClient(deps).inspect(connection.issuer)).metadata)
  if (found instanceof OktaProblem) {
    const issuer = ofProblem('issuer', found, around)
    const why = issuer.why ?? 'Nothing can be asked without the issuer.'
    return [
      reach(found, around),
      issuer,
      ...(['credentials', 'redirect-uri'] as const).map((each) => unknown(each, why)),
    ]
  }
  return [
    holds('reach', []),
    holds('issuer', [{ name: 'Issuer', value: found.issuer }]),
    ...(await credentials(deps, connection, found, around)),
    await redirectUri(deps, connection, found, around),
  ]
}

/** Unknown, until it happened often enough (run-check.ts); what is plainly wrong at our end or theirs is the issuer's finding. */
function reach(problem: OktaProblem, around: Around): Looked {
  if (!NO_ANSWER.includes(problem.reason)) return holds('reach', [])
  return {
    ...unknown('reach', 'Okta did not answer.'),
    findings: [findingOf(problem, around)].filter((each) => !!each),
  }
}

async function credentials(
  deps: DriftDeps,
  connection: ActiveConnection,
  metadata: OktaMetadata,
  around: Around,
): Promise<Looked[]> {
  const first = await probeSecret(deps, connection, connection.secretSealed, metadata, around)
  const next =
    connection.nextSecretSealed === null
      ? undefined
      : await probeSecret(deps, connection, connection.nextSecretSealed, metadata, around)
  // As a sign-in would: the one that follows takes its place, before anybody has to wait for it.
  if (isNo(first) && isYes(next)) {
    await promoteNextSecret(deps, connection)
    return [holds('credentials', [{ name: 'Client secret', value: 'the one that followed is in use now' }])]
  }
  await setAttention(deps, connection, first)
  const told = ofProbe('credentials', first, around, [{ name: 'Client authentication', value: connection.authMethod }])
  if (next === undefined) return [told]
  const refused = findingOf({ reason: 'next_secret_refused', facts: {} }, around)
  const following = isNo(next)
    ? differs('next-secret', [refused && { ...refused, mild: true }])
    : ofProbe('next-secret', next, around, [{ name: 'The secret that follows', value: 'accepted' }])
  return [told, following]
}

type Seen = Probe | OktaProblem

const isYes = (seen: Seen | undefined) => seen !== undefined && !(seen instanceof OktaProblem) && seen.holds
const isNo = (seen: Seen | undefined) =>
  seen !== undefined && !(seen instanceof OktaProblem) && !seen.holds && seen.reason === 'client_credentials_rejected'

/** What operators see of a connection is what was found here, as after a sign-in. */
async function setAttention(deps: DriftDeps, { id, attention }: ActiveConnection, seen: Seen): Promise<void> {
  if (isNo(seen)) await connectionStore(deps).markAttention(id, 'client_credentials_rejected')
  else if (isYes(seen) && attention !== null) await connectionStore(deps).clearAttention(id)
}

function probeSecret(
  deps: DriftDeps,
  connection: ActiveConnection,
  secretSealed: string | null,
  { tokenEndpoint }: OktaMetadata,
  { redirectUri }: Around,
): Promise<Seen> {
  return orProblem(() => {
    const proof = clientCredentials(deps).prove({ ...connection, secretSealed }, tokenEndpoint, deps.assertionKey())
    return probeCredentials(deps, tokenEndpoint, redirectUri, proof)
  })
}

async function redirectUri(
  deps: DriftDeps,
  { clientId, scopes }: ActiveConnection,
  { authorizationEndpoint }: OktaMetadata,
  around: Around,
): Promise<Looked> {
  const asked = { authorizationEndpoint, clientId, redirectUri: around.redirectUri, scopes }
  const seen = await orProblem(() => probeAuthorize(deps, asked))
  return ofProbe('redirect-uri', seen, around, [
    { name: 'Sign-in redirect URI', value: around.redirectUri },
    { name: 'Scopes', value: scopes.join(' ') },
  ])
}

function ofProbe(check: CheckName, seen: Seen, around: Around, evidence: Looked['evidence']): Looked {
  if (seen instanceof OktaProblem) return ofProblem(check, seen, around)
  if (seen.holds) return holds(check, evidence)
  // A server error behind a redirect is an answer, and still says nothing about what is set there.
  if (seen.reason === 'okta_broken') return unknown(check, 'Okta answered with an error of its own.')
  return differs(check, [findingOf(seen, around)])
}

function ofProblem(check: CheckName, problem: OktaProblem, around: Around): Looked {
  if (NO_ANSWER.includes(problem.reason)) return unknown(check, 'Okta did not answer.')
  return differs(check, [findingOf(problem, around)])
}

async function orProblem<T>(work: () => Promise<T>): Promise<T | OktaProblem> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof OktaProblem) return error
    throw error
  }
}
