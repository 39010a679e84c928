// The smallest house there is, in memory: for the engine's own tests. Two issuers (`one`, `two`) on one server, people
// who are signed in because a test says so.
import { movableClock } from '../kit/clock.ts'
import { randomToken, sha256 } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'
import { createServer, freePort, listen } from '../kit/server.ts'
import type { Client, Grant, GrantStore, House, Identified, Lifetimes, NewGrant, ProtocolNote, Site } from './house.ts'
import { ANSWERED } from './house.ts'
import { mountProvider } from './mount-provider.ts'
import { ProtocolError } from './protocol-error.ts'
import type { SigningAlg } from './signing-key.ts'
import { generateSigningKey } from './signing-key.ts'

export const SECRET = 'correct horse battery staple'
export const REDIRECT_URI = 'http://localhost:9/callback?app=1'
/** openid-client takes the whole query of an answer for the answer. */
export const PLAIN_REDIRECT_URI = 'http://localhost:9/plain'
export const LOGOUT_URI = 'http://localhost:9/bye'

export type Person = { subject: string; authTime: number; scopes?: string[]; lifetimes?: Partial<Lifetimes> }

export type TestHouseOptions = {
  accessTokens?: 'opaque' | 'jwt'
  alg?: SigningAlg
  site?: Partial<Site>
  wording?: House['wording']
}

const LIFETIMES: Lifetimes = { idToken: 3600, accessToken: 3600, refresh: 86_400, refreshIdle: 0 }

