// What a provider says about itself: its discovery document and its keys, remembered per connection.
//
//   0 ──────── 10 min ─────────── 15 min ──────────────────────── 24 h
//   │ as it is │ renewed behind    │ renewed first; if that fails    │ gone: no sign-in
//   │          │ the sign-in       │ the old one still serves        │
//
// A token signed by a key that is not in there brings one fetch of the keys, at most one in thirty seconds, shared by
// all who wait for it.
import { z } from 'zod'
import type { SsoDeps } from '../sso-deps.ts'
import { askProvider, printable } from './ask-provider.ts'
import { OktaProblem, type OktaReason } from './okta-problems.ts'
import { JWKS_BYTES, type ProviderKeys, readProviderKeys } from './provider-keys.ts'
import { parseStrictObject } from './strict-json.ts'

export type OktaMetadata = {
  readonly issuer: string
  readonly authorizationEndpoint: string
  readonly tokenEndpoint: string
  readonly userinfoEndpoint: string | undefined
  readonly endSessionEndpoint: string | undefined
  readonly jwksUri: string
  /** RFC 9207: the answer to an authorization request always carries `iss`. */
  readonly issInResponse: boolean
  readonly scopesSupported: readonly string[]
}

/** A provider as it was when looked at. */
export type KnownProvider = { readonly metadata: OktaMetadata; readonly keys: ProviderKeys }

type Whose = { readonly id: string; readonly issuer: string }

export type OktaMetadataCache = {
  /** @throws OktaProblem  when it was never reached, or not for a day */
  current(provider: Whose): Promise<KnownProvider>
  /** The keys, fetched anew because one was missing. Not more often than every thirty seconds: undefined then. */
  freshKeys(provider: Whose): Promise<ProviderKeys | undefined>
  /** Looks past the cache and remembers nothing. @throws OktaProblem */
  inspect(issuer: string): Promise<KnownProvider>
  /** Puts in what `inspect` saw, once a connection uses it. */
  remember(provider: Whose, known: KnownProvider): void
}

type Remembered = {
  known: KnownProvider
  at: number
  renewing?: Promise<void> | undefined
  /** After a failed renewal nobody waits for the next one before this moment. */
  retryAt: number
  keysForcedAt: number
  forcing?: Promise<ProviderKeys | undefined> | undefined
  staleSaidAt: number
}

const RENEW_AFTER_MS = 10 * 60_000
const RENEW_FIRST_MS = 15 * 60_000
const GONE_MS = 24 * 60 * 60_000
const RETRY_MS = 30_000
const FORCED_EVERY_MS = 30_000
const STALE_SAID_EVERY_MS = 60 * 60_000
const MOST_REMEMBERED = 10_000
const DISCOVERY_BYTES = 256 * 1024
const TIMEOUT_MS = 5000

export function oktaMetadataCache(deps: SsoDeps): OktaMetadataCache {
  // In the order of use: the first is the one nobody asked for longest.
  const remembered = new Map<string, Remembered>()
  const loading = new Map<string, Promise<KnownProvider>>()

  const inspect = (issuer: string) => inspectProvider(deps, issuer)

  function remember(key: string, known: KnownProvider): void {
    remembered.delete(key)
    if (remembered.size >= MOST_REMEMBERED) remembered.delete(remembered.keys().next().value as string)
    remembered.set(key, {
      known,
      at: deps.clock.now(),
      retryAt: 0,
      keysForcedAt: Number.NEGATIVE_INFINITY,
      staleSaidAt: Number.NEGATIVE_INFINITY,
    })
  }

  function load(key: string, issuer: string): Promise<KnownProvider> {
    const running = loading.get(key)
    if (running !== undefined) return running
    const load = inspect(issuer)
      .then((known) => {
        remember(key, known)
        return known
      })
      .finally(() => loading.delete(key))
    loading.set(key, load)
    return load
  }

  /** Never throws: a failure is noted, and what was known stays. */
  function renew(entry: Remembered, whose: Whose): Promise<void> {
    entry.renewing ??= inspect(whose.issuer)
      .then((known) => {
        entry.known = known
        entry.at = deps.clock.now()
      })
      .catch((error: unknown) => {
        entry.retryAt = deps.clock.now() + RETRY_MS
        if (deps.clock.now() - entry.staleSaidAt < STALE_SAID_EVERY_MS) return
        entry.staleSaidAt = deps.clock.now()
        deps.log.warn('jwks.stale_used', {
          connection: whose.id,
          ageMs: deps.clock.now() - entry.at,
          reason: error instanceof OktaProblem ? error.reason : String(error),
        })
      })
      .finally(() => {
        entry.renewing = undefined
      })
    return entry.renewing
  }

  return {
    inspect,
    remember: (provider, known) => remember(keyOf(provider), known),
    async current(provider) {
      const key = keyOf(provider)
      const entry = remembered.get(key)
      if (entry === undefined) return load(key, provider.issuer)
      const now = deps.clock.now()
      const age = now - entry.at
      if (age < RENEW_AFTER_MS) return touched(remembered, key, entry).known
      if (age >= GONE_MS) {
        remembered.delete(key)
        return load(key, provider.issuer)
      }
      if (now >= entry.retryAt) {
        const renewal = renew(entry, provider)
        if (age >= RENEW_FIRST_MS) await renewal
      }
      return touched(remembered, key, entry).known
    },
    async freshKeys(provider) {
      const entry = remembered.get(keyOf(provider))
      if (entry === undefined) return undefined
      if (entry.forcing !== undefined) return entry.forcing
      if (deps.clock.now() - entry.keysForcedAt < FORCED_EVERY_MS) return undefined
      entry.keysForcedAt = deps.clock.now()
      entry.forcing = fetchKeys(deps, entry.known.metadata.jwksUri)
        .then((keys) => {
          entry.known = { ...entry.known, keys }
          return keys
        })
        .catch((error: unknown) => {
          if (!(error instanceof OktaProblem)) throw error
          deps.log.warn('jwks.refetch_failed', { connection: provider.id, reason: error.reason })
          return undefined
        })
        .finally(() => {
          entry.forcing = undefined
        })
      return entry.forcing
    },
  }
}

