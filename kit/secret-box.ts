// Secrets at rest: AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D), one key per purpose by HKDF (RFC 5869),
// and the place a secret belongs to (table, row, column) as associated data, so that a sealed value moved to another
// row does not open. Sealed text: `v1.<key id>.<nonce>.<ciphertext and tag>`, base64url.
import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { AppError } from './errors.ts'
import { randomToken } from './ids.ts'

/** 32 bytes and the name they go by in what they sealed. */
export type MasterKey = { readonly id: string; readonly secret: Uint8Array }

export type SecretBox = {
  /** @param bound  where the secret lives, for example `connections|con_1|client_secret` */
  seal(text: string, bound: string): string
  /** Undefined when it was sealed elsewhere, by an unknown key, or changed since. */
  open(sealed: string, bound: string): string | undefined
  /**
   * Says whether two texts are the same without keeping either: HMAC-SHA-256 under a key of its own, so that a short
   * secret cannot be guessed from it. Another one once another key seals.
   */
  fingerprint(text: string, bound: string): string
  /** The same under every key there is, the sealing one first: what was kept under an older one is found by these. */
  fingerprints(text: string, bound: string): readonly string[]
}

/** A master key is missing, malformed or not 32 bytes long. */
class MasterKeyUnusable extends AppError {
  readonly code = 'config.master_key_unusable'
  readonly status = 500
  readonly publicMessage = 'The service is not configured.'
}

/** @param keys  the first seals, all of them open; @param purpose  names the derived key, for example `attempt` */
export function secretBox(keys: readonly MasterKey[], purpose: string): SecretBox {
  // As key objects: OpenSSL would import raw bytes again for every cookie sealed, which costs more than the sealing.
  const derived = new Map(keys.map((key) => [key.id, crypto.createSecretKey(derive(key, purpose))]))
  const first = keys[0]
  if (first === undefined) throw new MasterKeyUnusable('no master key')
  const sealing = derived.get(first.id) as crypto.KeyObject
  let printing: readonly crypto.KeyObject[] | undefined
  const fingerprints: SecretBox['fingerprints'] = (text, bound) => {
    printing ??= keys.map((key) => crypto.createSecretKey(derive(key, `${purpose}/fingerprint`)))
    return printing.map((key) => crypto.createHmac('sha256', key).update(`${bound}\n${text}`).digest('base64url'))
  }

  return {
    seal(text, bound) {
      const nonce = crypto.randomBytes(12)
      const cipher = crypto.createCipheriv('aes-256-gcm', sealing, nonce)
      cipher.setAAD(Buffer.from(`${purpose}|${first.id}|${bound}`))
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
      return `v1.${first.id}.${nonce.toString('base64url')}.${sealed.toString('base64url')}`
    },
    open(sealed, bound) {
      const [version, id = '', nonce = '', body = ''] = sealed.split('.')
      const key = derived.get(id)
      const bytes = Buffer.from(body, 'base64url')
      const iv = Buffer.from(nonce, 'base64url')
      if (version !== 'v1' || key === undefined || bytes.length < 16 || iv.length !== 12) return undefined
      const decipher = crypto.createDecipheriv('aes-256-gcm', key, iv)
      decipher.setAAD(Buffer.from(`${purpose}|${id}|${bound}`))
      decipher.setAuthTag(bytes.subarray(-16))
      try {
        return decipher.update(bytes.subarray(0, -16), undefined, 'utf8') + decipher.final('utf8')
      } catch {
        return undefined
      }
    },
    fingerprints,
    fingerprint: (text, bound) => fingerprints(text, bound)[0] as string,
  }
}

/** One box per purpose, made when first asked for: deriving its key is the dear part. */
export function secretBoxes(keys: readonly MasterKey[]): (purpose: string) => SecretBox {
  const made = new Map<string, SecretBox>()
  return (purpose) => {
    const box = made.get(purpose) ?? secretBox(keys, purpose)
    made.set(purpose, box)
    return box
  }
}

/** 32 bytes for a purpose that is not sealing, for example the HMAC under opaque tokens. */
export function purposeKey(keys: readonly MasterKey[], purpose: string): Uint8Array {
  const first = keys[0]
  if (first === undefined) throw new MasterKeyUnusable('no master key')
  return derive(first, purpose)
}

/**
 * Reads `id:base64url` lines, the sealing key first. A missing file is made with one fresh key, mode 0600.
 *
 * @throws MasterKeyUnusable  a line is malformed or a key is not 32 bytes
 */
export async function loadMasterKeys(file: string): Promise<MasterKey[]> {
  await fs.mkdir(path.dirname(file), { recursive: true, mode: 0o700 })
  // `wx` lets one of two processes that start together make the file; both then read the same one.
  await fs
    .writeFile(file, `k1:${randomToken(32)}\n`, { mode: 0o600, flag: 'wx', flush: true })
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  return parseMasterKeys(await fs.readFile(file, 'utf8'))
}

/** @throws MasterKeyUnusable */
export function parseMasterKeys(text: string): MasterKey[] {
  const keys = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [id = '', secret = ''] = line.split(':')
      const bytes = Buffer.from(secret, 'base64url')
      if (!/^[a-z0-9]{1,16}$/.test(id) || bytes.length !== 32)
        throw new MasterKeyUnusable('a master key is not `id:` and 32 bytes in base64url', { id })
      return { id, secret: bytes }
    })
  if (keys.length === 0) throw new MasterKeyUnusable('the master key file holds no key')
  return keys
}

function derive(key: MasterKey, purpose: string): Buffer {
  return Buffer.from(crypto.hkdfSync('sha256', key.secret, '', `gatepass/${purpose}`, 32))
}
