import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { describe, it } from 'node:test'
import * as jose from 'jose'
import { importPublicJwk, JwtRefused, keysOf, signJwt, verifyJwt } from './jwt.ts'
import { generateSigningKey, importSigningKey } from './signing-key.ts'

const rsa = await generateSigningKey('RS256')
const ec = await generateSigningKey('ES256')
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url')
const refuses = (reason: string, work: () => unknown) =>
  assert.throws(work, (error) => error instanceof JwtRefused && error.reason === reason)

describe('signing a JWT (RFC 7515)', () => {
  for (const { key } of [rsa, ec]) {
    it(`makes ${key.alg} tokens another library accepts`, async () => {
      const token = signJwt(key, { sub: 'ada', name: 'Ada Lövelace', left_out: undefined }, { typ: 'at+jwt' })
      const { payload, protectedHeader } = await jose.jwtVerify(token, await jose.importJWK(key.publicJwk, key.alg))
      assert.deepEqual(payload, { sub: 'ada', name: 'Ada Lövelace' })
      assert.deepEqual(protectedHeader, { kid: key.kid, alg: key.alg, typ: 'at+jwt' })
    })
  }

  it('has a header of kid and alg alone, as Okta does', () => {
    assert.deepEqual(jose.decodeProtectedHeader(signJwt(rsa.key, {})), { kid: rsa.key.kid, alg: 'RS256' })
  })

  it('reads a key back from its PEM under the same kid', () => {
    assert.equal(importSigningKey(rsa.pem).kid, rsa.key.kid)
  })
})

describe('verifying a JWT (RFC 8725)', () => {
  const keys = keysOf([rsa.key.publicJwk, ec.key.publicJwk])

  for (const alg of ['RS256', 'ES256', 'PS256'] as const) {
    it(`accepts ${alg} of another library`, async () => {
      const pair = await jose.generateKeyPair(alg, { extractable: true })
      const jwk = await jose.exportJWK(pair.publicKey)
      const token = await new jose.SignJWT({ sub: 'ada' }).setProtectedHeader({ alg, kid: 'k' }).sign(pair.privateKey)
      const found = verifyJwt(token, keysOf([{ ...jwk, kid: 'k', kty: jwk.kty as string }]), [
        'RS256',
        'ES256',
        'PS256',
      ])
      assert.equal(found.payload.sub, 'ada')
    })
  }

  it('refuses an altered payload and an altered signature', () => {
    const [header, , signature] = signJwt(rsa.key, { sub: 'ada' }).split('.')
    refuses('signature_invalid', () => verifyJwt(`${header}.${encode({ sub: 'eve' })}.${signature}`, keys))
    const token = signJwt(ec.key, { sub: 'ada' })
    const flipped = token.at(-10) === 'A' ? 'B' : 'A'
    refuses('signature_invalid', () => verifyJwt(token.slice(0, -10) + flipped + token.slice(-9), keys))
  })

  it('refuses alg none and every HMAC, even one keyed with the public key (RFC 8725 §2.1)', () => {
    for (const alg of ['none', 'None', 'HS256', 'HS512', 'RS1', 'ES256K']) {
      const signed = `${encode({ alg, kid: rsa.key.kid })}.${encode({ sub: 'eve' })}`
      const pem = crypto.createPublicKey(rsa.key.privateKey).export({ format: 'pem', type: 'spki' })
      const mac = crypto.createHmac('sha256', pem).update(signed).digest('base64url')
      refuses('alg_not_allowed', () => verifyJwt(`${signed}.${mac}`, keys))
    }
    refuses('malformed', () => verifyJwt(`${encode({ alg: 'none' })}.${encode({ sub: 'eve' })}.`, keys))
  })

  it('refuses a key of another kind than the algorithm says', () => {
    const token = signJwt(ec.key, { sub: 'ada' })
    refuses('key_unsuitable', () => verifyJwt(token, () => importPublicJwk(rsa.key.publicJwk)))
  })

  it('refuses RSA keys below 2048 bits', () => {
    const { privateKey, publicKey } = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 })
    const weak = { ...rsa.key, privateKey }
    refuses('key_unsuitable', () => verifyJwt(signJwt(weak, {}), () => publicKey))
  })

  it('reads no key out of the token itself: jwk, jku, x5u, x5c', async () => {
    const eve = await generateSigningKey('RS256')
    const lure = { jwk: eve.key.publicJwk, jku: 'http://127.0.0.1:1/keys', x5u: 'http://127.0.0.1:1/x', x5c: ['x'] }
    refuses('key_unknown', () => verifyJwt(signJwt(eve.key, {}, lure), keys))
    refuses('signature_invalid', () => verifyJwt(signJwt(eve.key, {}, { ...lure, kid: rsa.key.kid }), keys))
  })

  it('refuses a critical header it does not know (RFC 7515 §4.1.11)', () => {
    refuses('critical_header', () => verifyJwt(signJwt(rsa.key, {}, { crit: ['b64'], b64: false }), keys))
  })

  it('takes a token without kid only when one key fits (OIDC Core §10.1)', () => {
    const token = signJwt(rsa.key, { sub: 'ada' }, { kid: undefined })
    assert.equal(verifyJwt(token, keys).payload.sub, 'ada')
    const twin = { ...rsa.key.publicJwk, kid: 'twin' }
    refuses('key_unknown', () => verifyJwt(token, keysOf([rsa.key.publicJwk, twin])))
  })

  it('uses no key published for encryption', () => {
    refuses('key_unknown', () => verifyJwt(signJwt(rsa.key, {}), keysOf([{ ...rsa.key.publicJwk, use: 'enc' }])))
  })

  it('refuses what is no token, and an oversized one, quickly', () => {
    for (const text of [
      '',
      '.',
      '..',
      'a.b',
      'a.b.c',
      'a.b.c.d',
      'a.b.c.d.e',
      '{}',
      'e30=.e30=.AA==',
      `${encode([])}.${encode({})}.AA`,
    ]) {
      refuses('malformed', () => verifyJwt(text, keys))
    }
    refuses('too_large', () => verifyJwt('.'.repeat(1_000_000), keys))
  })

  it('hands out objects that carry no prototype with them', () => {
    const claims =
      '{"sub":"ada","__proto__":{"admin":true},"address":{"\\u005f_proto__":{"admin":true},"locality":"London"}}'
    const signed = `${encode({ alg: 'RS256', kid: rsa.key.kid })}.${Buffer.from(claims).toString('base64url')}`
    const signature = crypto.sign('sha256', Buffer.from(signed), rsa.key.privateKey).toString('base64url')
    const { payload } = verifyJwt(`${signed}.${signature}`, keys)
    const copy = Object.assign({}, payload) as Record<string, unknown>
    assert.equal(copy.admin, undefined)
    assert.equal(Object.hasOwn(payload.address as object, '__proto__'), false)
    assert.equal('constructor' in payload, false)
  })
})
