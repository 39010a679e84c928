// What a house hands to the provider engine when it mounts it, and what the engine hands back.
//
//   house.site(request)      which issuer is spoken to
//   house.clients            who may ask
//   house.identify(…)        who is the person? answers the browser itself (sign-in page, Okta) or says who it is
//   house.grants             one row per authorization: its code, its refresh generation, its end
//   house.claims             what the tokens say
//   house.sessions           what sign-out ends
//   house.wording            how this house words a protocol error
//
// The engine keeps nothing between two requests and reads no clock but the house's.
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Clock } from '../kit/clock.ts'
import type { ProtocolError } from './protocol-error.ts'
import type { PublicJwk, SigningKey } from './signing-key.ts'

export type ClientAuthMethod = 'client_secret_basic' | 'client_secret_post' | 'private_key_jwt' | 'none'
/** `okta_post_message`: to the page that holds us in a frame, and only without a question to the person. */
export type ResponseMode = 'query' | 'form_post' | 'fragment' | 'okta_post_message'
export type Prompt = 'none' | 'login' | 'consent'

/** One issuer, as this request sees it. `key` names it in storage; `issuer` is the exact string in tokens. */
export type Site = {
  readonly key: string
  readonly issuer: string
  /** Another name it goes by: an ID token under its keys that says so is still its own. Absent: it has but one. */
  readonly alsoIssuer?: (issuer: string) => boolean
  /** Absolute URLs, as published in discovery. */
  readonly endpoints: {
    readonly authorization: string
    readonly token: string
    readonly userinfo: string
    readonly jwks: string
    readonly introspection: string
    readonly revocation: string
    readonly endSession: string
    readonly registration?: string
    /** RFC 9126. Absent: requests cannot be pushed. */
    readonly pushedRequest?: string
  }
  /** `active` signs; `published` is what the JWKS lists: active, next, and retired keys still in use. */
  readonly keys: { readonly active: SigningKey; readonly published: readonly PublicJwk[] }
  /** Signs access tokens that are JWTs; absent: access tokens are opaque and only this issuer can read them. */
  readonly accessTokenKey?: SigningKey
  readonly scopesSupported: readonly string[]
  /** Granted when a request names no scope at all (RFC 6749 §3.3). Absent: such a request is refused. */
  readonly defaultScopes?: readonly string[]
  readonly claimsSupported: readonly string[]
  /** Absent: `query` and `form_post`. */
  readonly responseModes?: readonly ResponseMode[]
  /** Okta refuses a request without `state`. */
  readonly requireState: boolean
  /** RFC 9207: send `iss` with the answer, and say so in discovery. */
  readonly issInResponse: boolean
  readonly codeSeconds: number
  /** `max-age` of the JWKS answer. */
  readonly jwksSeconds: number
  /** 32 bytes or more, from the house's key store: makes opaque tokens unforgeable. */
  readonly tokenSecret: Uint8Array
  /** Names a grant in this house's manner: unique, at most 64 of [0-9A-Za-z_-]. Absent: 22 random characters. */
  readonly newGrantId?: () => string
  /** Members added to (or replacing) those of the discovery documents. */
  readonly metadata?: Readonly<Record<string, unknown>>
}

/** A registered client (RFC 7591 §2 names in our spelling). */
export type Client = {
  readonly clientId: string
  readonly redirectUris: readonly string[]
  /** Addresses beside those written out: a house that lets a pattern stand for many. Absent: none. */
  readonly alsoRedirectsTo?: (uri: string) => boolean
  readonly postLogoutRedirectUris: readonly string[]
  readonly authMethods: readonly ClientAuthMethod[]
  /** SHA-256 (base64url) of each active secret; two may overlap while one is being replaced. */
  readonly secretHashes: readonly string[]
  readonly jwks: readonly PublicJwk[]
  readonly grantTypes: readonly string[]
  readonly requirePkce: boolean
  readonly refresh: { readonly rotate: boolean; readonly graceSeconds: number }
}

/** A validated authorization request (OIDC Core §3.1.2.1). Plain JSON: a house may seal it and open it later. */
export type AuthorizeRequest = {
  readonly siteKey: string
  readonly clientId: string
  readonly redirectUri: string
  readonly responseMode: ResponseMode
  readonly scopes: readonly string[]
  readonly state?: string
  readonly nonce?: string
  readonly codeChallenge?: string
  readonly prompts: readonly Prompt[]
  /** Seconds. */
  readonly maxAge?: number
  readonly loginHint?: string
  readonly idTokenHintSubject?: string
  /** Whatever else was sent, for the house's own parameters (`organization`, `sessionToken`, …). */
  readonly extra: Readonly<Record<string, string>>
}

