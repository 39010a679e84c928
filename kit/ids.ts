import crypto from 'node:crypto'

/** A random secret, base64url. 32 bytes by default: 256 bits. */
export function randomToken(bytes = 32): string {
  return freshBytes(bytes).toString('base64url')
}

// Asking the system for a few bytes costs more than for a few thousand; each is handed out once.
const POOL_BYTES = 4096
let pool = Buffer.alloc(0)
let taken = 0

function freshBytes(count: number): Buffer {
  if (count > POOL_BYTES / 16) return crypto.randomBytes(count)
  if (taken + count > pool.length) {
    pool = crypto.randomBytes(POOL_BYTES)
    taken = 0
  }
  taken += count
  return pool.subarray(taken - count, taken)
}

const LOWER = '0123456789abcdefghijklmnopqrstuvwxyz'
const MIXED = `${LOWER}ABCDEFGHIJKLMNOPQRSTUVWXYZ`

/** `con_` and twenty characters of [0-9a-z]: 103 bits. */
export function newId(prefix: string): string {
  return `${prefix}_${randomText(20, LOWER)}`
}

/** An id as Okta's look: the prefix, filled up with [0-9A-Za-z] to twenty characters. */
export function oktaId(prefix: string): string {
  return prefix + randomText(20 - prefix.length, MIXED)
}

/** SHA-256 of UTF-8 text, base64url: how tokens we only verify are stored. */
export function sha256(text: string): string {
  return crypto.hash('sha256', text, 'base64url')
}

/** Compares two secrets in a time that tells nothing about where they differ, whatever their lengths. */
export function sameSecret(a: string, b: string): boolean {
  return crypto.timingSafeEqual(crypto.hash('sha256', a, 'buffer'), crypto.hash('sha256', b, 'buffer'))
}

// Bytes past the last whole multiple of the alphabet are thrown away, so every character is equally likely.
function randomText(length: number, alphabet: string): string {
  const limit = 256 - (256 % alphabet.length)
  let text = ''
  while (text.length < length) {
    for (const byte of freshBytes(length * 2)) {
      if (byte < limit && text.length < length) text += alphabet[byte % alphabet.length]
    }
  }
  return text
}
