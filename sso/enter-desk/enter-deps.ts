import type { AddressLimit } from '../../kit/address-limit.ts'
import type { PostOffice } from '../../kit/post-office.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type EnterDeps = SsoDeps & {
  readonly post: Pick<PostOffice<SsoSchema>, 'put'>
  /** How often one address may ask and answer in a minute. */
  readonly tries: AddressLimit
  /** How many guesses at a link one address may leave in the audit log. */
  readonly guesses: AddressLimit
}
