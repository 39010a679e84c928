// What has to survive the trip to Gatepass and back, sealed into a cookie of the browser that left. One cookie an
// attempt, named after its state, so that two tabs can sign in side by side.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { Clock } from '../../kit/clock.ts'
import { type CookieJar, readCookies } from '../../kit/cookie.ts'
import { sha256 } from '../../kit/ids.ts'
import type { SecretBox } from '../../kit/secret-box.ts'

const ATTEMPT_SECONDS = 600
const MOST_ATTEMPTS = 5
const PREFIX = 'ronspot_attempt_'

const attempt = z.object({
  state: z.string(),
  nonce: z.string(),
  verifier: z.string(),
  returnTo: z.string(),
  startedAt: z.number(),
})

export type WorkplaceAttempt = z.infer<typeof attempt>

export type Attempts = {
  /** @returns `Set-Cookie` values: the new attempt, and the end of those beyond the fifth */
  remember(request: FastifyRequest, made: Omit<WorkplaceAttempt, 'startedAt'>): string[]
  /** The live attempt with this state; undefined: another browser's, older than ten minutes, or over. */
  open(request: FastifyRequest, state: string): WorkplaceAttempt | undefined
  forget(state: string): string
}

export function attemptCookies(deps: { cookies: CookieJar; box: SecretBox; clock: Clock }): Attempts {
  const { cookies, box, clock } = deps
  const base = (state: string) => PREFIX + sha256(state).slice(0, 12)

  return {
    remember(request, made) {
      const sealed = box.seal(JSON.stringify({ ...made, startedAt: clock.now() }), base(made.state))
      const open = [...readCookies(request).keys()].filter((name) => name.startsWith(cookies.name(PREFIX)))
      const tooMany = open.slice(0, Math.max(0, open.length - (MOST_ATTEMPTS - 1)))
      return [
        ...tooMany.map((name) => cookies.clear(name.slice(cookies.name('').length))),
        cookies.set(base(made.state), sealed, { maxAgeSeconds: ATTEMPT_SECONDS }),
      ]
    },

    open(request, state) {
      const sealed = readCookies(request).get(cookies.name(base(state)))
      const text = sealed === undefined ? undefined : box.open(sealed, base(state))
      if (text === undefined) return undefined
      const found = attempt.parse(JSON.parse(text))
      // The cookie's own age is the browser's word; this one is ours.
      const live = clock.now() < found.startedAt + ATTEMPT_SECONDS * 1000
      return live && found.state === state ? found : undefined
    },

    forget: (state) => cookies.clear(base(state)),
  }
}