/** Opens the house on a free port. Close it with `close`. */
export async function openTestHouse(options: TestHouseOptions = {}) {
  const clock = movableClock(Date.UTC(2026, 0, 15))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const { key } = await generateSigningKey(options.alg)
  const secrets = randomToken()
  const sites = new Map(
    ['one', 'two'].map((name) => [
      name,
      {
        ...siteNamed(name, url, key, Buffer.from(secrets)),
        ...(options.accessTokens === 'jwt' ? { accessTokenKey: key } : {}),
        ...options.site,
      } satisfies Site,
    ]),
  )
  const clients = new Map<string, Client>([
    ['app', clientNamed('app')],
    ['other', clientNamed('other')],
    ['spa', { ...clientNamed('spa'), authMethods: ['none'], secretHashes: [] }],
  ])
  const state = {
    person: { subject: 'ada', authTime: clock.now() / 1000 - 60 } as Person | undefined,
    ended: [] as unknown[],
    notes: [] as ProtocolNote[],
    assertions: new Set<string>(),
  }
  const grants = memoryGrants()

  const house: House = {
    clock,
    site: async (http) => sites.get((http.params as { site: string }).site),
    client: async (_site, clientId) => clients.get(clientId),
    async identify({ request, reply }) {
      if (state.person === undefined && request.prompts.includes('none')) {
        throw new ProtocolError('login_required', 'login_required', 'Nobody is signed in.')
      }
      if (state.person === undefined) {
        reply.send('sign-in page')
        return ANSWERED
      }
      return identified(state.person, request.scopes)
    },
    grants,
    assertions: {
      async useOnce(_site, clientId, jti) {
        if (state.assertions.has(`${clientId} ${jti}`)) return false
        state.assertions.add(`${clientId} ${jti}`)
        return true
      },
    },
    claims: {
      idToken: ({ grant }) => ({
        ver: 1,
        email: `${grant.subject}@acme.example`,
        iss: 'https://evil.example',
        jti: 'AT.x',
      }),
      userinfo: ({ grant }) => ({ sub: 'somebody else', email: `${grant.subject}@acme.example`, email_verified: true }),
      accessToken: ({ grant, client }) => ({
        sub: `${grant.subject}@acme.example`,
        aud: 'api://acme',
        cid: client.clientId,
        scp: grant.scopes,
      }),
    },
    async endSession({ hint }) {
      state.ended.push(hint ?? 'confirmed')
      state.person = undefined
    },
    confirmLogout: ({ reply, fields }) => reply.code(200).send(`confirm? ${JSON.stringify(fields)}`),
    loggedOutPage: ({ reply }) => reply.send('signed out'),
    errorPage: ({ reply, error }) => reply.code(400).send(`error page: ${error.reason}`),
    ...(options.wording === undefined ? {} : { wording: options.wording }),
    note: (event) => void state.notes.push(event),
  }

  const app = createServer({ log: silentLog })
  app.setErrorHandler(
    (error: Error, _request, reply) => void reply.code(500).send(`the house's page: ${error.message}`),
  )
  mountProvider(app, house, {
    authorize: ['/:site/authorize'],
    token: ['/:site/token'],
    userinfo: ['/:site/userinfo'],
    keys: ['/:site/keys'],
    introspect: ['/:site/introspect'],
    revoke: ['/:site/revoke'],
    logout: ['/:site/logout'],
    openidConfiguration: ['/:site/.well-known/openid-configuration'],
    serverMetadata: ['/.well-known/oauth-authorization-server/:site', '/:site/.well-known/oauth-authorization-server'],
  })
  await listen(app, port)
  // A test that fails halfway must not keep its process alive.
  app.server.unref()

  const get = (path: string, query: Record<string, string> = {}, headers: Record<string, string> = {}) =>
    app.inject({ method: 'GET', url: `${path}?${new URLSearchParams(query)}`, headers })
  const post = (path: string, form: Record<string, string> | string, headers: Record<string, string> = {}) =>
    app.inject({
      method: 'POST',
      url: path,
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
      payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    })

  /** Sends an authorization request of `app` and reads the answer off the redirect. */
  const authorize = async (changed: Record<string, string | undefined> = {}) => {
    const response = await get('/one/authorize', defined({ ...AUTHORIZE, ...changed }))
    const location = response.headers.location
    return { response, location, answer: location === undefined ? {} : answerIn(location) }
  }
  /** A fresh code. */
  const code = async (changed: Record<string, string | undefined> = {}): Promise<string> => {
    const { answer, response } = await authorize(changed)
    if (answer.code === undefined)
      throw new Error(`no code: ${response.statusCode} ${response.headers.location ?? response.body}`)
    return answer.code
  }
  /** Redeems something at the token endpoint as `app`, unless told otherwise. */
  const redeem = async (form: Record<string, string>, headers: Record<string, string> = basic('app', SECRET)) => {
    const response = await post('/one/token', form, headers)
    return { status: response.statusCode, headers: response.headers, body: response.json() as Record<string, string> }
  }
  const redeemCode = (of: string, more: Record<string, string> = {}, headers?: Record<string, string>) =>
    redeem({ grant_type: 'authorization_code', code: of, redirect_uri: REDIRECT_URI, ...more }, headers)
  const refresh = (of: string, more: Record<string, string> = {}, headers?: Record<string, string>) =>
    redeem({ grant_type: 'refresh_token', refresh_token: of, ...more }, headers)
  const userinfo = (accessToken: string, site = 'one') =>
    get(`/${site}/userinfo`, {}, { authorization: `Bearer ${accessToken}` })

  return {
    app,
    url,
    clock,
    house,
    sites,
    clients,
    grants,
    state,
    key,
    get,
    post,
    authorize,
    code,
    redeem,
    redeemCode,
    refresh,
    userinfo,
    /** Changes how a client is registered. */
    register: (clientId: string, changed: Partial<Client>) =>
      clients.set(clientId, { ...clientNamed(clientId), ...clients.get(clientId), ...changed }),
    close: () => app.close(),
  }
}

export type TestHouse = Awaited<ReturnType<typeof openTestHouse>>

const AUTHORIZE = {
  client_id: 'app',
  response_type: 'code',
  redirect_uri: REDIRECT_URI,
  scope: 'openid email offline_access',
  state: 'a state & more',
  nonce: 'a nonce',
}

/** The Basic header of a client, encoded as RFC 6749 §2.3.1 asks. */
export function basic(clientId: string, secret: string): { authorization: string } {
  const form = (text: string) => new URLSearchParams({ '': text }).toString().slice(1)
  return { authorization: `Basic ${Buffer.from(`${form(clientId)}:${form(secret)}`).toString('base64')}` }
}