function keyOf(provider: Whose): string {
  return `${provider.id} ${provider.issuer}`
}

function touched(remembered: Map<string, Remembered>, key: string, entry: Remembered): Remembered {
  // Order matters only when something has to leave; until the map is half full nothing does.
  if (remembered.size > MOST_REMEMBERED / 2) {
    remembered.delete(key)
    remembered.set(key, entry)
  }
  return entry
}

const url = z.string().max(2000)
const discoveryDocument = z.object({
  issuer: url,
  authorization_endpoint: url,
  token_endpoint: url,
  jwks_uri: url,
  userinfo_endpoint: url.optional(),
  end_session_endpoint: url.optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
  scopes_supported: z.array(z.string()).optional(),
})

/** Discovery (OIDC Discovery 1.0 §4) and keys. @throws OktaProblem */
async function inspectProvider(deps: SsoDeps, issuer: string): Promise<KnownProvider> {
  // §4.1: a slash at the end of the issuer is dropped before the path is appended.
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`
  const answer = await fetchWithin(deps, address, DISCOVERY_BYTES, 'discovery_invalid')
  if (answer.status !== 200) {
    const oktaCode = printable(parseStrictObject(answer.body)?.errorCode, 20)
    throw new OktaProblem('discovery_invalid', { url: address, status: answer.status, oktaCode })
  }
  const document = discoveryDocument.safeParse(parseStrictObject(answer.body))
  if (!document.success)
    throw new OktaProblem('discovery_invalid', {
      url: address,
      members: document.error.issues.map((issue) => issue.path.join('.')).slice(0, 10),
    })
  const metadata = metadataOf(deps, document.data, issuer)
  return { metadata, keys: await fetchKeys(deps, metadata.jwksUri) }
}

function metadataOf(deps: SsoDeps, document: z.infer<typeof discoveryDocument>, issuer: string): OktaMetadata {
  // §4.3: identical, or somebody else's document.
  if (document.issuer !== issuer)
    throw new OktaProblem('issuer_mismatch', { expected: issuer, found: printable(document.issuer) })
  const endpoint = (name: keyof typeof document, address: string) => {
    if (usableEndpoint(address, deps.allowPrivateNetworks)) return address
    throw new OktaProblem('discovery_invalid', { members: [name], found: printable(address) })
  }
  const optional = (name: keyof typeof document, address: string | undefined) =>
    address === undefined ? undefined : endpoint(name, address)
  return {
    issuer,
    authorizationEndpoint: endpoint('authorization_endpoint', document.authorization_endpoint),
    tokenEndpoint: endpoint('token_endpoint', document.token_endpoint),
    jwksUri: endpoint('jwks_uri', document.jwks_uri),
    userinfoEndpoint: optional('userinfo_endpoint', document.userinfo_endpoint),
    endSessionEndpoint: optional('end_session_endpoint', document.end_session_endpoint),
    issInResponse: document.authorization_response_iss_parameter_supported === true,
    scopesSupported: document.scopes_supported ?? [],
  }
}

/** Browsers are sent to two of these and we call the others, so all have to be plain https URLs. */
function usableEndpoint(address: string, allowHttp: boolean): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, username, password, hash } = new URL(address)
  return (protocol === 'https:' || (allowHttp && protocol === 'http:')) && username + password + hash === ''
}

async function fetchKeys(deps: SsoDeps, jwksUri: string): Promise<ProviderKeys> {
  const answer = await fetchWithin(deps, jwksUri, JWKS_BYTES, 'jwks_invalid')
  if (answer.status !== 200) throw new OktaProblem('jwks_invalid', { url: jwksUri, status: answer.status })
  return readProviderKeys(answer.body)
}

async function fetchWithin(deps: SsoDeps, url: string, maxBytes: number, tooLarge: OktaReason) {
  try {
    return await askProvider(deps.http, url, { maxBytes, timeoutMs: TIMEOUT_MS })
  } catch (error) {
    if (!(error instanceof OktaProblem && error.reason === 'token_too_large')) throw error
    throw new OktaProblem(tooLarge, { url, maxBytes }, { cause: error })
  }
}
