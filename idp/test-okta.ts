// For tests: an Okta of one's own with the org Acme and people in it, and browsers to visit it with.
import http from 'node:http'
import { type Clock, movableClock } from '../kit/clock.ts'
import { randomToken, sha256 } from '../kit/ids.ts'
import { secretBox } from '../kit/secret-box.ts'
import { freePort } from '../kit/server.ts'
import { type DatabaseUnderTest, databasesUnderTest } from '../kit/test-database.ts'
import { type Idp, openIdp } from './app.ts'
import { readApp } from './apps/app-rules.ts'
import { appSecretStore } from './apps/app-secret-store.ts'
import { appStore } from './apps/app-store.ts'
import { assignmentStore } from './apps/assignment-store.ts'
import type { App } from './apps/okta-app.ts'
import { authorizationServerStore } from './authorization-servers/authorization-server-store.ts'
import { policyStore } from './authorization-servers/policy-store.ts'
import { groupStore } from './groups/group-store.ts'
import { userStore } from './users/user-store.ts'

export const PASSWORD = 'Correct-horse-7'
export const CALLBACK = 'http://localhost:9/callback'
export const ADA = 'ada@acme.example'
/** Not in Everyone's way: Grace has no app. */
export const GRACE = 'grace@acme.example'

export type TestOkta = Awaited<ReturnType<typeof openTestOkta>>
export type TestApp = { app: App; clientId: string; secret: string }

export async function openTestOkta(database: DatabaseUnderTest = databasesUnderTest()[0] as DatabaseUnderTest) {
  const port = await freePort()
  const clock: Clock & { advance(ms: number): void } = movableClock()
  const config = {
    databaseUrl: await database.url(),
    baseUrl: `http://okta.localhost:${port}`,
    masterKeys: [{ id: 'k1', secret: Buffer.from(randomToken(32), 'base64url') }],
  }
  const idp: Idp = await openIdp({ ...config, clock })
  const org = await idp.seedOrg({
    subdomain: 'acme',
    name: 'Acme',
    admin: { login: 'admin@acme.example', password: PASSWORD, firstName: 'Alan', lastName: 'Admin' },
    people: [
      { login: ADA, password: PASSWORD, firstName: 'Ada', lastName: 'Lovelace', groups: ['Parking priority'] },
      { login: GRACE, password: PASSWORD, firstName: 'Grace', lastName: 'Hopper' },
    ],
  })
  await idp.listen(port)
  const { kysely } = idp.db
  const userId = async (login: string) => (await userStore(kysely).byLogin(org.orgId, login))?.id as string

  return {
    idp,
    clock,
    port,
    orgId: org.orgId,
    url: org.url,
    apiToken: org.apiToken,
    userId,
    browser: () => new TestBrowser(port),
    /** What this Okta seals with. */
    box: (purpose: string) => secretBox(config.masterKeys, `idp/${purpose}`),

    /** A web app with a secret, assigned to Ada alone. */
    async addApp(
      options: {
        label?: string
        method?: 'client_secret_basic' | 'private_key_jwt' | 'none'
        oauthClient?: object
        pkce?: boolean
        visibility?: object
      } = {},
    ): Promise<TestApp> {
      const { label, document } = readApp(
        {
          label: options.label ?? 'Ronspot',
          signOnMode: 'OPENID_CONNECT',
          visibility: options.visibility ?? { hide: { web: false, iOS: false } },
          credentials: {
            oauthClient: {
              token_endpoint_auth_method: options.method ?? 'client_secret_basic',
              pkce_required: options.pkce ?? false,
            },
          },
          settings: {
            oauthClient: {
              application_type: 'web',
              redirect_uris: [CALLBACK],
              post_logout_redirect_uris: ['http://localhost:9/bye'],
              grant_types: ['authorization_code', 'refresh_token'],
              response_types: ['code'],
              initiate_login_uri: 'http://localhost:9/initiate',
              idp_initiated_login: { mode: 'SPEC' },
              ...options.oauthClient,
            },
          },
        },
        clock.now(),
      )
      const now = clock.now()
      const secret = randomToken(30)
      const app = await idp.db.transaction(async (trx) => {
        const made = await appStore(trx).create(
          org.orgId,
          { label, clientId: undefined, document, status: 'ACTIVE' },
          now,
        )
        const box = secretBox([{ id: 'k1', secret: Buffer.alloc(32, 1) }], 'never opened in these tests')
        await appSecretStore(trx, box).add(made, now, secret)
        return made
      })
      await this.assign(app, ADA)
      return { app, clientId: app.clientId, secret }
    },

    async assign(app: App, login: string): Promise<void> {
      const user = await userStore(kysely).byLogin(org.orgId, login)
      if (user === undefined) throw new Error(`no ${login}`)
      await assignmentStore(kysely).assignUser(app, user, login, clock.now())
    },

    async assignGroup(app: App, name: string): Promise<void> {
      const group = await groupStore(kysely).byName(org.orgId, name)
      if (group === undefined) throw new Error(`no group ${name}`)
      await assignmentStore(kysely).assignGroup(app, group.id, { priority: undefined, profile: {} }, clock.now())
    },

    /** A custom authorization server as Okta makes it: it lets nobody in. */
    async addServer(name = 'Ronspot API') {
      return idp.db.transaction((trx) =>
        authorizationServerStore(trx).create(
          org.orgId,
          { name, description: null, audience: 'api://ronspot', issuerMode: 'ORG_URL', rotationMode: 'AUTO' },
          clock.now(),
        ),
      )
    },

    /** A policy for all clients with one rule; by default for everyone and every scope. */
    async addRule(serverId: string, options: { groups?: string[]; scopes?: string[]; accessMinutes?: number } = {}) {
      const now = clock.now()
      return idp.db.transaction(async (trx) => {
        const store = policyStore(trx)
        const policy = await store.create(
          org.orgId,
          serverId,
          { name: randomToken(4), description: 'x', status: 'ACTIVE', priority: undefined, clients: ['ALL_CLIENTS'] },
          now,
        )
        return store.createRule(
          org.orgId,
          policy.id,
          {
            name: 'rule',
            status: 'ACTIVE',
            priority: undefined,
            conditions: {
              people: {
                users: { include: [], exclude: [] },
                groups: { include: options.groups ?? ['EVERYONE'], exclude: [] },
              },
              grantTypes: { include: ['authorization_code'] },
              scopes: { include: options.scopes ?? ['*'] },
            },
            actions: {
              token: {
                accessTokenLifetimeMinutes: options.accessMinutes ?? 60,
                refreshTokenLifetimeMinutes: 0,
                refreshTokenWindowMinutes: 10_080,
              },
            },
          },
          now,
        )
      })
    },

    /** The code exchanged, with the secret in the header. */
    async token(as: string, app: TestApp, form: Record<string, string>) {
      return new TestBrowser(port).send('POST', `/oauth2/${as}v1/token`, {
        form,
        headers: { authorization: `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}` },
      })
    },

    /** Another node on the same database, with a clock of its own. */
    async anotherNode(itsClock: Clock) {
      const node = await openIdp({ ...config, clock: itsClock })
      return { port: await node.listen(0), close: () => node.close() }
    },

    close: () => idp.close(),
  }
}

