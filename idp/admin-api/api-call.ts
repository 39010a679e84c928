import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import type { ApiToken, TokenOwner } from '../api-tokens/api-token.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { OktaError, validationFailed } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { LogParty } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'

export type AdminApiDeps = IdpDeps & {
  readonly orgOf: (request: FastifyRequest) => Promise<Org | undefined>
  /** The key that signs for the org (`org`) or one of its authorization servers (its id); absent: not shown. */
  readonly signingKid?: (orgId: string, siteKey: string) => Promise<string | undefined>
  /** What tokens of a server would say, and which policy and rule would decide. */
  readonly previewTokens?: (org: Org, serverId: string, question: PreviewAsked) => Promise<object>
  /** Who speaks with an access token of the org's own server; undefined: nobody. No `userId`: an app for itself. */
  readonly bearerOf?: (org: Org, accessToken: string) => Promise<ApiBearer | undefined>
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

/** One authorized call, as an operation sees it. */
export type ApiCall = {
  readonly org: Org
  readonly token: ApiToken
  readonly owner: TokenOwner
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
  /** What a caller must be allowed: Okta's own name for it, the same for a token's owner and for an app's access token. */
  readonly scope: `okta.${string}.${'read' | 'manage'}` | 'self'
  /** 200 unless said otherwise. */
  readonly status?: number
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

/**
 * Changes something and says so in the System Log, both or neither.
 *
 * @param work  gets the transaction, and `note` to tell the log what happened to whom
 */
export function change<T>(
  deps: AdminApiDeps,
  call: ApiCall,
  work: (trx: Transaction<IdpSchema>, note: (eventType: string, ...target: LogParty[]) => void) => Promise<T>,
): Promise<T> {
  return deps.db.transaction(async (trx) => {
    const noted: { eventType: string; target: LogParty[] }[] = []
    const result = await work(trx, (eventType, ...target) => void noted.push({ eventType, target }))
    await systemLogStore(trx).write(
      call.org.id,
      noted.map((event) => ({ ...event, ...circumstances(call) })),
      call.now,
    )
    return result
  })
}

function circumstances(call: ApiCall) {
  const { owner, token, http } = call
  const userAgent = http.headers['user-agent']?.slice(0, 300)
  return {
    actor: { id: owner.id, type: 'User', alternateId: owner.login, displayName: owner.displayName },
    client: { ipAddress: http.ip, ...(userAgent === undefined ? {} : { userAgent }) },
    transaction: { id: call.requestId, requestApiTokenId: token.id },
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
