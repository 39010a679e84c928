// Passwords that come as another system hashed them. A hash that is quick to guess is not kept as it is: argon2id goes
// over it at once, and at the first sign-in, when the password itself is here, takes its place.
import crypto from 'node:crypto'

/** How another system made its hash. `salt` is base64. */
export type ForeignHash =
  | {
      readonly algorithm: 'SHA-512' | 'SHA-256' | 'SHA-1' | 'MD5'
      readonly salt?: string
      readonly saltOrder?: 'PREFIX' | 'POSTFIX'
    }
  | {
      readonly algorithm: 'PBKDF2'
      readonly salt: string
      readonly digestAlgorithm: 'SHA256_HMAC' | 'SHA512_HMAC'
      readonly iterationCount: number
      readonly keySize: number
    }

const DIGESTS = { 'SHA-512': 'sha512', 'SHA-256': 'sha256', 'SHA-1': 'sha1', MD5: 'md5' } as const
const DIGEST_BYTES = { 'SHA-512': 64, 'SHA-256': 32, 'SHA-1': 20, MD5: 16 } as const
const FEWEST_ITERATIONS = 4096
const MOST_ITERATIONS = 1_000_000

/**
 * Reads a hash as Okta's API takes it.
 *
 * @returns the recipe and the hash in base64, or what is wrong
 */
export function readForeignHash(
  sent: Record<string, unknown>,
): { recipe: ForeignHash; value: string } | { problem: string } {
  const { algorithm, salt, saltOrder, value } = sent
  if (algorithm === 'BCRYPT') return { problem: 'BCRYPT hashes cannot be imported here' }
  if (algorithm !== 'PBKDF2' && !(typeof algorithm === 'string' && Object.hasOwn(DIGESTS, algorithm)))
    return { problem: 'algorithm must be one of SHA-512, SHA-256, SHA-1, MD5, PBKDF2' }
  if (!isBase64(value)) return { problem: 'value must be base64' }
  if (salt !== undefined && !isBase64(salt)) return { problem: 'salt must be base64' }
  const bytes = Buffer.from(value, 'base64').length
  if (algorithm === 'PBKDF2') return readPbkdf2(sent, value, bytes)
  const plain = algorithm as keyof typeof DIGESTS
  if (bytes !== DIGEST_BYTES[plain]) return { problem: `value must be ${DIGEST_BYTES[plain]} bytes long` }
  if (salt === undefined) return { recipe: { algorithm: plain }, value }
  if (saltOrder !== 'PREFIX' && saltOrder !== 'POSTFIX') return { problem: 'saltOrder must be PREFIX or POSTFIX' }
  return { recipe: { algorithm: plain, salt, saltOrder }, value }
}

function readPbkdf2(sent: Record<string, unknown>, value: string, bytes: number): ReturnType<typeof readForeignHash> {
  const { salt, digestAlgorithm, iterationCount, keySize } = sent
  if (!isBase64(salt)) return { problem: 'salt must be base64' }
  if (digestAlgorithm !== 'SHA256_HMAC' && digestAlgorithm !== 'SHA512_HMAC')
    return { problem: 'digestAlgorithm must be SHA256_HMAC or SHA512_HMAC' }
  if (typeof iterationCount !== 'number' || !(iterationCount >= FEWEST_ITERATIONS && iterationCount <= MOST_ITERATIONS))
    return { problem: `iterationCount must be from ${FEWEST_ITERATIONS} to ${MOST_ITERATIONS}` }
  if (typeof keySize !== 'number' || keySize !== bytes || bytes < 16 || bytes > 128)
    return { problem: 'keySize must be the length of value, from 16 to 128 bytes' }
  const recipe = {
    algorithm: 'PBKDF2',
    salt,
    digestAlgorithm,
    iterationCount: Math.floor(iterationCount),
    keySize,
  } as const
  return { recipe, value }
}

function isBase64(text: unknown): text is string {
  return typeof text === 'string' && text.length <= 1024 && /^[A-Za-z0-9+/]+={0,2}$/.test(text)
}

/** What the other system would have made of this password, in base64. */
export function foreignHashOf(password: string, recipe: ForeignHash): Promise<string> {
  const salt = Buffer.from(recipe.salt ?? '', 'base64')
  if (recipe.algorithm !== 'PBKDF2') {
    const text = Buffer.from(password)
    const salted = recipe.saltOrder === 'PREFIX' ? [salt, text] : [text, salt]
    return Promise.resolve(crypto.hash(DIGESTS[recipe.algorithm], Buffer.concat(salted), 'base64'))
  }
  const digest = recipe.digestAlgorithm === 'SHA256_HMAC' ? 'sha256' : 'sha512'
  return new Promise((resolve, reject) =>
    crypto.pbkdf2(password, salt, recipe.iterationCount, recipe.keySize, digest, (error, key) =>
      error ? reject(error) : resolve(key.toString('base64')),
    ),
  )
}
