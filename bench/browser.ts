// The browsers we play: cookies, redirects, forms, and a stopwatch that runs only while the service is answering.
import { quantile } from './statistics.ts'
import type { Wire, WireAnswer } from './wire.ts'

export type Load = {
  readonly count: number
  readonly seconds: number
  /** Sorted milliseconds a person waited for the service in one sign-in, all its answers together. */
  readonly waits: readonly number[]
  readonly redirects: number
  readonly requests: number
  readonly errors: ReadonlyMap<string, number>
}

export function errorsOf(load: Load): number {
  return [...load.errors.values()].reduce((total, times) => total + times, 0)
}

export function p50(load: Load): number {
  return quantile(load.waits, 0.5)
}

export function p99(load: Load): number {
  return quantile(load.waits, 0.99)
}

const MOST_ERRORS_OF_A_KIND = 20

/** A browser's visit to one service: its cookies, what it saw, how long it waited. */
export class Visit {
  readonly #wire: Wire
  readonly #cookies = new Map<string, string>()
  waitedMs = 0
  requests = 0
  redirects = 0

  constructor(wire: Wire) {
    this.#wire = wire
  }

  /** The same browser and its cookies, the stopwatch at zero. */
  again(): this {
    this.waitedMs = 0
    this.requests = 0
    this.redirects = 0
    return this
  }

  async send(method: string, url: string, body?: string): Promise<WireAnswer> {
    const headers: Record<string, string> = {}
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
    if (this.#cookies.size > 0) headers.cookie = [...this.#cookies].map((pair) => pair.join('=')).join('; ')
    const begun = performance.now()
    const answer = await this.#wire.request(method, url.replace(/^https?:\/\/[^/]+/, ''), headers, body)
    this.waitedMs += performance.now() - begun
    this.requests++
    for (const cookie of answer.cookies) this.#keep(cookie)
    return answer
  }

  /** Follows redirects until one leads to `where`. */
  async until(where: string, url: string): Promise<string> {
    for (let next = url; this.redirects < 10; ) {
      const answer = await this.send('GET', next)
      next = answer.headers.location ?? ''
      if (next === '') throw new Error(`no redirect towards ${where}: ${answer.status} ${answer.body.slice(0, 300)}`)
      this.redirects++
      if (next.startsWith(where)) return next
    }
    throw new Error('redirected in a circle')
  }

  #keep(cookie: string): void {
    const [pair = ''] = cookie.split(';', 1)
    const at = pair.indexOf('=')
    if (/max-age=0|expires=thu, 01 jan 1970/i.test(cookie)) this.#cookies.delete(pair.slice(0, at))
    else this.#cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }
}

/**
 * So many browsers, each doing `once` again and again for so long, or `count` times in all.
 *
 * @param once  says how long the person waited, and may say how many requests and redirects that took
 */
export async function runBrowsers(
  options: { browsers: number; seconds: number; count?: number },
  open: () => Wire,
  once: (wire: Wire) => Promise<{ waitedMs: number; requests: number; redirects: number }>,
): Promise<Load> {
  const begun = performance.now()
  const end = begun + options.seconds * 1000
  const waits: number[] = []
  const errors = new Map<string, number>()
  let left = options.count ?? Number.POSITIVE_INFINITY
  let last = { requests: 0, redirects: 0 }
  const browser = async () => {
    const wire = open()
    while (performance.now() < end && left-- > 0) {
      try {
        const seen = await once(wire)
        waits.push(seen.waitedMs)
        last = seen
      } catch (error) {
        const { message } = error as Error
        const times = (errors.get(message) ?? 0) + 1
        errors.set(message, times)
        if (times > MOST_ERRORS_OF_A_KIND || errors.size > MOST_ERRORS_OF_A_KIND) break
      }
    }
    wire.close()
  }
  await Promise.all(Array.from({ length: options.browsers }, browser))
  const seconds = (performance.now() - begun) / 1000
  waits.sort((a, b) => a - b)
  return { count: waits.length, seconds, waits, requests: last.requests, redirects: last.redirects, errors }
}
