// A passkey in software (WebAuthn Level 3 §6, attestation `none`), for tests: what a browser and a device make together.
import crypto from 'node:crypto'

type Asked = { challenge: string; user?: { id: string } }

export type TestPasskey = {
  /** What registering answers. */
  register(asked: object): object
  /** What signing in answers. @param crooked  what is not as it should be */
  sign(asked: object, crooked?: Crooked): object
}

export type Crooked = {
  origin?: string
  rpId?: string
  counter?: number
  /** Without the PIN, finger or face. */
  unverified?: boolean
  userHandle?: string
  otherKey?: boolean
}

const PRESENT = 1
const VERIFIED = 4
const NEW_CREDENTIAL = 64

/** @param origin  of the house, which also says the RP ID */
export function testPasskey(origin: string): TestPasskey {
  const { privateKey, publicKey } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = crypto.randomBytes(20)
  let counter = 0
  let userHandle = ''

  function authenticatorData(flags: number, count: number, rpId: string, rest = Buffer.alloc(0)): Buffer {
    const head = Buffer.alloc(5)
    head[0] = flags
    head.writeUInt32BE(count, 1)
    return Buffer.concat([crypto.hash('sha256', rpId, 'buffer'), head, rest])
  }

  const clientData = (type: string, challenge: string, from: string) =>
    Buffer.from(JSON.stringify({ type, challenge, origin: from, crossOrigin: false }))
  const credential = (response: object) => {
    const text = id.toString('base64url')
    return { id: text, rawId: text, type: 'public-key', clientExtensionResults: {}, response }
  }

  return {
    register(asked) {
      const { challenge, user } = asked as Asked
      userHandle = user?.id ?? ''
      const attested = Buffer.concat([Buffer.alloc(16), Buffer.from([0, id.length]), id, coseKey(publicKey)])
      const data = authenticatorData(PRESENT | VERIFIED | NEW_CREDENTIAL, counter, new URL(origin).hostname, attested)
      return credential({
        clientDataJSON: clientData('webauthn.create', challenge, origin).toString('base64url'),
        attestationObject: attestation(data).toString('base64url'),
        transports: ['internal'],
      })
    },
    sign(asked, crooked = {}) {
      const { challenge } = asked as Asked
      counter = crooked.counter ?? counter + 1
      const flags = crooked.unverified ? PRESENT : PRESENT | VERIFIED
      const data = authenticatorData(flags, counter, crooked.rpId ?? new URL(origin).hostname)
      const client = clientData('webauthn.get', challenge, crooked.origin ?? origin)
      const signed = Buffer.concat([data, crypto.hash('sha256', client, 'buffer')])
      const key = crooked.otherKey ? crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey : privateKey
      return credential({
        clientDataJSON: client.toString('base64url'),
        authenticatorData: data.toString('base64url'),
        signature: crypto.sign('sha256', signed, key).toString('base64url'),
        userHandle: crooked.userHandle ?? userHandle,
      })
    },
  }
}

/** CBOR of `{fmt: "none", attStmt: {}, authData}`. */
function attestation(data: Buffer): Buffer {
  const text = (word: string) => Buffer.concat([Buffer.from([0x60 + word.length]), Buffer.from(word)])
  const bytes = Buffer.concat([Buffer.from([0x59, data.length >> 8, data.length & 255]), data])
  return Buffer.concat([
    Buffer.from([0xa3]),
    text('fmt'),
    text('none'),
    text('attStmt'),
    Buffer.from([0xa0]),
    text('authData'),
    bytes,
  ])
}

/** RFC 9053 §7.1.1: kty EC2, alg ES256, crv P-256, x, y. */
function coseKey(key: crypto.KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  const half = (label: number, value: string) =>
    Buffer.concat([Buffer.from([label, 0x58, 32]), Buffer.from(value, 'base64url')])
  return Buffer.concat([Buffer.from([0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01]), half(0x21, x), half(0x22, y)])
}
