import type { FastifyRequest } from 'fastify'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { newId } from '../../kit/ids.ts'
import type { IdpDeps } from '../idp-deps.ts'

const COOKIE = 'device'
const YEAR_SECONDS = 365 * 24 * 60 * 60
const MOST_PEOPLE = 5

/**
 * A browser people signed in with before, by a sealed cookie of its own. It proves nothing about who sits there: it only
 * says whose wrong passwords are counted apart from a stranger's, and, where the sign-on policy asks for a factor once
 * per device, that one was shown here.
 */
export type Device = {
  readonly id: string
  readonly people: readonly KnownPerson[]
}

type KnownPerson = {
  readonly userId: string
  /** The factor they showed here last, and when. */
  readonly factorId?: string
  readonly factorAt?: number
  /** When their password was set that was good then: a later one ends what the device knows. */
  readonly passwordAt: number | null
}

export function knownDevices(deps: Pick<IdpDeps, 'box' | 'baseUrl'>) {
  const box = deps.box('device')
  const jar = cookieJar(deps.baseUrl.startsWith('https:'))
  return {
    /** A cookie that is not ours, or another org's, is none. */
    of(orgId: string, request: FastifyRequest): Device | undefined {
      const sealed = readCookies(request).get(jar.name(COOKIE))
      const text = sealed === undefined || sealed.length > 2_000 ? undefined : box.open(sealed, orgId)
      return text === undefined ? undefined : JSON.parse(text)
    },

    /** @returns the cookie to set; undefined when the browser has it already */
    remember(orgId: string, device: Device | undefined, person: KnownPerson): string | undefined {
      const known = personOn(device, person.userId)
      if (known !== undefined && JSON.stringify(known) === JSON.stringify({ ...known, ...person })) return undefined
      const others = (device?.people ?? []).filter(({ userId }) => userId !== person.userId)
      const people = [{ ...known, ...person }, ...others].slice(0, MOST_PEOPLE)
      const remembered: Device = { id: device?.id ?? newId('dev'), people }
      return jar.set(COOKIE, box.seal(JSON.stringify(remembered), orgId), { maxAgeSeconds: YEAR_SECONDS })
    },
  }
}

export type KnownDevices = ReturnType<typeof knownDevices>

export function personOn(device: Device | undefined, userId: string): KnownPerson | undefined {
  return device?.people.find((person) => person.userId === userId)
}
