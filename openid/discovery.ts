// What anybody may know of an issuer: its metadata (OpenID Connect Discovery 1.0 §3, RFC 8414 §2) and its public keys.
// Each document is made once per site object and kept with it.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { ASSERTION_ALGS } from './client-authentication.ts'
import type { House, Site } from './house.ts'
import type { PublicJwk } from './signing-key.ts'

type Documents = { readonly openid: string; readonly oauth: string }

const documents = new WeakMap<Site, Documents>()
const keySets = new WeakMap<readonly PublicJwk[], string>()

export async function openidConfiguration(house: House, site: Site, _http: FastifyRequest, reply: FastifyReply) {
  return sendPublic(reply, site, documentsOf(house, site).openid)
}

export async function serverMetadata(house: House, site: Site, _http: FastifyRequest, reply: FastifyReply) {
  return sendPublic(reply, site, documentsOf(house, site).oauth)
}

export async function publicKeys(_house: House, site: Site, _http: FastifyRequest, reply: FastifyReply) {
  return sendPublic(reply, site, keySetOf(site.keys.published))
}

function sendPublic(reply: FastifyReply, site: Site, body: string): FastifyReply {
  return reply
    .header('content-type', 'application/json')
    .header('cache-control', `max-age=${site.jwksSeconds}, must-revalidate`)
    .header('access-control-allow-origin', '*')
    .header('x-content-type-options', 'nosniff')
    .send(body)
}

function documentsOf(house: House, site: Site): Documents {
  const known = documents.get(site)
  if (known !== undefined) return known
  const oauth = oauthDocument(house, site)
  const made = {
    oauth: JSON.stringify({ ...oauth, ...site.metadata }),
    openid: JSON.stringify({ ...oauth, ...openidMembers(site), ...site.metadata }),
  }
  documents.set(site, made)
  return made
}

function oauthDocument(house: House, site: Site): Record<string, unknown> {
  const { endpoints } = site
  const authMethods = ['client_secret_basic', 'client_secret_post', 'none']
  const withKeys = house.assertions === undefined ? {} : { signing: [...ASSERTION_ALGS] }
  if (withKeys.signing !== undefined) authMethods.push('private_key_jwt')
  return {
    issuer: site.issuer,
    authorization_endpoint: endpoints.authorization,
    token_endpoint: endpoints.token,
    registration_endpoint: endpoints.registration,
    jwks_uri: endpoints.jwks,
    introspection_endpoint: endpoints.introspection,
    revocation_endpoint: endpoints.revocation,
    end_session_endpoint: endpoints.endSession,
    pushed_authorization_request_endpoint: house.pushed === undefined ? undefined : endpoints.pushedRequest,
    scopes_supported: site.scopesSupported,
    response_types_supported: ['code'],
    response_modes_supported: site.responseModes ?? ['query', 'form_post'],
    grant_types_supported: [
      'authorization_code',
      'refresh_token',
      ...(house.admitService === undefined ? [] : ['client_credentials']),
    ],
    code_challenge_methods_supported: ['S256'],
    authorization_response_iss_parameter_supported: site.issInResponse,
    request_parameter_supported: false,
    request_uri_parameter_supported: false,
    token_endpoint_auth_methods_supported: authMethods,
    token_endpoint_auth_signing_alg_values_supported: withKeys.signing,
    introspection_endpoint_auth_methods_supported: authMethods,
    introspection_endpoint_auth_signing_alg_values_supported: withKeys.signing,
    revocation_endpoint_auth_methods_supported: authMethods,
    revocation_endpoint_auth_signing_alg_values_supported: withKeys.signing,
  }
}

function openidMembers(site: Site): Record<string, unknown> {
  return {
    userinfo_endpoint: site.endpoints.userinfo,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: [
      ...new Set([site.keys.active.alg, ...site.keys.published.map(({ alg }) => alg)]),
    ],
    claims_supported: site.claimsSupported,
    claim_types_supported: ['normal'],
    claims_parameter_supported: false,
    prompt_values_supported: ['none', 'login', 'consent'],
  }
}

function keySetOf(published: readonly PublicJwk[]): string {
  const known = keySets.get(published)
  if (known !== undefined) return known
  // Named one by one: a private member has no way out, whatever a house keeps in its keys.
  const keys = published.map(({ kid, kty, alg, use, n, e, crv, x, y }) => ({ kty, alg, kid, use, e, n, crv, x, y }))
  const made = JSON.stringify({ keys })
  keySets.set(published, made)
  return made
}
