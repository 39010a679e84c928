import type { Site } from './house.ts'
import { ProtocolError } from './protocol-error.ts'

/**
 * The scopes a request names, each once, or the site's default ones (RFC 6749 §3.3).
 *
 * @param text  the `scope` parameter
 * @throws ProtocolError  invalid_scope: there are none, or the issuer does not have one of them
 */
export function requestedScopes(site: Site, text: string | undefined): readonly string[] {
  const named = scopeList(text)
  const scopes = named.length === 0 ? (site.defaultScopes ?? []) : named
  if (scopes.length === 0) throw new ProtocolError('invalid_scope', 'missing_scopes', "The 'scope' is missing.")
  const unknown = scopes.filter((scope) => !site.scopesSupported.includes(scope))
  if (unknown.length === 0) return scopes
  throw new ProtocolError('invalid_scope', 'no_matching_scope', 'A requested scope is not one of this issuer.', {
    facts: { unknown: unknown.slice(0, 10).map((scope) => scope.slice(0, 100)) },
  })
}

/** The items of a list that has spaces between them, each once. */
export function scopeList(text: string | undefined): string[] {
  return text === undefined ? [] : [...new Set(text.split(' ').filter((item) => item !== ''))]
}
