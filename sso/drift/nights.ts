// When a connection is looked at: each night, and not all in the same minute. Its minute follows from its id, so every node
// says the same.
import { sha256 } from '../../kit/ids.ts'

const HOUR_MS = 60 * 60_000
const DAY_MS = 24 * HOUR_MS
/** Between one and five in the morning, by UTC. */
const FROM_MS = HOUR_MS
const WITHIN_MS = 4 * HOUR_MS

/** @returns the next night's moment of this connection, in milliseconds; never now */
export function nextNight(connectionId: string, now: number): number {
  const midnight = Math.floor(now / DAY_MS) * DAY_MS
  const tonight = midnight + FROM_MS + jitterOf(connectionId)
  return tonight > now ? tonight : tonight + DAY_MS
}

function jitterOf(connectionId: string): number {
  return Buffer.from(sha256(connectionId)).readUInt32BE(0) % WITHIN_MS
}
