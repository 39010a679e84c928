// Passwords: argon2id (RFC 9106) as OWASP recommends it, 46 MiB, one pass, one lane; stored as a PHC string so that a
// later change of cost can be told from the hash. A password is the bytes the person typed: no normalisation, no trimming.
import crypto from 'node:crypto'
import { AppError } from '../../kit/errors.ts'
import { type ForeignHash, foreignHashOf } from './imported-password.ts'

const MEMORY_KIB = 47_104
const PASSES = 1
const LANES = 1
const TAG_BYTES = 32
const MOST_BYTES = 1024

// Each takes 46 MiB and some 60 ms of a core: two at once keep two cores busy, more would only cost memory.
const AT_ONCE = 2
const MOST_WAITING = 100

/** More people are signing in at this moment than can be served within a few seconds. */
export class PasswordQueueFull extends AppError {
  readonly code = 'idp.password_queue_full'
  readonly status = 503
  readonly publicMessage = 'Too many people are signing in at this moment. Please try again in a few seconds.'
}

/** @returns a PHC string @throws PasswordQueueFull @throws RangeError  longer than 1024 bytes */
export async function hashPassword(password: string): Promise<string> {
  if (tooLong(password)) throw new RangeError('a password has at most 1024 bytes')
  const salt = crypto.randomBytes(16)
  const tag = await bounded(() => argon2id(password, salt, MEMORY_KIB, PASSES, LANES, TAG_BYTES))
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${phc(salt)}$${phc(tag)}`
}

/** A password that only its hash is known of, as another system made it. @returns what `verifyPassword` understands */
export async function hashForeignHash(value: string, recipe: ForeignHash): Promise<string> {
  return `${IMPORTED}${Buffer.from(JSON.stringify(recipe)).toString('base64url')}${await hashPassword(value)}`
}

/** Is there something better to be stored, now that the password is known? */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(`$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$`)
}

/**
 * Is it the password? For a person who does not exist, or has none, pass undefined: the same work is done, so the time
 * tells nothing.
 *
 * @throws PasswordQueueFull
 */
export async function verifyPassword(password: string, stored: string | null | undefined): Promise<boolean> {
  const { recipe, phc: own } = partsOf(stored ?? NOBODY)
  const known = parsePhc(own)
  const attempt = tooLong(password) ? '' : password
  const tag = await bounded(async () => {
    const proof = recipe === undefined ? attempt : await foreignHashOf(attempt, recipe)
    return argon2id(proof, known.salt, known.memory, known.passes, known.lanes, known.tag.length)
  })
  return crypto.timingSafeEqual(tag, known.tag) && stored != null && !tooLong(password)
}

// A hash nobody's password has.
const NOBODY = `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=${LANES}$${phc(crypto.randomBytes(16))}$${phc(crypto.randomBytes(TAG_BYTES))}`

function tooLong(password: string): boolean {
  return Buffer.byteLength(password) > MOST_BYTES
}

const IMPORTED = '$imported$'

function partsOf(stored: string): { recipe?: ForeignHash; phc: string } {
  if (!stored.startsWith(IMPORTED)) return { phc: stored }
  const end = stored.indexOf('$', IMPORTED.length)
  const recipe = Buffer.from(stored.slice(IMPORTED.length, end), 'base64url').toString()
  return { recipe: JSON.parse(recipe), phc: stored.slice(end) }
}

function parsePhc(text: string) {
  const found = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/.exec(text)
  if (found === null) throw new TypeError('not an argon2id PHC string')
  const [, memory, passes, lanes, salt = '', tag = ''] = found
  return {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    salt: Buffer.from(salt, 'base64'),
    tag: Buffer.from(tag, 'base64'),
  }
}

/** Base64 without padding, as the PHC string format wants it. */
function phc(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replaceAll('=', '')
}

function argon2id(
  message: string,
  nonce: Uint8Array,
  memory: number,
  passes: number,
  parallelism: number,
  tagLength: number,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    crypto.argon2('argon2id', { message, nonce, memory, passes, parallelism, tagLength }, (error, tag) =>
      error ? reject(error) : resolve(tag),
    )
  })
}

let running = 0
const waiting: (() => void)[] = []

async function bounded<T>(work: () => Promise<T>): Promise<T> {
  if (running >= AT_ONCE) {
    if (waiting.length >= MOST_WAITING) throw new PasswordQueueFull('password queue is full')
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running++
  try {
    return await work()
  } finally {
    // A place passes straight to whoever waits longest; only when nobody does is it given back.
    const next = waiting.shift()
    if (next === undefined) running--
    else next()
  }
}
