// Operators through the SaaS's own Okta, by the one connection an owner named. The desk is an application like any other:
//
//   GET /console/okta       state, nonce and verifier sealed into a cookie → /authorize, and from there to Okta; `?again`:
//                           it asks who they are, also who is signed in there
//   GET /console/callback   back with a code → redeemed here, within the house → whose account → which operator → a session,
//                           as old as what they showed at Okta: whoever is let through there has confirmed nothing here
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { randomToken } from '../../kit/ids.ts'
import { parameters } from '../../kit/server.ts'
import type { Account } from '../accounts/account.ts'
import { accountStore } from '../accounts/account-store.ts'
import { connectionStore } from '../connections/connection-store.ts'
import type { Operator } from '../operators/operator.ts'
import { operatorAtOkta } from '../operators/operator-at-okta.ts'
import { operatorsConnectionStore } from '../operators/operators-connection.ts'
import { type DeskRequest, deskAuthorizeUrl, deskTokenForm } from './desk-client.ts'
import { openSession } from './enter-by-passkey.ts'
import type { EnterDeps } from './enter-deps.ts'
import { NoOperatorsOkta, NotAnOperator, OktaAnswerGone, TooManyTries } from './enter-errors.ts'

const COOKIE = 'gp_desk_okta'
const LIVES_MS = 10 * 60_000
const browsersOnly = { exposeHeadRoute: false }

export function mountEnterByOkta(app: FastifyInstance, deps: EnterDeps): void {
  const { publicUrl, clock } = deps
  const jar = cookieJar(publicUrl.startsWith('https:'))
  const box = deps.box('desk-okta')

  app.get('/console/okta', browsersOnly, async (http, reply) => {
    if (deps.tries.take(http.ip) !== undefined) throw new TooManyTries('one address', { ip: http.ip })
    const connectionId = await operatorsOkta(deps)
    const request: DeskRequest = { state: randomToken(), nonce: randomToken(), verifier: randomToken() }
    const sealed = box.seal(JSON.stringify({ ...request, until: clock.now() + LIVES_MS }), COOKIE)
    // Lax: the browser comes back from another site.
    reply.header('set-cookie', jar.set(COOKIE, sealed, { maxAgeSeconds: LIVES_MS / 1000 }))
    return away(reply, deskAuthorizeUrl(publicUrl, connectionId, request, parameters(http.query).has('again')))
  })

  app.get('/console/callback', browsersOnly, async (http, reply) => {
    const asked = requestOf(http)
    const answer = parameters(http.query)
    if (answer.get('state') !== asked.state || answer.get('iss') !== publicUrl)
      throw new OktaAnswerGone('an answer to another request')
    const code = answer.get('code')
    if (code === undefined) throw new NotAnOperator('refused on the way', { error: answer.get('error')?.slice(0, 100) })
    const { account, provenAt } = await accountBehind(code, asked)
    const operator = await operatorOf(deps, account)
    const cookie = await deps.db.transaction((trx) => openSession(deps, trx, operator.id, { okta: 'own' }, provenAt))
    reply.header('set-cookie', [cookie, jar.clear(COOKIE)])
    return away(reply, '/console')
  })

  /** @throws OktaAnswerGone  this browser did not ask, or too long ago */
  function requestOf(http: FastifyRequest): DeskRequest {
    const sealed = readCookies(http).get(jar.name(COOKIE))
    const text = sealed === undefined ? undefined : box.open(sealed, COOKIE)
    const request = text === undefined ? undefined : (JSON.parse(text) as DeskRequest & { until: number })
    if (request === undefined || request.until < clock.now()) throw new OktaAnswerGone('nothing was asked here')
    return request
  }

  /** Nothing leaves the process, so the token is the house's own word: OIDC Core §3.1.3.7, step 6. */
  async function accountBehind(code: string, request: DeskRequest): Promise<{ account: Account; provenAt: number }> {
    const answer = await app.inject({
      method: 'POST',
      url: '/token',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: deskTokenForm(publicUrl, code, request).toString(),
    })
    const { id_token: token = '' } = answer.json() as { id_token?: string }
    const [, claims = ''] = token.split('.')
    const said = JSON.parse(Buffer.from(claims, 'base64url').toString() || '{}') as Partial<OurIdToken>
    const { sub, nonce, auth_time: authTime } = said
    if (answer.statusCode !== 200 || sub === undefined || authTime === undefined || nonce !== request.nonce)
      throw new OktaAnswerGone('the code is worth nothing', { status: answer.statusCode })
    const account = await accountStore(deps).find(sub)
    if (account === undefined) throw new NotAnOperator('no such account', { account: sub })
    return { account, provenAt: authTime * 1000 }
  }
}

/** @see openid/id-token.ts */
type OurIdToken = { readonly sub: string; readonly nonce: string; readonly auth_time: number }

/** @returns the connection's id @throws NoOperatorsOkta */
async function operatorsOkta(deps: EnterDeps): Promise<string> {
  const named = await operatorsConnectionStore(deps).find()
  if (named === undefined) throw new NoOperatorsOkta('no connection is named')
  const connection = await connectionStore(deps).find(named.connectionId)
  if (connection?.status !== 'active' || connection.issuer !== named.issuer)
    throw new NoOperatorsOkta('the connection is not what it was when it was named', { connection: named.connectionId })
  return named.connectionId
}

/** @throws NotAnOperator, NoOperatorsOkta */
async function operatorOf(deps: EnterDeps, account: Account): Promise<Operator> {
  const connectionId = await operatorsOkta(deps)
  const named = await operatorsConnectionStore(deps).find()
  if (account.connectionId !== connectionId || account.issuer !== named?.issuer || account.status !== 'active')
    throw new NotAnOperator('an account of another connection', { account: account.id })
  const operator = await operatorAtOkta(deps, account)
  if (operator === undefined) throw new NotAnOperator('nobody here', { account: account.id })
  return operator
}

function away(reply: FastifyReply, url: string): FastifyReply {
  return reply.header('cache-control', 'no-store').header('referrer-policy', 'no-referrer').redirect(url, 303)
}
