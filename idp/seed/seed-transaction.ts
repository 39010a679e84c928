import type { Kysely } from 'kysely'
import type { IdpDeps } from '../idp-deps.ts'
import { OktaError } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { SeedPath } from './seed-document.ts'
import { SeedUnusable } from './seed-errors.ts'

/** What every part works with: the transaction, the org, and how to say what is wrong where. */
export type SeedTransaction = {
  readonly deps: IdpDeps
  readonly trx: Kysely<IdpSchema>
  readonly org: Org
  readonly now: number
  /** Runs a step; what it refuses is said with its place in the seed. */
  at<T>(path: SeedPath, step: () => Promise<T>): Promise<T>
}

/** Puts the place in the seed before what the rooms refuse. */
export function sayingWhere(orgPath: SeedPath, placeOf: (path: SeedPath) => string = spelled): SeedTransaction['at'] {
  return async (path, step) => {
    try {
      return await step()
    } catch (cause) {
      const problem = problemOf(cause)
      if (problem === undefined) throw cause
      throw new SeedUnusable(`${placeOf([...orgPath, ...path])}: ${problem}`, {}, { cause })
    }
  }
}

function problemOf(thrown: unknown): string | undefined {
  if (thrown instanceof OktaError) return thrown.causes.join('; ') || thrown.publicMessage
  return thrown instanceof TypeError ? thrown.message : undefined
}

function spelled(path: SeedPath): string {
  return path.map(String).join('.')
}
