import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import type { GuardedHttp } from '../kit/guarded-http.ts'
import type { Log } from '../kit/log.ts'
import type { SecretBox } from '../kit/secret-box.ts'
import type { LookUpTxt, LookUpTxtAtOwner } from '../kit/txt-records.ts'
import type { SsoSchema } from './schema/sso-schema.ts'

/** What every room of this house is given. */
export type SsoDeps = {
  readonly db: Database<SsoSchema>
  readonly clock: Clock
  readonly log: Log
  /** A box whose key is derived for one purpose: `box('connections')`. The same box comes back for the same purpose. */
  readonly box: (purpose: string) => SecretBox
  /** Where browsers reach this service: scheme, host and port, no slash at the end. */
  readonly publicUrl: string
  readonly http: GuardedHttp
  readonly lookUpTxt: LookUpTxt
  /** Undefined: name servers were named, and no others are asked. */
  readonly lookUpTxtAtOwner?: LookUpTxtAtOwner | undefined
  /** Development only: providers on loopback and by plain http. */
  readonly allowPrivateNetworks: boolean
}
