// How we prove to a customer's provider who we are (RFC 6749 §2.3.1, OIDC Core §9). A secret is opened once and
// remembered; opening and encoding it on every sign-in would be the dearest part of the token request.
import { randomToken } from '../../kit/ids.ts'
import { signJwt } from '../../openid/jwt.ts'
import type { SigningKey } from '../../openid/signing-key.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { OktaProblem } from './okta-problems.ts'
import { boundSecret, type Provider } from './provider.ts'

export type ClientProof = { readonly authorization: string | undefined; readonly form: string }

const MOST_REMEMBERED = 10_000
const ASSERTION_SECONDS = 120

/** @returns what to add to a token request: a header, or form members that begin with `&` */
export function clientCredentials(deps: SsoDeps) {
  const box = deps.box('connections')
  const remembered = new Map<string, { of: Provider; proof: ClientProof }>()

  return {
    /** @throws OktaProblem  client_credentials_unreadable */
    prove(provider: Provider, tokenEndpoint: string, assertionKey?: SigningKey): ClientProof {
      if (provider.authMethod === 'private_key_jwt') return assert(deps, provider, tokenEndpoint, assertionKey)
      const known = remembered.get(provider.id)
      if (known !== undefined && isSameClient(known.of, provider)) return known.proof
      const proof = proofBySecret(provider, openSecret(provider))
      if (remembered.size >= MOST_REMEMBERED) remembered.clear()
      remembered.set(provider.id, { of: provider, proof })
      return proof
    },
  }

  function openSecret(provider: Provider): string {
    const secret =
      provider.secretSealed === null ? undefined : box.open(provider.secretSealed, boundSecret(provider.id))
    if (secret === undefined) throw new OktaProblem('client_credentials_unreadable', { connection: provider.id })
    return secret
  }
}

function isSameClient(a: Provider, b: Provider): boolean {
  return a.secretSealed === b.secretSealed && a.clientId === b.clientId && a.authMethod === b.authMethod
}

function proofBySecret(provider: Provider, secret: string): ClientProof {
  const id = formEncode(provider.clientId)
  if (provider.authMethod === 'client_secret_post')
    return { authorization: undefined, form: `&client_id=${id}&client_secret=${formEncode(secret)}` }
  return { authorization: `Basic ${Buffer.from(`${id}:${formEncode(secret)}`).toString('base64')}`, form: '' }
}

/** RFC 7523 §3: issuer and subject are the client, the audience is the endpoint, good for two minutes and once. */
function assert(deps: SsoDeps, provider: Provider, audience: string, key: SigningKey | undefined): ClientProof {
  if (key === undefined) throw new OktaProblem('client_credentials_unreadable', { connection: provider.id })
  const iat = Math.floor(deps.clock.now() / 1000)
  const assertion = signJwt(key, {
    iss: provider.clientId,
    sub: provider.clientId,
    aud: audience,
    iat,
    exp: iat + ASSERTION_SECONDS,
    jti: randomToken(16),
  })
  const type = 'urn%3Aietf%3Aparams%3Aoauth%3Aclient-assertion-type%3Ajwt-bearer'
  return {
    authorization: undefined,
    form: `&client_id=${formEncode(provider.clientId)}&client_assertion_type=${type}&client_assertion=${assertion}`,
  }
}

/** `application/x-www-form-urlencoded`: everything but letters, digits and `*-._` is encoded, a space becomes `+`. */
function formEncode(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()~]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
