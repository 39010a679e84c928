// For tests: certificates (RFC 5280) of an authority of one's own, for any host and any time.
import crypto from 'node:crypto'

export type TestCertificate = { readonly certificate: string; readonly privateKey: string; readonly chain: string }

const ECDSA_WITH_SHA256 = sequence(oid('2a8648ce3d040302'))
const COMMON_NAME = oid('550403')
const SUBJECT_ALT_NAME = oid('551d11')
const BASIC_CONSTRAINTS = oid('551d13')
const TRUE = der(0x01, Buffer.from([0xff]))

/** @param rsaBits  of its own key; absent: an elliptic one */
export function testCertificate(
  host: string,
  from: number,
  until: number,
  { rsaBits }: { rsaBits?: number } = {},
): TestCertificate {
  const name = `Test authority ${crypto.randomUUID()}`
  const authority = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const own =
    rsaBits === undefined
      ? crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
      : crypto.generateKeyPairSync('rsa', { modulusLength: rsaBits })
  const make = (subject: string, key: crypto.KeyObject, ...extensions: Buffer[]) =>
    signed(
      sequence(
        der(0xa0, der(0x02, Buffer.from([2]))),
        der(0x02, Buffer.from([1, ...crypto.randomBytes(8)])),
        ECDSA_WITH_SHA256,
        nameOf(name),
        sequence(time(from), time(until)),
        nameOf(subject),
        key.export({ type: 'spki', format: 'der' }),
        der(0xa3, sequence(...extensions)),
      ),
      authority.privateKey,
    )
  const names = sequence(der(0x82, Buffer.from(host)))
  const isAuthority = sequence(BASIC_CONSTRAINTS, TRUE, der(0x04, sequence(TRUE)))
  return {
    certificate: make(host, own.publicKey, sequence(SUBJECT_ALT_NAME, der(0x04, names))),
    privateKey: own.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    chain: make(name, authority.publicKey, isAuthority),
  }
}

function signed(toBeSigned: Buffer, key: crypto.KeyObject): string {
  const signature = crypto.sign('sha256', toBeSigned, key)
  const whole = sequence(toBeSigned, ECDSA_WITH_SHA256, der(0x03, Buffer.from([0]), signature))
  const lines = whole.toString('base64').match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}

function nameOf(text: string): Buffer {
  return sequence(der(0x31, sequence(COMMON_NAME, der(0x0c, Buffer.from(text)))))
}

function time(ms: number): Buffer {
  const text = new Date(ms).toISOString().replace(/\.\d+|[-:T]/g, '')
  return der(0x18, Buffer.from(text))
}

function oid(hex: string): Buffer {
  return der(0x06, Buffer.from(hex, 'hex'))
}

function sequence(...parts: Buffer[]): Buffer {
  return der(0x30, ...parts)
}

function der(tag: number, ...parts: Buffer[]): Buffer {
  const body = Buffer.concat(parts)
  const length = body.length < 0x80 ? [body.length] : [0x82, body.length >> 8, body.length & 0xff]
  return Buffer.concat([Buffer.from([tag, ...length]), body])
}
