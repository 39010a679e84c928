import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { describe, it } from 'node:test'
import { readForeignHash } from './imported-password.ts'
import { hashForeignHash, hashPassword, isOutdated, verifyPassword } from './password.ts'

const PASSWORD = 'Grüße aus Wien 1'
const SALT = Buffer.from('a salt of theirs')

function digest(algorithm: string, ...parts: (string | Buffer)[]): string {
  return crypto.hash(algorithm, Buffer.concat(parts.map((part) => Buffer.from(part))), 'base64')
}

// Made here with `node:crypto` directly, as the systems people come from make them.
const SENT = {
  'SHA-512, salt before': {
    algorithm: 'SHA-512',
    salt: SALT.toString('base64'),
    saltOrder: 'PREFIX',
    value: digest('sha512', SALT, PASSWORD),
  },
  'SHA-256, salt behind': {
    algorithm: 'SHA-256',
    salt: SALT.toString('base64'),
    saltOrder: 'POSTFIX',
    value: digest('sha256', PASSWORD, SALT),
  },
  'SHA-1 without salt': { algorithm: 'SHA-1', value: digest('sha1', PASSWORD) },
  'MD5 without salt': { algorithm: 'MD5', value: digest('md5', PASSWORD) },
  PBKDF2: {
    algorithm: 'PBKDF2',
    salt: SALT.toString('base64'),
    iterationCount: 4096,
    keySize: 32,
    digestAlgorithm: 'SHA256_HMAC',
    value: crypto.pbkdf2Sync(PASSWORD, SALT, 4096, 32, 'sha256').toString('base64'),
  },
}

describe('passwords that come as another system hashed them', () => {
  for (const [name, sent] of Object.entries(SENT))
    it(`${name}: the password is right, another is not, and the hash itself is not kept`, async () => {
      const read = readForeignHash(sent)
      assert.ok('recipe' in read)
      const stored = await hashForeignHash(read.value, read.recipe)
      assert.equal(await verifyPassword(PASSWORD, stored), true)
      assert.equal(await verifyPassword(`${PASSWORD} `, stored), false)
      assert.equal(await verifyPassword(sent.value, stored), false, 'who has the hash has not the password')
      assert.ok(!stored.includes(sent.value))
      assert.equal(isOutdated(stored), true)
    })

  it('what we hash ourselves is up to date', async () => {
    assert.equal(isOutdated(await hashPassword(PASSWORD)), false)
  })

  it('refuses what is no hash, has the wrong length, or would take too long to check', () => {
    const good = SENT.PBKDF2
    for (const sent of [
      {},
      { algorithm: 'BCRYPT', value: 'x', salt: 'y', workFactor: 10 },
      { algorithm: 'toString', value: 'abcd' },
      { algorithm: 'SHA-256', value: 'not base64!' },
      { algorithm: 'SHA-256', value: digest('sha512', PASSWORD) },
      { algorithm: 'SHA-256', value: digest('sha256', PASSWORD), salt: 'c2FsdA==' },
      { ...good, iterationCount: 1 },
      { ...good, iterationCount: 1e9 },
      { ...good, keySize: 64 },
      { ...good, digestAlgorithm: 'MD5_HMAC' },
    ])
      assert.ok('problem' in readForeignHash(sent), JSON.stringify(sent))
  })
})