/** Who the person is and what the house lets them have. */
export type Identified = {
  readonly subject: string
  /** Goes out as `sid`: the session's public name, never the cookie's secret. */
  readonly sessionId: string
  /** Seconds since the epoch. */
  readonly authTime: number
  readonly amr: readonly string[]
  /** The scopes granted: the requested ones, or fewer. */
  readonly scopes: readonly string[]
  readonly lifetimes: Lifetimes
  /** The house's own snapshot; comes back with the grant and is nobody else's business. */
  readonly detail: Readonly<Record<string, unknown>>
}

/** All in seconds. `refresh` 0: does not end by itself; `refreshIdle`: ends when not used for so long, 0: does not. */
export type Lifetimes = {
  readonly idToken: number
  readonly accessToken: number
  readonly refresh: number
  readonly refreshIdle: number
}

/** One authorization. Its code, its access tokens and its refresh family live and die with this row. */
export type Grant = Identified & {
  readonly id: string
  readonly siteKey: string
  readonly clientId: string
  readonly redirectUri: string
  readonly nonce?: string
  readonly codeChallenge?: string
  /** Milliseconds. */
  readonly createdAt: number
  readonly codeExpiresAt: number
  /** As stored, if the store tells: an older refresh token is then introspected as inactive. */
  readonly refreshGeneration?: number
  /** Ids (`jti`) of single access tokens that were revoked, from stores that have `revokeAccessToken`. */
  readonly revokedAccessTokens?: readonly string[]
}

/** What has to be stored when a code is issued. The code itself is never stored. */
export type NewGrant = { readonly grant: Grant; readonly codeHash: string }

export type GrantStore = {
  /** Inserts it. Houses that have more to write at that moment use `issueCode` and write it in their own transaction. */
  save(site: Site, fresh: NewGrant): Promise<void>
  /**
   * One statement: marks the code used if it was not yet. `firstUse: false` says it was used before (RFC 6749 §4.1.2).
   * Unknown or expired (`now`, ms): undefined. A revoked grant: undefined.
   */
  takeCode(site: Site, codeHash: string, now: number): Promise<{ grant: Grant; firstUse: boolean } | undefined>
  /** The grant, unless it was revoked or its session has ended. */
  find(site: Site, grantId: string): Promise<Grant | undefined>
  /**
   * One statement: moves the family from `generation` to the next, or ends it when an older generation is shown again
   * outside the grace period (RFC 9700 §4.14.2). Within grace the current generation is returned and nothing moves.
   * The first refresh token of a grant carries generation 0. `rotate: false`: the generation stays, only its use is
   * noted. `idleMs` 0: no end by idleness; else unused for longer than that is undefined, like a revoked grant.
   */
  rotate(
    site: Site,
    grantId: string,
    generation: number,
    options: { now: number; graceMs: number; rotate: boolean; idleMs: number },
  ): Promise<{ grant: Grant; generation: number } | 'reuse' | undefined>
  /** Ends the grant: its code, every access token, its refresh family. Revoking twice is no error. */
  revoke(site: Site, grantId: string, now: number): Promise<void>
  /**
   * Ends one access token and leaves the grant alive (as Okta does). `expiresAt` in seconds: nobody asks after that.
   * Absent: revoking an access token ends its grant (RFC 7009 §2.1 allows both).
   */
  revokeAccessToken?(site: Site, grantId: string, tokenId: string, expiresAt: number): Promise<void>
}

/** Where pushed requests are until they are answered. Times in milliseconds. */
export type PushedRequests = {
  /** Every name begins with it, and nothing else does: `urn:…:`. */
  readonly uriPrefix: string
  readonly seconds: number
  /** The house's own parameters, which a browser may bring beside the name: where it left off at the sign-in page. */
  readonly carried: readonly string[]
  save(site: Site, request: { uriHash: string; clientId: string; parameters: string; expiresAt: number }): Promise<void>
  /** Undefined: unknown, used or over. */
  find(site: Site, uriHash: string, now: number): Promise<{ clientId: string; parameters: string } | undefined>
  /** One statement: true for the first caller alone. */
  use(site: Site, uriHash: string, now: number): Promise<boolean>
}

/** The house answered the browser itself (a page, a redirect elsewhere). */
export const ANSWERED = Symbol('answered')

export type AuthorizeContext = {
  readonly site: Site
  readonly client: Client
  readonly request: AuthorizeRequest
  readonly http: FastifyRequest
  readonly reply: FastifyReply
}

export type TokenContext = { readonly site: Site; readonly client: Client; readonly grant: Grant }

