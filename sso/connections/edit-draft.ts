// People change a connection by its draft: never the live version. A draft may be half filled in and is finished by
// whoever knows the rest; what was tested has to be tested again once it changes.
import type { SsoDeps } from '../sso-deps.ts'
import { type Connection, settingsOf } from './connection.ts'
import type { ConnectionVersion } from './connection-version.ts'
import { lookAtProvider } from './look-at-provider.ts'
import { type Settings, settingsHash } from './settings.ts'
import { detailOfTyped, readTyped, type SettingsInput, settingsWith } from './typed-settings.ts'
import { versionStore } from './version-store.ts'

/**
 * Makes the draft what `input` says; what it does not say stays as in the draft, or as it is live. The provider is
 * looked at first.
 *
 * With another issuer or client ID a secret kept from before is gone: it was given for another place (B-96).
 *
 * @throws OktaDomainNotUsable, HttpsRequired, IssuerAddressNotAllowed, IssuerUnreachable, IssuerMismatch, DiscoveryFailed
 * @throws ConnectionChanged  by somebody else meanwhile
 */
export async function editDraft(
  deps: SsoDeps,
  connection: Connection,
  input: SettingsInput,
  actor: string,
): Promise<ConnectionVersion> {
  const { draft, settings, detail } = await changed(deps, connection, input)
  return save(deps, connection, draft, settings, detail, actor)
}

/**
 * As `editDraft`, for whoever looks whether something holds: as long as it is what is live already there is nothing to
 * prepare, and the live version is answered as it is.
 *
 * @throws as editDraft
 */
export async function editWhereNew(
  deps: SsoDeps,
  connection: Connection,
  input: SettingsInput,
  actor: string,
): Promise<ConnectionVersion> {
  const { draft, settings, detail } = await changed(deps, connection, input)
  const live = draft === undefined ? await versionStore(deps).live(connection.id) : undefined
  if (live !== undefined && settingsHash(deps, connection.id, settings) === live.hash) return live
  return save(deps, connection, draft, settings, detail, actor)
}

async function changed(deps: SsoDeps, connection: Connection, input: SettingsInput) {
  const typed = readTyped(input)
  const seen = typed.provider && (await lookAtProvider(deps, typed.provider))
  const draft = await versionStore(deps).draft(connection.id)
  const settings = settingsWith(deps, connection.id, draft?.settings ?? settingsOf(connection), typed, seen)
  return { draft, settings, detail: detailOfTyped(typed, seen) }
}

/**
 * Makes a draft that proves itself with our keys in place of a secret: what is there to be tested once the customer
 * has entered the address of our keys at Okta.
 *
 * @throws ConnectionChanged  by somebody else meanwhile
 */
export async function usePrivateKeyJwt(
  deps: SsoDeps,
  connection: Connection,
  actor: string,
): Promise<ConnectionVersion> {
  const draft = await versionStore(deps).draft(connection.id)
  const base = draft?.settings ?? settingsOf(connection)
  const settings = { ...base, authMethod: 'private_key_jwt', secretSealed: null, nextSecretSealed: null } as const
  return save(deps, connection, draft, settings, { authMethod: settings.authMethod }, actor)
}

async function save(
  deps: SsoDeps,
  connection: Connection,
  draft: ConnectionVersion | undefined,
  settings: Settings,
  detail: Record<string, unknown>,
  actor: string,
): Promise<ConnectionVersion> {
  // The same again: what was proven stays proven.
  if (draft !== undefined && draft.hash === settingsHash(deps, connection.id, settings)) return draft
  const change = { action: 'connection.draft_changed', detail }
  return versionStore(deps).saveDraft(connection, draft, settings, change, actor)
}
