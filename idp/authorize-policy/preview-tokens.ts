// Token Preview: what would these tokens say, and which policy and rule would decide? The questions of a real request,
// asked of the same code; the tokens are made like real ones and only their payloads leave.
import type { Kysely } from 'kysely'
import { oktaId } from '../../kit/ids.ts'
import { mintAccessToken } from '../../openid/access-token.ts'
import { issueCode } from '../../openid/authorize.ts'
import type { Grant, House } from '../../openid/house.ts'
import { mintIdToken } from '../../openid/id-token.ts'
import { type JwtPayload, peekJwt } from '../../openid/jwt.ts'
import { ProtocolError } from '../../openid/protocol-error.ts'
import { requestedScopes } from '../../openid/requested-scopes.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { resourceNotFound } from '../okta-error.ts'
import type { Org } from '../orgs/org.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import type { BrowserSession } from '../sessions/org-session.ts'
import type { AccessPolicy, PolicyExplanation } from './access-policy.ts'
import { type AdmitPerson, asGrant } from './admit-person.ts'
import type { judgeService } from './admit-service.ts'
import { type OktaSites, oktaSite } from './okta-site.ts'
import { oktaWording } from './okta-wording.ts'
import { type OktaClient, oktaClient } from './org-client.ts'
import type { PersonGroups } from './person-groups.ts'

export type PreviewQuestion = {
  readonly clientId: string
  readonly grantType: string
  /** Whose tokens; not for an app that asks for itself. */
  readonly userId?: string
  readonly scopes: readonly string[]
}

export type TokenPreview = {
  readonly idToken?: JwtPayload
  readonly accessToken?: JwtPayload
  readonly error?: string
  readonly error_description?: string
  readonly decision: PolicyExplanation
}

type PreviewTools = {
  readonly deps: IdpDeps
  readonly house: House
  readonly sites: OktaSites
  readonly admit: AdmitPerson
  readonly judge: ReturnType<typeof judgeService>
  readonly policy: AccessPolicy
  readonly groupsOf: PersonGroups
}

/** @throws OktaError  E0000007: no such authorization server, application or person */
export function previewTokens(tools: PreviewTools) {
  const { deps, house, sites, policy } = tools

  return async (org: Org, serverId: string, question: PreviewQuestion): Promise<TokenPreview> => {
    const site = await sites.of(org, serverId)
    const client = await house.client(site, question.clientId)
    if (client === undefined) throw resourceNotFound(question.clientId, 'OAuthClient')
    const person = question.userId === undefined ? undefined : await personOf(deps.db.kysely, org.id, question.userId)
    const asked = { ...question, site, client: oktaClient(client), person }
    const decision = await policy.explain(policyQuestion(tools, asked))
    try {
      return { ...(await tokensFor(tools, asked)), decision }
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      const { error: name = error.error, description } = oktaWording(error)
      return { error: name, error_description: description, decision }
    }
  }
}

type Asked = PreviewQuestion & {
  readonly site: Awaited<ReturnType<OktaSites['of']>>
  readonly client: OktaClient
  readonly person: BrowserSession | undefined
}

function policyQuestion({ groupsOf }: PreviewTools, { site, client, person, grantType, scopes }: Asked) {
  const { org, server } = oktaSite(site)
  return {
    serverId: server?.id ?? '',
    clientId: client.clientId,
    grantType,
    scopes: scopes.length === 0 ? (site.defaultScopes ?? []) : scopes,
    ...(person === undefined ? {} : { userId: person.userId }),
    groupIds: async () => (person === undefined ? [] : (await groupsOf(org.id, person.userId)).map(({ id }) => id)),
  }
}

async function tokensFor(tools: PreviewTools, asked: Asked): Promise<Pick<TokenPreview, 'idToken' | 'accessToken'>> {
  const { house, deps } = tools
  const { site, client } = asked
  const grant = await grantFor(tools, asked)
  const now = deps.clock.now()
  const context = { site, client, grant }
  const accessToken = await mintAccessToken(house, context, grant, now)
  const payload = { accessToken: peekJwt(accessToken).payload }
  if (!grant.scopes.includes('openid')) return payload
  const idToken = await mintIdToken(house, context, { accessToken, nonce: undefined, now })
  return { ...payload, idToken: peekJwt(idToken).payload }
}

async function grantFor({ admit, judge, deps }: PreviewTools, asked: Asked): Promise<Grant> {
  const { site, client, grantType, person } = asked
  if (!client.grantTypes.includes(grantType)) {
    const facts = { configured: client.grantTypes }
    throw new ProtocolError('unauthorized_client', 'unauthorized_client', 'Not a grant type of the app.', { facts })
  }
  if (grantType === 'client_credentials')
    return judge({ site, client, scopes: asked.scopes.length === 0 ? (site.defaultScopes ?? []) : asked.scopes })
  if (person === undefined)
    throw new ProtocolError('invalid_request', 'invalid_request', 'A person is needed for this grant type.')
  const scopes = requestedScopes(site, asked.scopes.join(' '))
  const identified = await admit({ site, client, scopes, session: person })
  const request = {
    siteKey: site.key,
    clientId: client.clientId,
    redirectUri: client.redirectUris[0] ?? '',
    responseMode: 'query',
    scopes,
    prompts: [],
    extra: {},
  } as const
  const { grant } = issueCode(site, request, identified, deps.clock.now()).fresh
  return { ...grant, detail: asGrant(identified, person).detail }
}

/** As if they had just signed in with their password. */
async function personOf(db: Kysely<IdpSchema>, orgId: string, userId: string): Promise<BrowserSession> {
  const row = await db
    .selectFrom('users')
    .select(['id', 'login', 'profile_json', 'updated_at'])
    .where('org_id', '=', orgId)
    .where('id', '=', userId)
    .executeTakeFirst()
  if (row === undefined) throw resourceNotFound(userId, 'User')
  return {
    id: oktaId('102'),
    userId: row.id,
    login: row.login,
    profile: JSON.parse(row.profile_json),
    authTime: row.updated_at,
    amr: ['pwd'],
    factorAt: null,
  }
}