/** The parameters an answer added to the redirect URI. */
export function answerIn(location: string): Record<string, string> {
  return Object.fromEntries(new URL(location).searchParams)
}

function defined(record: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).filter((pair): pair is [string, string] => pair[1] !== undefined))
}

function identified(person: Person, asked: readonly string[]): Identified {
  return {
    subject: person.subject,
    sessionId: `session of ${person.subject}`,
    authTime: Math.floor(person.authTime),
    amr: ['pwd'],
    scopes: person.scopes ?? asked,
    lifetimes: { ...LIFETIMES, ...person.lifetimes },
    detail: {},
  }
}

function siteNamed(name: string, url: string, key: Site['keys']['active'], tokenSecret: Uint8Array): Site {
  const issuer = `${url}/${name}`
  return {
    key: name,
    issuer,
    endpoints: {
      authorization: `${issuer}/authorize`,
      token: `${issuer}/token`,
      userinfo: `${issuer}/userinfo`,
      jwks: `${issuer}/keys`,
      introspection: `${issuer}/introspect`,
      revocation: `${issuer}/revoke`,
      endSession: `${issuer}/logout`,
    },
    keys: { active: key, published: [key.publicJwk] },
    scopesSupported: ['openid', 'email', 'profile', 'offline_access'],
    claimsSupported: ['sub', 'email'],
    requireState: false,
    issInResponse: true,
    codeSeconds: 60,
    jwksSeconds: 3600,
    tokenSecret,
  }
}

function clientNamed(clientId: string): Client {
  return {
    clientId,
    redirectUris: [REDIRECT_URI, PLAIN_REDIRECT_URI],
    postLogoutRedirectUris: [LOGOUT_URI],
    authMethods: ['client_secret_basic', 'client_secret_post'],
    secretHashes: [sha256(SECRET)],
    jwks: [],
    grantTypes: ['authorization_code', 'refresh_token'],
    requirePkce: false,
    refresh: { rotate: true, graceSeconds: 0 },
  }
}

type Row = { grant: Grant; codeHash: string; codeUsed: boolean; revoked: boolean; generation: number; turnedAt: number }

/** `GrantStore` as its documentation says, on a Map. */
function memoryGrants(): GrantStore & { rows: Map<string, Row> } {
  const rows = new Map<string, Row>()
  const alive = (grantId: string) => {
    const row = rows.get(grantId)
    return row === undefined || row.revoked ? undefined : row
  }
  return {
    rows,
    async save(_site, fresh: NewGrant) {
      rows.set(fresh.grant.id, {
        ...fresh,
        codeUsed: false,
        revoked: false,
        generation: 0,
        turnedAt: fresh.grant.createdAt,
      })
    },
    async takeCode(site, codeHash, now) {
      const row = [...rows.values()].find((one) => one.codeHash === codeHash && one.grant.siteKey === site.key)
      if (row === undefined || row.revoked || now >= row.grant.codeExpiresAt) return undefined
      const firstUse = !row.codeUsed
      row.codeUsed = true
      return { grant: row.grant, firstUse }
    },
    async find(site, grantId) {
      const row = alive(grantId)
      return row?.grant.siteKey === site.key ? { ...row.grant, refreshGeneration: row.generation } : undefined
    },
    async rotate(_site, grantId, generation, { now, graceMs, rotate, idleMs }) {
      const row = alive(grantId)
      if (row === undefined || generation > row.generation) return undefined
      if (idleMs > 0 && now - row.turnedAt > idleMs) return undefined
      if (generation === row.generation) {
        if (rotate) row.generation++
        row.turnedAt = now
        return { grant: row.grant, generation: row.generation }
      }
      if (generation === row.generation - 1 && now - row.turnedAt < graceMs)
        return { grant: row.grant, generation: row.generation }
      row.revoked = true
      return 'reuse'
    },
    async revoke(_site, grantId) {
      const row = rows.get(grantId)
      if (row !== undefined) row.revoked = true
    },
  }
}
