import type { SsoDeps } from '../sso-deps.ts'

type Limit = { take(address: string): number | undefined }

export type EnterDeps = SsoDeps & {
  /** How often one address may ask and answer in a minute. */
  readonly tries: Limit
  /** How many guesses at a link one address may leave in the audit log. */
  readonly strangers: Limit
}
