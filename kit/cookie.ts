import type { FastifyRequest } from 'fastify'

/** The cookies of a request. A name that arrives twice is dropped: one of the two was planted from a sibling domain. */
export function readCookies(request: FastifyRequest): Map<string, string> {
  const cookies = new Map<string, string>()
  const twice = new Set<string>()
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 1) continue
    const name = pair.slice(0, at).trim()
    if (cookies.has(name)) twice.add(name)
    cookies.set(name, pair.slice(at + 1).trim())
  }
  for (const name of twice) cookies.delete(name)
  return cookies
}

export type CookieJar = {
  /** The name as sent: `__Host-` in front where the connection is secure (RFC 6265bis §4.1.3.2). */
  name(base: string): string
  /** A `Set-Cookie` value: `HttpOnly`, `Path=/`, `SameSite=Lax` unless said otherwise. No age: ends with the browser. */
  set(base: string, value: string, options?: { maxAgeSeconds?: number; sameSite?: 'Lax' | 'Strict' | 'None' }): string
  clear(base: string): string
}

/** @param secure  true behind https. Plain http is for a developer's own machine, where `__Host-` would not be kept. */
export function cookieJar(secure: boolean): CookieJar {
  const name = (base: string) => (secure ? `__Host-${base}` : base)
  const attributes = (sameSite: string) => `; Path=/; HttpOnly; SameSite=${sameSite}${secure ? '; Secure' : ''}`
  return {
    name,
    set: (base, value, { maxAgeSeconds, sameSite = 'Lax' } = {}) =>
      `${name(base)}=${value}${attributes(sameSite)}${maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`}`,
    clear: (base) => `${name(base)}=${attributes('Lax')}; Max-Age=0`,
  }
}
