import type { GroupFilter, OktaClaim } from './server-types.ts'

export const FILTER_WORDS: Readonly<Record<GroupFilter, string>> = {
  STARTS_WITH: 'Starts with',
  EQUALS: 'Equals',
  CONTAINS: 'Contains',
  REGEX: 'Matches regex',
}

/** Where it is found: `ID · always`, as Okta's list says it. */
export function tokenWord({ claimType, alwaysIncludeInToken }: OktaClaim): string {
  if (claimType === 'RESOURCE') return 'Access · always'
  return alwaysIncludeInToken ? 'ID · always' : 'ID · on request'
}

export function scopesOfClaim({ conditions }: OktaClaim): string {
  return conditions.scopes.length === 0 ? 'Any' : conditions.scopes.join(', ')
}
