import crypto from 'node:crypto'

/** A public key as a JWKS lists it (RFC 7517). */
export type PublicJwk = {
  kid: string
  kty: string
  alg?: string
  use?: string
  n?: string
  e?: string
  crv?: string
  x?: string
  y?: string
}

export type SigningAlg = 'RS256' | 'ES256'

/** A private key ready to sign: imported once, used for every token. */
export type SigningKey = {
  readonly kid: string
  readonly alg: SigningAlg
  readonly privateKey: crypto.KeyObject
  readonly publicJwk: PublicJwk
}

/** Makes a key pair. RSA 2048 for RS256 (what every OpenID client understands), P-256 for ES256. @returns the key and its PKCS#8 PEM, to be sealed */
export async function generateSigningKey(alg: SigningAlg = 'RS256'): Promise<{ key: SigningKey; pem: string }> {
  const pair = await new Promise<crypto.KeyPairKeyObjectResult>((resolve, reject) => {
    const done = (error: Error | null, publicKey: crypto.KeyObject, privateKey: crypto.KeyObject) =>
      error ? reject(error) : resolve({ publicKey, privateKey })
    if (alg === 'RS256') crypto.generateKeyPair('rsa', { modulusLength: 2048 }, done)
    else crypto.generateKeyPair('ec', { namedCurve: 'P-256' }, done)
  })
  const pem = pair.privateKey.export({ format: 'pem', type: 'pkcs8' }).toString()
  return { key: importSigningKey(pem, alg), pem }
}

/** Reads a PKCS#8 PEM back. The `kid` is the key's thumbprint (RFC 7638), so it needs no storage of its own. */
export function importSigningKey(pem: string, alg: SigningAlg = 'RS256'): SigningKey {
  const privateKey = crypto.createPrivateKey(pem)
  const jwk = crypto.createPublicKey(privateKey).export({ format: 'jwk' })
  const kid = thumbprint(jwk)
  return { kid, alg, privateKey, publicJwk: { ...(jwk as Omit<PublicJwk, 'kid'>), kid, alg, use: 'sig' } }
}

function thumbprint(jwk: crypto.JsonWebKey): string {
  const members =
    jwk.kty === 'RSA' ? { e: jwk.e, kty: jwk.kty, n: jwk.n } : { crv: jwk.crv, kty: jwk.kty, x: jwk.x, y: jwk.y }
  return crypto.createHash('sha256').update(JSON.stringify(members)).digest('base64url')
}
