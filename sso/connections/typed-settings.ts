// What an operator typed, and what the settings become with it.
import { boundSecret, type Provider } from '../okta/provider.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { OktaDomainNotUsable } from './connection-errors.ts'
import type { SeenProvider, TypedProvider } from './look-at-provider.ts'
import type { Settings } from './settings.ts'

export type SettingsInput = {
  readonly oktaDomain?: string | undefined
  readonly issuer?: string | undefined
  readonly clientId?: string | undefined
  readonly clientSecret?: string | undefined
  readonly tokenEndpointAuthMethod?: Provider['authMethod'] | undefined
}

export type TypedSettings = {
  readonly provider: TypedProvider | undefined
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly authMethod: Provider['authMethod'] | undefined
}

/** @throws OktaDomainNotUsable  both a domain and an issuer were given */
export function readTyped({ oktaDomain, issuer, ...input }: SettingsInput): TypedSettings {
  if (oktaDomain !== undefined && issuer !== undefined)
    throw new OktaDomainNotUsable('Give either oktaDomain or issuer, not both.')
  return {
    provider: oktaDomain !== undefined ? { oktaDomain } : issuer !== undefined ? { issuer } : undefined,
    clientId: cleaned(input.clientId),
    clientSecret: cleaned(input.clientSecret),
    authMethod: input.tokenEndpointAuthMethod,
  }
}

/** Client IDs and secrets are pasted with the same dirt as domains, but nothing inside them is touched. */
export function cleaned(text: string | undefined): string | undefined {
  const clean = text?.replace(/^[\s\p{Cf}\u00a0]+|[\s\p{Cf}\u00a0]+$/gu, '')
  return clean === '' ? undefined : clean
}

/** `base` with what was typed in it. A secret given for one destination is never kept for another (B-96). */
export function settingsWith(
  deps: Pick<SsoDeps, 'box'>,
  connectionId: string,
  base: Settings,
  typed: TypedSettings,
  seen: SeenProvider | undefined,
): Settings {
  const provider = { ...base, ...seen?.settings }
  const clientId = typed.clientId ?? base.clientId
  const authMethod = typed.authMethod ?? base.authMethod
  const moved = provider.issuer !== base.issuer || clientId !== base.clientId
  const kept = { secretSealed: base.secretSealed, nextSecretSealed: base.nextSecretSealed }
  const none = { secretSealed: null, nextSecretSealed: null }
  const given = typed.clientSecret && { ...none, secretSealed: sealSecret(deps, connectionId, typed.clientSecret) }
  const secrets = authMethod === 'private_key_jwt' ? none : given || (moved ? none : kept)
  return { ...provider, clientId, authMethod, ...secrets }
}

export function sealSecret(deps: Pick<SsoDeps, 'box'>, connectionId: string, secret: string): string {
  return deps.box('connections').seal(secret, boundSecret(connectionId))
}

/** For the audit log: what was set, by name and public value. */
export function detailOfTyped(typed: TypedSettings, seen: SeenProvider | undefined): Record<string, unknown> {
  return {
    ...(seen === undefined ? {} : { issuer: seen.settings.issuer }),
    ...(typed.clientId === undefined ? {} : { clientId: typed.clientId }),
    ...(typed.clientSecret === undefined ? {} : { clientSecret: 'replaced' }),
    ...(typed.authMethod === undefined ? {} : { authMethod: typed.authMethod }),
  }
}
