import type { AddressLimit } from '../../kit/address-limit.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type EnterDeps = SsoDeps & {
  /** How often one address may ask and answer in a minute. */
  readonly tries: AddressLimit
  /** How many guesses at a link one address may leave in the audit log. */
  readonly guesses: AddressLimit
}
