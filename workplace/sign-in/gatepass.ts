// The whole of what an application needs to speak to Gatepass: plain OpenID Connect through a certified library.
// No SDK of ours; this file in another language is another hundred lines.
import * as openid from 'openid-client'
import { type Clock, systemClock } from '../../kit/clock.ts'
import { parseAtDoor } from '../../kit/errors.ts'
import { type PersonClaims, personClaims } from '../people/person.ts'
import type { WorkplaceAttempt } from './workplace-attempt.ts'
import { GatepassUnreachable, SignInFailed, SignInRefused } from './workplace-sign-in-errors.ts'

const SCOPE = 'openid profile email groups'
const TIMEOUT_SECONDS = 10
const DISCOVERY_MS = 10 * 60_000

export type Gatepass = {
  /** Where to send the browser (OIDC Core 1.0 §3.1.2.1), and what to remember until it is back. */
  authorizeUrl(
    hints: SignInHints,
  ): Promise<{ url: string; secrets: Pick<WorkplaceAttempt, 'state' | 'nonce' | 'verifier'> }>
  /**
   * Redeems the answer: state, `iss` (RFC 9207), code with PKCE, ID token with its signature and nonce (§3.1.3.7).
   * @throws SignInRefused, SignInFailed, GatepassUnreachable
   */
  redeem(query: string, attempt: WorkplaceAttempt): Promise<{ claims: PersonClaims; idToken: string }>
  /** Where to end the session at Gatepass too (OIDC RP-Initiated Logout 1.0 §2); undefined: it does not offer that. */
  signOutUrl(idToken: string): Promise<string | undefined>
}

/** Who is about to sign in, as far as we know. Gatepass asks for what is missing. */
export type SignInHints = {
  login_hint?: string | undefined
  connection?: string | undefined
  organization?: string | undefined
}

export type GatepassConfig = { issuer: string; clientId: string; clientSecret: string }

export function gatepass(deps: { sso: GatepassConfig; publicUrl: string; clock: Clock }): Gatepass {
  const { sso, publicUrl, clock } = deps
  const redirectUri = `${publicUrl}/callback`
  const client = discovered(sso, clock)

  return {
    async authorizeUrl(hints) {
      const config = await client()
      const secrets = {
        state: openid.randomState(),
        nonce: openid.randomNonce(),
        verifier: openid.randomPKCECodeVerifier(),
      }
      const url = openid.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPE,
        state: secrets.state,
        nonce: secrets.nonce,
        code_challenge: await openid.calculatePKCECodeChallenge(secrets.verifier),
        code_challenge_method: 'S256',
        ...defined(hints),
      })
      return { url: url.href, secrets }
    },

    async redeem(query, attempt) {
      const config = await client()
      try {
        const tokens = await openid.authorizationCodeGrant(config, new URL(`${redirectUri}?${query}`), {
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          pkceCodeVerifier: attempt.verifier,
          idTokenExpected: true,
        })
        const claims = parseAtDoor(personClaims, tokens.claims(), 'ID token')
        return { claims: await completed(config, claims, tokens.access_token), idToken: tokens.id_token as string }
      } catch (error) {
        throw asSignInError(error)
      }
    },

    async signOutUrl(idToken) {
      const config = await client()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      return openid.buildEndSessionUrl(config, {
        id_token_hint: idToken,
        post_logout_redirect_uri: `${publicUrl}/signed-out`,
      }).href
    },
  }
}

/** Discovery (OIDC Discovery 1.0 §4) when first needed, kept for ten minutes; a failure is not kept. */
function discovered(sso: GatepassConfig, clock: Clock): () => Promise<openid.Configuration> {
  let kept: { client: Promise<openid.Configuration>; until: number; aheadSeconds: number } | undefined
  return async () => {
    // The library reads the machine's clock; it is told how far ours is from it.
    const aheadSeconds = Math.round((clock.now() - systemClock.now()) / 1000)
    if (kept === undefined || clock.now() >= kept.until || Math.abs(kept.aheadSeconds - aheadSeconds) > 1)
      kept = { client: discover(sso, aheadSeconds), until: clock.now() + DISCOVERY_MS, aheadSeconds }
    const asked = kept
    try {
      return await asked.client
    } catch (cause) {
      if (kept === asked) kept = undefined
      throw new GatepassUnreachable('discovery failed', { issuer: sso.issuer }, { cause })
    }
  }
}

function discover(sso: GatepassConfig, aheadSeconds: number): Promise<openid.Configuration> {
  const metadata = { [openid.clockSkew]: aheadSeconds }
  // Signatures are checked even though the token came straight from the issuer: TLS alone would do, but a
  // developer's own machine has no TLS.
  const execute = [openid.enableNonRepudiationChecks]
  if (sso.issuer.startsWith('http://')) execute.push(openid.allowInsecureRequests)
  return openid.discovery(new URL(sso.issuer), sso.clientId, metadata, openid.ClientSecretBasic(sso.clientSecret), {
    timeout: TIMEOUT_SECONDS,
    execute,
  })
}

/** A thin ID token is completed from userinfo (§5.3), which must speak of the same person. */
async function completed(
  config: openid.Configuration,
  claims: PersonClaims,
  accessToken: string,
): Promise<PersonClaims> {
  const thin = claims.email === undefined || claims.groups === undefined
  if (!thin || config.serverMetadata().userinfo_endpoint === undefined) return claims
  const more = await openid.fetchUserInfo(config, accessToken, claims.sub)
  return { ...parseAtDoor(personClaims, more, 'userinfo'), ...defined(claims) }
}

function asSignInError(error: unknown): Error {
  if (error instanceof openid.AuthorizationResponseError) return new SignInRefused(error.error, { cause: error })
  if (unreachable(error)) return new GatepassUnreachable('no answer', {}, { cause: error })
  return new SignInFailed('answer refused', {}, { cause: error })
}

// `fetch` says "no connection" as a TypeError with a cause, and "too late" as an aborted or timed-out signal.
function unreachable(error: unknown): boolean {
  const { name, code, cause } = error as { name?: string; code?: string; cause?: { code?: string; name?: string } }
  if (name === 'TimeoutError' || code === 'OAUTH_TIMEOUT' || cause?.name === 'TimeoutError') return true
  return /^(ECONN|ENOTFOUND|EAI_|UND_ERR_)/.test(cause?.code ?? '') || (name === 'TypeError' && code === undefined)
}

function defined<T extends object>(values: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== '')) as never
}