export type House = {
  readonly clock: Clock
  /** Undefined: no such issuer here; the house's own 404 answers. May throw the house's own errors. */
  site(http: FastifyRequest): Promise<Site | undefined>
  client(site: Site, clientId: string): Promise<Client | undefined>
  /** May a page of this origin hold our answer in a frame (`okta_post_message`)? Absent: none may. */
  mayFrame?(site: Site, origin: string): Promise<boolean>
  /** @throws ProtocolError  goes back to the application as an error response */
  identify(context: AuthorizeContext): Promise<Identified | typeof ANSWERED>
  readonly grants: GrantStore
  /**
   * A client asks for itself (RFC 6749 §4.4): the grant its access token names, stored where `grants.find` finds it.
   * Absent: not offered. `scopes` is what was asked for, or the site's default ones.
   *
   * @throws ProtocolError  goes back to the client
   */
  admitService?(context: {
    readonly site: Site
    readonly client: Client
    readonly scopes: readonly string[]
  }): Promise<Grant>
  /** Keeps requests that clients push (RFC 9126). Absent: not offered. */
  readonly pushed?: PushedRequests
  /** Remembers client assertions until they end (RFC 7523 §3, `jti`). Absent: `private_key_jwt` is not offered. */
  readonly assertions?: {
    /** One statement: true the first time this `jti` of this client is seen. `expiresAt` in seconds. */
    useOnce(site: Site, clientId: string, jti: string, expiresAt: number): Promise<boolean>
  }
  /** Keys a client publishes itself, for one that has none registered; `kid` names the one looked for. */
  clientKeys?(site: Site, client: Client, kid: string | undefined): Promise<readonly PublicJwk[]>
  /** May this client learn about a grant made to another one (RFC 7662 §2.1)? Absent: no, only about its own. */
  mayIntrospect?(site: Site, client: Client, grant: Grant): boolean
  readonly claims: {
    idToken(context: TokenContext): Promise<Record<string, unknown>> | Record<string, unknown>
    userinfo(context: TokenContext): Promise<Record<string, unknown>> | Record<string, unknown>
    /** For JWT access tokens, and for introspection. `sub` and `aud` belong here. */
    accessToken(context: TokenContext): Promise<Record<string, unknown>> | Record<string, unknown>
    /** What introspection says besides (RFC 7662 §2.2), of access and refresh tokens alike. */
    introspection?(context: TokenContext): Record<string, unknown>
  }
  /** Who an ID token says made it, where that is the client's to choose. Absent: the site's issuer. */
  idTokenIssuer?(context: TokenContext): Promise<string> | string
  /**
   * Ends the browser's session; `subject` and `sessionId` come from a verified `id_token_hint`.
   * @throws ProtocolError  nothing was ended and the error page is shown (the hint names another person than the session)
   */
  endSession(context: {
    readonly site: Site
    readonly http: FastifyRequest
    readonly reply: FastifyReply
    readonly hint: { subject: string; sessionId?: string; clientId: string } | undefined
  }): Promise<void>
  /** Is anybody signed in in this browser? A link that would sign nobody out asks nobody. Absent: somebody may be. */
  isSignedIn?(context: { readonly site: Site; readonly http: FastifyRequest }): Promise<boolean>
  /** RP-initiated logout without a hint we can trust asks first (OIDC RP-Initiated Logout 1.0 §2). Renders the page; its form POSTs `confirm=yes` and the given fields to the same URL. */
  confirmLogout(context: {
    site: Site
    http: FastifyRequest
    reply: FastifyReply
    fields: Record<string, string>
  }): Promise<FastifyReply> | FastifyReply
  loggedOutPage(context: { site: Site; http: FastifyRequest; reply: FastifyReply }): FastifyReply
  /** An error that may not go to the redirect URI: a page of this house (RFC 6749 §4.1.2.1). */
  errorPage(context: {
    site: Site
    http: FastifyRequest
    reply: FastifyReply
    error: ProtocolError
  }): Promise<FastifyReply> | FastifyReply
  /** How this house words it; absent: the engine's own words. `also`: further members of a JSON answer. */
  wording?(
    site: Site,
    error: ProtocolError,
  ): { status?: number; error?: string; description: string; also?: Readonly<Record<string, unknown>> }
  /** Called for every refused or granted request, for the house's log; never with a secret. */
  note?(event: ProtocolNote): Promise<void> | void
}

export type ProtocolNote = {
  readonly site: Site
  readonly endpoint: 'authorize' | 'token' | 'userinfo' | 'introspect' | 'revoke' | 'logout' | 'par'
  readonly http: FastifyRequest
  readonly clientId?: string
  readonly subject?: string
  readonly outcome: 'granted' | 'refused'
  readonly reason?: string
  /** The whole refusal; its `facts` are for the log. */
  readonly error?: ProtocolError
}
