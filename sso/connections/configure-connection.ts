// A draft becomes a connection, or a connection gets another provider, in one call: what was typed is understood, the
// provider is asked whether it is the one, and only then anything is written. It is live at once and nobody tested it,
// which the audit log says; people go by way of a draft (edit-draft.ts).
//
//   understand → Okta's other names → discovery and keys → seal the secret → live, with the audit entry
import { oktaClient } from '../okta/okta-client.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { type Connection, newDraft, settingsOf } from './connection.ts'
import { ConnectionIncomplete, SecretRequired } from './connection-errors.ts'
import { connectionStore } from './connection-store.ts'
import { putLive } from './go-live.ts'
import { lookAtProvider, type SeenProvider } from './look-at-provider.ts'
import { isWhole, type Settings, settingsHash } from './settings.ts'
import { detailOfTyped, readTyped, type SettingsInput, settingsWith, type TypedSettings } from './typed-settings.ts'

export type ConnectionInput = SettingsInput & { readonly applicationId?: string | null | undefined }

/**
 * Gives a connection what `input` says; a draft that gets its provider becomes active.
 *
 * @throws OktaDomainNotUsable, HttpsRequired, IssuerAddressNotAllowed, IssuerUnreachable, IssuerMismatch, DiscoveryFailed
 *   what was typed leads to no provider; nothing was written
 * @throws ConnectionIncomplete, SecretRequired  something has to be given with it
 * @throws ConnectionChanged  by somebody else meanwhile
 */
export async function configureConnection(
  deps: SsoDeps,
  connection: Connection,
  input: ConnectionInput,
  actor: string,
): Promise<Connection> {
  return write(deps, connection, await decide(deps, connection, input), actor)
}

/** A new connection: a draft, or active at once when `input` is whole. Throws as above, and then there is none. */
export async function createConnection(
  deps: SsoDeps,
  organizationId: string,
  input: ConnectionInput,
  actor: string,
): Promise<Connection> {
  const { applicationId = null, tokenEndpointAuthMethod: authMethod = 'client_secret_basic', ...rest } = input
  const draft = newDraft({ organizationId, applicationId, authMethod }, deps.clock.now())
  const decided = Object.values(rest).some((value) => value !== undefined) ? await decide(deps, draft, rest) : undefined
  await connectionStore(deps).createDraft(draft, actor)
  return decided === undefined ? draft : write(deps, draft, decided, actor)
}

type Decided = {
  readonly typed: TypedSettings
  readonly seen: SeenProvider | undefined
  readonly settings: Settings
  readonly applicationId: string | null
}

async function decide(deps: SsoDeps, connection: Connection, input: ConnectionInput): Promise<Decided> {
  const typed = readTyped(input)
  checkWhole(connection, typed)
  const seen = typed.provider && (await lookAtProvider(deps, typed.provider))
  const settings = settingsWith(deps, connection.id, settingsOf(connection), typed, seen)
  const applicationId = input.applicationId === undefined ? connection.applicationId : input.applicationId
  return { typed, seen, settings, applicationId }
}

function checkWhole(connection: Connection, typed: TypedSettings): void {
  const { provider, clientId, clientSecret, authMethod = connection.authMethod } = typed
  const needsSecret = authMethod !== 'private_key_jwt'
  if (connection.status === 'draft') {
    const touched = provider !== undefined || clientId !== undefined || clientSecret !== undefined
    const whole = provider !== undefined && clientId !== undefined && (clientSecret !== undefined || !needsSecret)
    if (touched && !whole) throw new ConnectionIncomplete('draft given in part', { id: connection.id })
    return
  }
  const elsewhere = provider !== undefined || (clientId !== undefined && clientId !== connection.clientId)
  const without = needsSecret && clientSecret === undefined && (elsewhere || connection.secretSealed === null)
  if (without) throw new SecretRequired('new destination, old secret', { id: connection.id })
}

async function write(deps: SsoDeps, connection: Connection, decided: Decided, actor: string): Promise<Connection> {
  const { typed, seen, settings, applicationId } = decided
  const change = {
    set: { application_id: applicationId },
    action: connection.status === 'draft' && isWhole(settings) ? 'connection.activated' : 'connection.changed',
    detail: {
      ...detailOfTyped(typed, seen),
      ...(applicationId === connection.applicationId ? {} : { applicationId }),
    },
  }
  if (!isWhole(settings) || isLive(deps, connection, settings)) {
    const attention = typed.clientSecret === undefined ? {} : { attention_at: null, attention_reason: null }
    const set = { ...change.set, ...attention, auth_method: settings.authMethod }
    return connectionStore(deps).change(connection, { ...change, set }, actor)
  }
  const untested = { ...change, detail: { ...change.detail, tested: false } }
  const after = await putLive(deps, connection, settings, untested, actor)
  if (seen !== undefined && after.status !== 'draft') oktaClient(deps).remember(after, seen.known)
  return after
}

/** The same settings again make no new version. */
function isLive(deps: SsoDeps, connection: Connection, settings: Settings): boolean {
  if (connection.status === 'draft') return false
  return settingsHash(deps, connection.id, settings) === settingsHash(deps, connection.id, connection)
}
