import type { Clock } from '../kit/clock.ts'
import type { Database } from '../kit/database.ts'
import type { Log } from '../kit/log.ts'
import type { SecretBox } from '../kit/secret-box.ts'
import type { IdpSchema } from './schema/idp-schema.ts'

/** What every room of Okta's side works with. */
export type IdpDeps = {
  readonly db: Database<IdpSchema>
  readonly clock: Clock
  readonly log: Log
  /** A box per purpose; see `kit/secret-box.ts`. */
  readonly box: (purpose: string) => SecretBox
  /** `http://okta.localhost:4200`: an org lives at `<subdomain>.` in front of its host. */
  readonly baseUrl: string
  /** Absent: as this machine asks. */
  readonly resolveDns?: ResolveDns
}

/** What DNS has under a name. Nothing there: empty; throws when DNS did not answer. */
export type ResolveDns = (name: string, type: 'TXT' | 'CNAME' | 'A' | 'AAAA') => Promise<readonly string[]>
