import type { PostOffice } from '../../kit/post-office.ts'
import type { SigningKey } from '../../openid/signing-key.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'

export type DriftDeps = SsoDeps & {
  readonly post: PostOffice<SsoSchema>
  /** What connections prove themselves with that use `private_key_jwt`. */
  readonly assertionKey: () => SigningKey
  /** Where operators read their mail; the owners' own addresses when it is not set. */
  readonly alertsTo?: string | undefined
}
