import { type Connection, settingsOf } from '../connections/connection.ts'
import type { ConnectionVersion } from '../connections/connection-version.ts'
import { providerOfVersion } from '../connections/connection-version.ts'
import { editWhereNew } from '../connections/edit-draft.ts'
import { isWhole, type WholeSettings } from '../connections/settings.ts'
import type { SettingsInput } from '../connections/typed-settings.ts'
import { versionStore } from '../connections/version-store.ts'
import { clientCredentials } from '../okta/client-credentials.ts'
import { oktaClient } from '../okta/okta-client.ts'
import { type Probe, probeAuthorize, probeCredentials } from '../okta/probe-provider.ts'
import { aroundOf, findingOf, findingOfMissing, findingOfRefusal } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import type { Proof } from './proof.ts'
import type { SetupDeps } from './setup-deps.ts'

type Typed = { readonly clientId?: string | undefined; readonly clientSecret?: string | undefined }

/** Both ways to send a secret, the one Okta's apps begin with first. */
const METHODS = ['client_secret_basic', 'client_secret_post'] as const

/**
 * Step 2: the app. Client ID and secret are tried at the token endpoint without a user, in both ways a secret can be
 * sent; then the redirect URI and the scopes by a request that asks nobody.
 */
export async function proveApp(deps: SetupDeps, connection: Connection, typed: Typed, actor: string): Promise<Proof> {
  const swapped = swappedFinding(typed)
  if (swapped !== undefined) return { evidence: [], findings: [swapped] }
  const draft = await editWhereNew(deps, connection, await provenBy(deps, connection, typed), actor)
  const { settings } = draft
  if (!isWhole(settings)) return { draft, evidence: [], findings: [incomplete(draft)] }

  try {
    return await tryApp(deps, connection, draft, settings, actor)
  } catch (error) {
    const about = { publicUrl: deps.publicUrl, connection, known: settings }
    const looked = { want: 'an answer of your sign-in service', got: 'none we could use' }
    return { draft, evidence: [], findings: [findingOfRefusal(error, about, looked)] }
  }
}

/** Whoever types a secret proves by it from then on, also where our key did before. */
async function provenBy(deps: SetupDeps, connection: Connection, typed: Typed): Promise<SettingsInput> {
  if (typed.clientSecret === undefined) return typed
  const draft = await versionStore(deps).draft(connection.id)
  const { authMethod } = draft?.settings ?? settingsOf(connection)
  return authMethod === 'private_key_jwt' ? { ...typed, tokenEndpointAuthMethod: METHODS[0] } : typed
}

async function tryApp(
  deps: SetupDeps,
  connection: Connection,
  draft: ConnectionVersion,
  settings: WholeSettings,
  actor: string,
): Promise<Proof> {
  const { metadata } = await oktaClient(deps).inspect(settings.issuer)
  const around = aroundOf(deps.publicUrl, connection, settings)
  const credentials = await tryCredentials(deps, connection, settings, metadata.tokenEndpoint, around.redirectUri)
  const kept =
    credentials.method === settings.authMethod
      ? draft
      : await editWhereNew(deps, connection, { tokenEndpointAuthMethod: credentials.method }, actor)
  const request = await probeAuthorize(deps, {
    authorizationEndpoint: metadata.authorizationEndpoint,
    clientId: settings.clientId,
    redirectUri: around.redirectUri,
    scopes: settings.scopes,
  })
  const finding = (probe: Probe) => (probe.holds ? [] : (findingOf({ ...probe }, around) ?? []))
  const evidence = [
    ...(credentials.probe.holds ? [{ name: proofOf(settings), value: 'accepted' }] : []),
    ...(credentials.probe.holds ? [{ name: 'Client authentication', value: credentials.method }] : []),
    ...(request.holds ? [{ name: 'Sign-in redirect URI', value: around.redirectUri }] : []),
    ...(request.holds ? [{ name: 'Scopes', value: settings.scopes.join(' ') }] : []),
  ]
  const findings = [finding(credentials.probe), finding(request)].flat()
  return { draft: kept, evidence, findings: once(findings) }
}

async function tryCredentials(
  deps: SetupDeps,
  connection: Connection,
  settings: WholeSettings,
  tokenEndpoint: string,
  redirectUri: string,
) {
  const methods = settings.authMethod === 'private_key_jwt' ? [settings.authMethod] : METHODS
  let first: { method: WholeSettings['authMethod']; probe: Probe } | undefined
  for (const method of methods) {
    const provider = { ...providerOfVersion(connection.id, settings), authMethod: method }
    const proof = clientCredentials(deps).prove(provider, tokenEndpoint, deps.assertionKey())
    const probe = await probeCredentials(deps, tokenEndpoint, redirectUri, proof)
    if (probe.holds) return { method, probe }
    first ??= { method: settings.authMethod, probe }
  }
  return first as NonNullable<typeof first>
}

function proofOf({ authMethod }: WholeSettings): string {
  return authMethod === 'private_key_jwt' ? 'Client ID and our signature' : 'Client ID and secret'
}

/** Pasted into each other's field: a client ID of Okta's has twenty characters and begins with 0oa, a secret has more. */
export function swappedFinding({ clientId, clientSecret }: Typed): Finding | undefined {
  const isId = (text: string | undefined) => text !== undefined && /^\s*0oa[A-Za-z0-9]{17}\s*$/.test(text)
  if (!isId(clientSecret) || isId(clientId)) return undefined
  return {
    code: 'client_id_and_secret_swapped',
    sentence: 'What stands in the field for the secret looks like a Client ID: the two may be in each other’s place.',
    side: 'customer',
    want: 'the Client ID (0oa…) first, the Client secret second',
    got: 'a Client ID in the field for the secret',
    todo: ['Exchange the two.'],
  }
}

function incomplete({ settings }: ConnectionVersion): Finding {
  if (settings.issuer === null) return findingOfMissing('the Okta domain', 'Take the step before this one first.')
  const missing = settings.clientId === null ? 'the Client ID' : 'the Client secret'
  return findingOfMissing(missing, `Enter ${missing}.`)
}

/** A client that is unknown shows itself twice. */
function once(findings: readonly Finding[]): Finding[] {
  return findings.filter((each, index) => findings.findIndex(({ code }) => code === each.code) === index)
}
