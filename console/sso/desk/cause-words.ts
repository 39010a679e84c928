/** A name of the failure catalogue as words: `no_access_policy`, no access policy. */
export function causeWords(name: string): string {
  return name.replaceAll('_', ' ')
}
