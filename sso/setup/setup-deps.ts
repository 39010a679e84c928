import type { AddressLimit } from '../../kit/address-limit.ts'
import type { PostOffice } from '../../kit/post-office.ts'
import type { SigningKey } from '../../openid/signing-key.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type SetupDeps = SsoDeps & {
  readonly post: PostOffice<SsoSchema>
  /** How many guesses at a link one address may leave in the audit log. */
  readonly guesses: AddressLimit
  /** Where operators read their mail; the owners' own addresses when it is not set. */
  readonly alertsTo?: string | undefined
  /** What connections prove themselves with that use `private_key_jwt`. */
  readonly assertionKey: () => SigningKey
}
