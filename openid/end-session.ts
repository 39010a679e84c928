// Logout asked for by an application (OpenID Connect RP-Initiated Logout 1.0), in the order of its steps:
//
//   hint → address                   forged or not registered: an error page, nobody is signed out, nobody sent anywhere
//   → no hint, not confirmed yet     ask the person (§2: a link alone must not sign anybody out), if there is one
//   → end the session (house) → back to the application, or a page that says so
import type { FastifyReply, FastifyRequest } from 'fastify'
import { CrossSiteRequest } from '../kit/errors.ts'
import { requireSameOrigin } from '../kit/same-origin.ts'
import { withParameters } from './authorize.ts'
import type { Client, House, Site } from './house.ts'
import type { IdTokenHint } from './id-token.ts'
import { readIdTokenHint } from './id-token.ts'
import { JwtRefused } from './jwt.ts'
import { ProtocolError } from './protocol-error.ts'
import type { ProtocolParameters } from './protocol-parameters.ts'
import { parametersOf, refuseRepeated } from './protocol-parameters.ts'

export async function endSession(
  house: House,
  site: Site,
  http: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const about = { site, endpoint: 'logout', http } as const
  try {
    const asked = parametersOf(http)
    refuseRepeated(asked)
    const hint = hintOf(site, asked)
    const client = await clientOf(house, site, hint?.clientId ?? asked.get('client_id'))
    const returnTo = returnAddress(client, hint, asked)
    if (hint === undefined && !isConfirmed(http, asked) && (await maySignOutSomebody(house, site, http))) {
      return await house.confirmLogout({ site, http, reply, fields: carriedOn(asked) })
    }
    await house.endSession({ site, http, reply, hint })
    await house.note?.({ ...about, ...noted(client, hint), outcome: 'granted' })
    reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer')
    if (returnTo === undefined) return house.loggedOutPage({ site, http, reply })
    return reply
      .code(http.method === 'POST' ? 303 : 302)
      .header('location', returnTo)
      .send()
  } catch (error) {
    if (!(error instanceof ProtocolError)) throw error
    await house.note?.({ ...about, outcome: 'refused', reason: error.reason, error })
    return house.errorPage({ site, http, reply, error })
  }
}

function noted(client: Client | undefined, hint: IdTokenHint | undefined): { clientId?: string; subject?: string } {
  return {
    ...(client === undefined ? {} : { clientId: client.clientId }),
    ...(hint === undefined ? {} : { subject: hint.subject }),
  }
}

/** An ID token of ours, however old. One whose key is not published any more counts as none: the person is asked. */
function hintOf(site: Site, asked: ProtocolParameters): IdTokenHint | undefined {
  const token = asked.get('id_token_hint')
  if (token === undefined) return undefined
  let hint: IdTokenHint
  try {
    hint = readIdTokenHint(site, token)
  } catch (error) {
    if (!(error instanceof JwtRefused)) throw error
    if (error.reason === 'key_unknown') return undefined
    throw invalid('id_token_invalid', "The 'id_token_hint' is not an ID token of this issuer.")
  }
  const clientId = asked.get('client_id')
  if (clientId === undefined || clientId === hint.clientId) return hint
  throw invalid('invalid_client_id', "The 'client_id' is not the one the 'id_token_hint' was issued to.")
}

async function clientOf(house: House, site: Site, clientId: string | undefined): Promise<Client | undefined> {
  return clientId === undefined ? undefined : house.client(site, clientId)
}

/** One of the client's addresses, character for character, with the state it asked to get back (§3). */
function returnAddress(
  client: Client | undefined,
  hint: IdTokenHint | undefined,
  asked: ProtocolParameters,
): string | undefined {
  const uri = asked.get('post_logout_redirect_uri')
  if (uri === undefined) return undefined
  const state = asked.get('state')
  if (client?.postLogoutRedirectUris.includes(uri)) return withParameters(uri, state === undefined ? {} : { state })
  // Without a hint and a client there is nobody to check the address with, so it is left aside and the person asked.
  if (hint === undefined && client === undefined) return undefined
  const description = "The 'post_logout_redirect_uri' is not one of the application's logout redirect URIs."
  throw invalid('illegal_post_logout_redirect_uri', description, {
    clientId: client?.clientId,
    uri: uri.slice(0, 2000),
  })
}

/** The person pressed the button on our own page. A form of another site pressing it for them is asked again. */
function isConfirmed(http: FastifyRequest, asked: ProtocolParameters): boolean {
  if (http.method !== 'POST' || asked.get('confirm') !== 'yes') return false
  try {
    requireSameOrigin(http)
    return true
  } catch (error) {
    if (error instanceof CrossSiteRequest) return false
    throw error
  }
}

/** A form of another site comes without the cookie that would tell (`SameSite=Lax`); a link brings it. */
async function maySignOutSomebody(house: House, site: Site, http: FastifyRequest): Promise<boolean> {
  if (http.method === 'POST' || house.isSignedIn === undefined) return true
  return house.isSignedIn({ site, http })
}

function carriedOn(asked: ProtocolParameters): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const name of ['client_id', 'post_logout_redirect_uri', 'state']) {
    const value = asked.get(name)
    if (value !== undefined) fields[name] = value
  }
  return fields
}

function invalid(reason: string, description: string, facts: Record<string, unknown> = {}): ProtocolError {
  return new ProtocolError('invalid_request', reason, description, { facts })
}
