// What somebody typed as their address, or the application said of them, before anybody vouched for it. It is no identity
// and nobody's e-mail: of it the domain is kept, and a keyed hash, by which support finds it again when they are told the
// address. Without the master key the hash says nothing; it goes with its row after ninety days.
import { cleanAddress } from '../organizations/email-domain.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type TypedAddress = { readonly domain: string; readonly hash: string }

/** @returns undefined when nothing was typed, or no address */
export function typedAddress(deps: Pick<SsoDeps, 'box'>, text: string | undefined): TypedAddress | undefined {
  const typed = text === undefined ? undefined : cleanAddress(text)
  return typed && { domain: typed.domain, hash: boxOf(deps).fingerprint(typed.address, BOUND) }
}

/** What to look for, also under a master key that was sealed with before. @returns none when it is no address */
export function hashesOfTyped(deps: Pick<SsoDeps, 'box'>, text: string): readonly string[] {
  const typed = cleanAddress(text)
  return typed === undefined ? [] : boxOf(deps).fingerprints(typed.address, BOUND)
}

const BOUND = 'sign_ins|typed_address'

const boxOf = ({ box }: Pick<SsoDeps, 'box'>) => box('typed-address')
