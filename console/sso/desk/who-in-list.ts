import type { SignIn } from './desk-types.ts'

/** Whoever it was, as far as anybody vouches for it; what was typed is said as typed. */
export function whoInList({ who, typedDomain }: Pick<SignIn, 'who' | 'typedDomain'>): string {
  if (who !== null) return who.name ?? who.email ?? 'Without a name'
  return typedDomain === null ? 'Not known' : `Not known (typed …@${typedDomain})`
}
