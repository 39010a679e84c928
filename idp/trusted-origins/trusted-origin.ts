/** Pages of this origin may do what its scopes say. */
export type TrustedOrigin = {
  readonly id: string
  readonly name: string
  /** `https://app.acme.example`, as a browser sends it, or with the one slash behind it that somebody wrote. */
  readonly origin: string
  readonly scopes: readonly OriginScope[]
  readonly status: 'ACTIVE' | 'INACTIVE'
  readonly createdBy: string | null
  readonly updatedBy: string | null
  readonly createdAt: number
  readonly updatedAt: number
}

export type OriginScope = {
  readonly type: OriginUse
  /** For IFRAME_EMBED: which of Okta's own apps may be framed. */
  readonly allowedOktaApps?: readonly 'OKTA_ENDUSER'[]
}

/** CORS: read our answers; REDIRECT: be sent to after sign-in or sign-out; IFRAME_EMBED: frame our pages. */
export type OriginUse = 'CORS' | 'REDIRECT' | 'IFRAME_EMBED'

export const ORIGIN_USES: readonly OriginUse[] = ['CORS', 'REDIRECT', 'IFRAME_EMBED']

const SCHEMES = /^(?:https?|ionic|capacitor):$/
const HOST = /^(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::\d{1,5})?$/

/**
 * What somebody typed as an origin, as browsers send it (RFC 6454 §6.2): lower case, no path, no usual port. A slash at
 * the end stays, as it does at Okta: whoever reads it back expects what they wrote.
 *
 * @returns undefined when it is none, or is more than one
 */
export function readOrigin(text: string): string | undefined {
  if (text.length > 255 || !URL.canParse(text)) return undefined
  const url = new URL(text)
  const origin = `${url.protocol}//${url.host}`
  if (!SCHEMES.test(url.protocol) || !HOST.test(url.host)) return undefined
  return spellingsOf(origin).find((spelling) => spelling === text.toLowerCase())
}

/** The two ways to write one origin. */
export function spellingsOf(origin: string): [string, string] {
  const bare = origin.replace(/\/$/, '')
  return [bare, `${bare}/`]
}
