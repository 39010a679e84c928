import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import type { ApiToken } from '../api-tokens/api-token.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { OktaError, validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { Rights } from '../roles/rights.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { BrowserSession } from '../sessions/org-session.ts'
import type { LogParty, NewLogEvent } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'

export type AdminApiDeps = IdpDeps & {
  readonly orgOf: (request: FastifyRequest) => Promise<Org | undefined>
  /** The session this browser has at the org, if it lives. */
  readonly sessionOf: (orgId: string, request: FastifyRequest) => Promise<BrowserSession | undefined>
  /** The key that signs for the org (`org`) or one of its authorization servers (its id); absent: not shown. */
  readonly signingKid?: (orgId: string, siteKey: string) => Promise<string | undefined>
  /** The keys of the org's servers, to be listed and turned. */
  readonly signingKeys?: SigningKeys
  /** Is this an app sign-in policy of the org's? */
  readonly isAccessPolicy?: (orgId: string, policyId: string) => Promise<boolean>
  /** What tokens of a server would say, and which policy and rule would decide. */
  readonly previewTokens?: (org: Org, serverId: string, question: PreviewAsked) => Promise<object>
  /** Letters and links for those who have to choose a password; absent: nobody sends any. */
  readonly passwordLinks?: PasswordLinks
  /** Who speaks with an access token of the org's own server; undefined: nobody. No `userId`: an app for itself. */
  readonly bearerOf?: (org: Org, accessToken: string) => Promise<ApiBearer | undefined>
}

/** As `idp/keys` has it. */
export type SigningKeys = {
  list(orgId: string, siteKey: string): Promise<readonly ListedKey[]>
  rotate(orgId: string, siteKey: string): Promise<unknown>
}

export type ListedKey = {
  readonly status: 'ACTIVE' | 'NEXT' | 'EXPIRED'
  readonly createdAt: number
  readonly updatedAt: number
  readonly publicJwk: { readonly kid: string; readonly kty: string }
}

/** Ways in for somebody without a password: `/welcome/{token}` and `/signin/reset-password/{token}`. */
export type PasswordLinks = {
  /**
   * Makes a link, in the transaction of the change; earlier ones for the same purpose end.
   *
   * @param wanted.mail  it is sent to the person, once the transaction is through
   */
  issue(
    trx: Transaction<IdpSchema>,
    org: Org,
    user: User,
    wanted: { purpose: 'activation' | 'reset'; mail: boolean; now: number },
  ): Promise<{ token: string; url: string }>
}

type PreviewAsked = {
  readonly clientId: string
  readonly grantType: string
  readonly userId?: string
  readonly scopes: readonly string[]
}

export type ApiBearer = {
  readonly clientId: string
  readonly appId: string
  readonly label: string
  readonly userId?: string
  readonly scopes: readonly string[]
}

/** Who does it: a person, by token, by browser session or through an app; or an app for itself. */
export type ApiActor = {
  readonly id: string
  readonly type: 'User' | 'PublicClientApp'
  /** An app's is its client id. */
  readonly login: string
  readonly displayName: string
}

/** One authorized call, as an operation sees it. */
export type ApiCall = {
  readonly org: Org
  readonly actor: ApiActor
  /** What the actor may; a route's own scope has been asked for by then. */
  readonly rights: Rights
  /** The API token the call came with, when it came with one. */
  readonly token?: ApiToken
  /** The browser session it came with, when it came with that. */
  readonly sessionId?: string
  readonly requestId: string
  readonly now: number
  readonly params: Readonly<Record<string, string>>
  readonly query: ReadonlyMap<string, string>
  readonly body: unknown
  /** Path below the org's URL, without the query. */
  readonly path: string
  readonly http: FastifyRequest
  readonly reply: FastifyReply
}

/** One operation of the API. What `run` returns is the body; nothing returned is 204. */
export type ApiRoute = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE' | 'PATCH'
  /** Below `/api/v1`. */
  readonly path: string
  /** What a caller must be allowed, in Okta's own name for it; `self`: any person may, about themselves. */
  readonly scope: `okta.${string}.${'read' | 'manage'}` | 'self'
  /** 200 unless said otherwise. */
  readonly status?: number
  /** JSON unless said otherwise; a form comes as the bytes it was sent as. */
  readonly accepts?: 'multipart'
  run(deps: AdminApiDeps, call: ApiCall): Promise<unknown>
}

/** @throws OktaError  E0000003: the body is no JSON object */
export function bodyObject(call: ApiCall): Record<string, unknown> {
  if (!isObject(call.body)) throw new OktaError('E0000003')
  return call.body
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A member that has to be an object. @throws OktaError  E0000001 */
export function objectMember(body: Record<string, unknown>, name: string): Record<string, unknown> {
  const member = body[name]
  if (!isObject(member)) throw validationFailed(name, [`${name}: The field is required and must be an object`])
  return member
}

export function isTrue(query: ReadonlyMap<string, string>, name: string, usual: boolean): boolean {
  const value = query.get(name)
  return value === undefined ? usual : value.toLowerCase() === 'true'
}

/** A parameter of the path; the route table guarantees it. */
export function param(call: ApiCall, name: string): string {
  return call.params[name] ?? ''
}

/** An event that may have ended otherwise than well. */
type Noted = Pick<NewLogEvent, 'eventType' | 'outcome'>

/**
 * Changes something and says so in the System Log, both or neither.
 *
 * @param work  gets the transaction, and `note` to tell the log what happened to whom
 */
export function change<T>(
  deps: AdminApiDeps,
  call: ApiCall,
  work: (trx: Transaction<IdpSchema>, note: (event: string | Noted, ...target: LogParty[]) => void) => Promise<T>,
): Promise<T> {
  return deps.db.transaction(async (trx) => {
    const noted: (Noted & { target: LogParty[] })[] = []
    const result = await work(trx, (event, ...target) => {
      noted.push({ ...(typeof event === 'string' ? { eventType: event } : event), target })
    })
    await systemLogStore(trx).write(
      call.org.id,
      noted.map((event) => ({ ...event, ...circumstances(call) })),
      call.now,
    )
    return result
  })
}

function circumstances(call: ApiCall) {
  const { actor, token, sessionId, http } = call
  const userAgent = http.headers['user-agent']?.slice(0, 300)
  return {
    actor: { id: actor.id, type: actor.type, alternateId: actor.login, displayName: actor.displayName },
    client: { ipAddress: http.ip, ...(userAgent === undefined ? {} : { userAgent }) },
    transaction: {
      id: call.requestId,
      ...(token === undefined ? {} : { requestApiTokenId: token.id }),
      ...(sessionId === undefined ? {} : { sessionId }),
    },
    debugData: { requestUri: call.path, requestId: call.requestId },
  }
}

/** Okta's way to write a time. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString()
}

export function isoTimeOrNull(ms: number | null): string | null {
  return ms === null ? null : isoTime(ms)
}
