// A person with a browser, as far as HTTP can tell: cookies kept per host, redirects followed, forms filled in.
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'

export type Visit = {
  readonly url: string
  readonly status: number
  readonly body: string
  readonly trail: readonly string[]
}

export type Visitor = {
  get(url: string): Promise<Visit>
  /** Sends the form of the page last seen whose action or text matches, with what is filled in already. */
  submit(fields: Record<string, string>, which?: RegExp): Promise<Visit>
  /** Follows redirects up to the first address that matches and does not go there. */
  until(pattern: RegExp, go: () => Promise<Visit>): Promise<string>
  readonly page: Visit
  cookies(host: string): string[]
  /** What a browser would send there. */
  cookieHeader(host: string): string
}

export function newVisitor(http: GuardedHttp = guardedHttp({ allowPrivate: true })): Visitor {
  // Cookies know no ports (RFC 6265 §8.5), as in a real browser.
  const jars = new Map<string, Map<string, string>>()
  let page: Visit = { url: '', status: 0, body: '', trail: [] }
  let stopAt: RegExp | undefined

  async function visit(url: string, method: 'GET' | 'POST' = 'GET', body?: string): Promise<Visit> {
    const trail: string[] = []
    for (let hop = 0; hop < 20; hop++) {
      if (stopAt?.test(url)) throw new Stopped(url)
      trail.push(`${method} ${url}`)
      const { hostname, origin } = new URL(url)
      const answer = await http.request(url.split('#')[0] as string, {
        method,
        headers: {
          cookie: cookieHeader(hostname),
          accept: 'text/html',
          ...(body === undefined ? {} : { 'content-type': 'application/x-www-form-urlencoded', origin }),
        },
        ...(body === undefined ? {} : { body }),
      })
      keep(hostname, answer.headers['set-cookie'] ?? [])
      const { location } = answer.headers
      if (answer.status < 300 || answer.status >= 400 || location === undefined) {
        page = { url, status: answer.status, body: answer.body, trail }
        return page
      }
      url = new URL(location, url).href
      method = 'GET'
      body = undefined
    }
    throw new Error(`redirected twenty times: ${trail.join(' → ')}`)
  }

  function cookieHeader(host: string): string {
    return [...(jars.get(host) ?? [])].map(([name, value]) => `${name}=${value}`).join('; ')
  }

  function keep(host: string, lines: readonly string[]): void {
    const jar = jars.get(host) ?? new Map<string, string>()
    jars.set(host, jar)
    for (const line of lines) {
      const [pair = ''] = line.split(';', 1)
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }

  return {
    get: (url) => visit(url),
    submit(fields, which = /./) {
      const form = formOf(page, which)
      const values = new URLSearchParams({ ...form.filled, ...fields })
      return form.method === 'POST' ? visit(form.action, 'POST', values.toString()) : visit(`${form.action}?${values}`)
    },
    async until(pattern, go) {
      stopAt = pattern
      try {
        const reached = await go()
        throw new Error(`never came to ${pattern}, but to ${reached.url}: ${reached.trail.join(' → ')}`)
      } catch (error) {
        if (error instanceof Stopped) return error.url
        throw error
      } finally {
        stopAt = undefined
      }
    },
    get page() {
      return page
    },
    cookies: (host) => [...(jars.get(host)?.keys() ?? [])],
    cookieHeader,
  }
}

class Stopped extends Error {
  readonly url: string
  constructor(url: string) {
    super(url)
    this.url = url
  }
}

function formOf(page: Visit, which: RegExp): { action: string; method: string; filled: Record<string, string> } {
  const forms = [...page.body.matchAll(/<form([^>]*)>([\s\S]*?)<\/form>/g)]
  const form = forms.find(([all]) => which.test(all))
  if (form === undefined)
    throw new Error(`no form like ${which} on ${page.url} (${page.status}): ${page.body.slice(-1500)}`)
  const [, attributes = '', inner = ''] = form
  const filled: Record<string, string> = {}
  for (const [, input = ''] of inner.matchAll(/<input([^>]*)>/g)) {
    const name = attribute(input, 'name')
    if (name !== undefined) filled[name] = attribute(input, 'value') ?? ''
  }
  return {
    action: new URL(attribute(attributes, 'action') ?? page.url, page.url).href,
    method: (attribute(attributes, 'method') ?? 'get').toUpperCase(),
    filled,
  }
}

function attribute(text: string, name: string): string | undefined {
  const value = new RegExp(`\\b${name}=(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`).exec(text)
  return (value?.[1] ?? value?.[2] ?? value?.[3])
    ?.replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;/g, "'")
    .replace(/&amp;/g, '&')
}
