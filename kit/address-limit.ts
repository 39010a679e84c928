// How often one address may do something in a minute. A company behind one address sends hundreds of people in a
// morning, a loop or a flood sends more.
import net from 'node:net'
import type { Clock } from './clock.ts'

const WINDOW_MS = 60_000
const MOST_ADDRESSES = 20_000

export type AddressLimit = {
  /** Counts one. @returns seconds to wait, or undefined when there is room */
  take(address: string): number | undefined
}

/**
 * @param most       per address and minute
 * @param mostOfAll  in a minute, whoever it is
 */
export function addressLimit(clock: Clock, most: number, mostOfAll = Number.POSITIVE_INFINITY): AddressLimit {
  let from = clock.now()
  let counts = new Map<string, number>()
  let all = 0
  return {
    take(address) {
      const now = clock.now()
      const isOver = now - from >= WINDOW_MS
      if (isOver) all = 0
      if (isOver || counts.size > MOST_ADDRESSES) {
        from = now
        counts = new Map()
      }
      const network = networkOf(address)
      const count = (counts.get(network) ?? 0) + 1
      counts.set(network, count)
      // A flood from one address takes nothing of what is there for the others.
      if (count <= most) all++
      return count > most || all > mostOfAll ? Math.ceil((from + WINDOW_MS - now) / 1000) : undefined
    },
  }
}

/** What one person has to themselves: an IPv4 address, or a /64 of IPv6 with all the addresses in it (RFC 6177). */
function networkOf(address: string): string {
  if (!net.isIPv6(address)) return address
  const mapped = /^::ffff:([\d.]+)$/i.exec(address)?.[1]
  if (mapped !== undefined) return mapped
  const [front = [], back] = address
    .replace(/%.*$/, '')
    .split('::')
    .map((text) => text.split(':').filter((group) => group !== ''))
  const left = back === undefined ? [] : Array(8 - front.length - back.length).fill('0')
  const network = [...front, ...left, ...(back ?? [])].slice(0, 4)
  return network.map((group) => Number.parseInt(group, 16)).join(':')
}
