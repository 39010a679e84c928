// The desk as an application of ours: it speaks OpenID Connect with the house it is part of, as a client without a secret
// (RFC 8252 §8.4), so what everybody's sign-in is checked by checks an operator's as well.
import { sha256 } from '../../kit/ids.ts'
import type { Client } from '../../openid/house.ts'

export const DESK_CLIENT_ID = 'gatepass-desk'

export function deskClient(publicUrl: string): Client {
  return {
    clientId: DESK_CLIENT_ID,
    redirectUris: [deskCallback(publicUrl)],
    postLogoutRedirectUris: [],
    authMethods: ['none'],
    secretHashes: [],
    jwks: [],
    grantTypes: ['authorization_code'],
    requirePkce: true,
    refresh: { rotate: true, graceSeconds: 0 },
  }
}

export type DeskRequest = { readonly state: string; readonly nonce: string; readonly verifier: string }

/** Where the browser is sent to sign in through one connection. @param again  Okta asks, also whoever is signed in there */
export function deskAuthorizeUrl(
  publicUrl: string,
  connectionId: string,
  request: DeskRequest,
  again: boolean,
): string {
  const query = new URLSearchParams({
    client_id: DESK_CLIENT_ID,
    redirect_uri: deskCallback(publicUrl),
    response_type: 'code',
    scope: 'openid',
    state: request.state,
    nonce: request.nonce,
    code_challenge: sha256(request.verifier),
    code_challenge_method: 'S256',
    connection: connectionId,
    ...(again ? { prompt: 'login' } : {}),
  })
  return `${publicUrl}/authorize?${query}`
}

/** The form that redeems a code. */
export function deskTokenForm(publicUrl: string, code: string, { verifier }: DeskRequest): URLSearchParams {
  return new URLSearchParams({
    grant_type: 'authorization_code',
    client_id: DESK_CLIENT_ID,
    redirect_uri: deskCallback(publicUrl),
    code,
    code_verifier: verifier,
  })
}

const deskCallback = (publicUrl: string) => `${publicUrl}/console/callback`