export const VERIFIER = 'v'.repeat(43)

/** Path and query of an authorization request. @param as  empty for the org's own server, else `<id>/` */
export function authorizePath(as: string, clientId: string, more: Record<string, string | undefined> = {}): string {
  const query = new URLSearchParams()
  const all = {
    client_id: clientId,
    redirect_uri: CALLBACK,
    response_type: 'code',
    scope: 'openid profile email',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: sha256(VERIFIER),
    code_challenge_method: 'S256',
    ...more,
  }
  for (const [name, value] of Object.entries(all)) if (value !== undefined) query.set(name, value)
  return `/oauth2/${as}v1/authorize?${query}`
}

export type TestAnswer = {
  status: number
  headers: http.IncomingHttpHeaders
  body: string
  /** Where it redirects to, resolved. */
  location: URL | undefined
  json(): Record<string, unknown>
}

/** Keeps cookies, follows nothing by itself, and speaks to the server whatever the host is called. */
export class TestBrowser {
  readonly cookies = new Map<string, string>()
  readonly #port: number
  host: string

  constructor(port: number, host = `acme.okta.localhost:${port}`) {
    this.#port = port
    this.host = host
  }

  get(path: string, headers: Record<string, string> = {}): Promise<TestAnswer> {
    return this.send('GET', path, { headers })
  }

  /** As a form of our own page sends it. */
  post(path: string, form: Record<string, string>, headers: Record<string, string> = {}): Promise<TestAnswer> {
    const origin = { origin: `http://${this.host}`, 'sec-fetch-site': 'same-origin' }
    return this.send('POST', path, { form, headers: { ...origin, ...headers } })
  }

  /** Fills the sign-in page that a redirect led to. */
  async signIn(login: string, password: string, fromURI = '/app/UserHome'): Promise<TestAnswer> {
    return this.post('/login/login.htm', { username: login, password, fromURI })
  }

  /** Visits an address that wants a sign-in, signs in, and goes back there. @returns the last answer */
  async signInAt(path: string, login: string, password: string): Promise<TestAnswer> {
    const asked = await this.get(path)
    const fromURI = asked.location?.searchParams.get('fromURI')
    if (!fromURI) throw new Error(`no sign-in page at ${path}: ${asked.status} ${asked.body}`)
    const signedIn = await this.signIn(login, password, fromURI)
    if (signedIn.location === undefined) throw new Error(`not signed in: ${signedIn.status}`)
    return this.get(signedIn.location.pathname + signedIn.location.search)
  }

  send(
    method: string,
    path: string,
    options: { form?: Record<string, string>; headers?: Record<string, string> } = {},
  ): Promise<TestAnswer> {
    const body = options.form === undefined ? undefined : new URLSearchParams(options.form).toString()
    const headers: Record<string, string> = { host: this.host, ...options.headers }
    if (body !== undefined) headers['content-type'] = 'application/x-www-form-urlencoded'
    if (this.cookies.size > 0) headers.cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return new Promise((resolve, reject) => {
      const request = http.request({ port: this.#port, host: '127.0.0.1', method, path, headers }, (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () => {
          this.#keep(response.headers['set-cookie'] ?? [])
          const text = Buffer.concat(chunks).toString()
          const to = response.headers.location
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            body: text,
            location: to === undefined ? undefined : new URL(to, `http://${this.host}${path}`),
            json: () => JSON.parse(text) as Record<string, unknown>,
          })
        })
      })
      request.on('error', reject)
      request.end(body)
    })
  }

  #keep(set: string[]): void {
    for (const line of set) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/max-age=0/i.test(line)) this.cookies.delete(pair.slice(0, at))
      else this.cookies.set(pair.slice(0, at), pair.slice(at + 1))
    }
  }
}

export function payloadOf(jwt: unknown): Record<string, unknown> {
  return JSON.parse(Buffer.from(String(jwt).split('.')[1] ?? '', 'base64url').toString())
}
