// Okta's side and Gatepass alone, each with a clock of its own, for tests that break something in Okta and ask why.
import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { openIdp } from '../idp/app.ts'
import { movableClock } from '../kit/clock.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { sha256 } from '../kit/ids.ts'
import { silentLog } from '../kit/log.ts'
import { freePort } from '../kit/server.ts'
import { openSso } from '../sso/app.ts'
import { connectOkta } from './connect-okta.ts'
import { type JsonClient, jsonClient } from './json-client.ts'
import { ACME } from './people.ts'
import { newVisitor, type Visitor } from './visitor.ts'

const ADA = 'ada@acme.example'
const APP_URL = 'http://localhost:9'

/** One connection of Acme's, with an app, and a custom server where asked for, of its own in Okta. */
export type Connected = {
  readonly id: string
  readonly redirectUri: string
  readonly initiateLoginUri: string
  readonly appId: string
  readonly clientId: string
  /** Of the custom server; undefined: the org's own. */
  readonly serverId: string | undefined
  readonly issuer: string
}

/** A connection whose Okta is still to be told. */
export type Unconnected = Pick<Connected, 'id' | 'redirectUri' | 'initiateLoginUri'>

export type WhyUnderTest = Awaited<ReturnType<typeof openWhyUnderTest>>

export async function openWhyUnderTest(databaseUrl: (house: string) => Promise<string>) {
  const http = guardedHttp({ allowPrivate: true })
  // Tokens tell whole seconds.
  const start = Math.floor(Date.now() / 1000) * 1000
  const clocks = { okta: movableClock(start), gatepass: movableClock(start) }
  const [idpPort, ssoPort] = [await freePort(), await freePort()]
  const masterKeys = [{ id: 'k1', secret: crypto.randomBytes(32) }]
  const idp = await openIdp({
    databaseUrl: await databaseUrl('idp'),
    baseUrl: `http://okta.localhost:${idpPort}`,
    masterKeys,
    clock: clocks.okta,
    log: silentLog,
  })
  const url = `http://localhost:${ssoPort}`
  const sso = await openSso({
    databaseUrl: await databaseUrl('sso'),
    publicUrl: url,
    masterKeys,
    clock: clocks.gatepass,
    log: silentLog,
    allowPrivateNetworks: true,
  })
  await Promise.all([idp.listen(idpPort), sso.listen(ssoPort)])
  const org = await idp.seedOrg({ ...ACME, people: [...ACME.people], groups: [...ACME.groups] })
  const okta = jsonClient(http, org.url, `SSWS ${org.apiToken}`)
  const apiKey = await sso.createApiKey('tests')
  const gatepass = jsonClient(http, url, `Bearer ${apiKey}`)
  const application = await gatepass('POST', '/api/applications', {
    name: 'Ronspot',
    redirectUris: [`${APP_URL}/callback`],
    initiateLoginUri: `${APP_URL}/initiate`,
  })
  const organization = await gatepass('POST', '/api/organizations', { name: 'Acme', domains: ['acme.example'] })

  return {
    clocks,
    /** Puts both clocks to the later of them. */
    sameTime() {
      const now = Math.max(clocks.okta.now(), clocks.gatepass.now())
      for (const clock of Object.values(clocks)) clock.set(now)
    },
    url,
    apiKey,
    okta,
    gatepass,
    orgUrl: org.url,
    /** Of Acme's administrator. */
    apiToken: org.apiToken,
    visitor: (): Visitor => newVisitor(http),
    /** Acts as somebody who is there: the administrator, when nobody is named. */
    newApiToken: (name: string, login = ACME.admin.login) => idp.createApiToken(org.orgId, login, name),
    /** The letters Gatepass has written, the newest first, as the page shows them. */
    mailbox: async () => (await http.request(`${url}/mailbox`)).body,

    /** A connection nobody told an Okta yet. */
    newConnection: (): Promise<Unconnected> =>
      gatepass('POST', '/api/connections', { organizationId: organization.id, applicationId: application.id }),

    /** Another Okta than Acme's, with an administrator and nobody else. */
    newOrg: (subdomain: string, more: { apiAccessManagement?: boolean } = {}) =>
      idp.seedOrg({ ...ACME, subdomain, name: subdomain, people: [], groups: [], ...more }),

    /** The customer's administrator, inside the guide. @returns the browser's cookie */
    async enterGuide(connection: { readonly id: string }): Promise<string> {
      // The mailbox shows the latest letter first.
      for (const clock of Object.values(clocks)) clock.advance(1000)
      const { url: link } = await gatepass('POST', '/api/setup-links', {
        organizationId: organization.id,
        connectionId: connection.id,
        email: ACME.admin.login,
        name: 'Rosalind',
      })
      const visitor = newVisitor(http)
      await visitor.get(link)
      await visitor.submit({})
      const mailbox = await http.request(`${url}/mailbox`)
      const code = /<p>(\d{6})<\/p>/.exec(mailbox.body)?.[1] ?? ''
      await visitor.until(/\/setup\/guide/, () => visitor.submit({ code }))
      return visitor.cookieHeader('localhost')
    },

    /** What the guide answers whoever is inside with these cookies. */
    async askGuide(cookie: string, path: string, body?: object) {
      const answer = await http.request(`${url}/setup/api${path}`, {
        method: body === undefined ? 'GET' : 'POST',
        headers: { cookie, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      })
      assert.equal(answer.status, 200, answer.body)
      return JSON.parse(answer.body)
    },

    /** The customer's administrator enters an API token in the guide. */
    async giveToken(connection: Connected, apiToken = org.apiToken): Promise<void> {
      await this.askGuide(await this.enterGuide(connection), '/steps/api-token', { apiToken })
    },

    async connect(options: { server?: boolean } = {}): Promise<Connected> {
      const connection = await this.newConnection()
      const authorizationServer =
        options.server === true ? { name: connection.id, audience: 'api://ronspot' } : undefined
      const { issuer } = await connectOkta({
        okta: unlike(okta, connection.id),
        gatepass,
        oktaUrl: org.url,
        connection,
        ...(authorizationServer === undefined ? {} : { authorizationServer }),
      })
      const { clientId } = await gatepass('GET', `/api/connections/${connection.id}`)
      const { id, redirectUri, initiateLoginUri } = connection
      const serverId = /\/oauth2\/(\w+)$/.exec(issuer)?.[1]
      return { id, redirectUri, initiateLoginUri, appId: clientId, clientId, serverId, issuer }
    },

    /** Where the application sends somebody who wants in. */
    signInUrl(connection: { readonly id: string }, more: Record<string, string> = {}): string {
      const query = new URLSearchParams({
        client_id: application.clientId,
        redirect_uri: `${APP_URL}/callback`,
        response_type: 'code',
        scope: 'openid profile email',
        state: 's',
        code_challenge: sha256('v'.repeat(43)),
        code_challenge_method: 'S256',
        connection: connection.id,
        login_hint: ADA,
        ...more,
      })
      return `${url}/authorize?${query}`
    },

    /** Ada comes from the application and signs in at Okta, as far as she is let. */
    async signIn(visitor: Visitor, connection: Connected, more: Record<string, string> = {}) {
      const page = await visitor.get(this.signInUrl(connection, more))
      if (!page.body.includes('type="password"')) return page
      return visitor.submit({ password: passwordOf(ADA) }, /type="password"/)
    },

    async admitted(connection: Connected, more: Record<string, string> = {}, visitor = newVisitor(http)): Promise<URL> {
      return new URL(await visitor.until(/^http:\/\/localhost:9\//, () => this.signIn(visitor, connection, more)))
    },

    /** The trace on the error page Ada ends at. */
    async refused(connection: Connected, visitor = newVisitor(http)): Promise<string> {
      const page = await this.signIn(visitor, connection)
      const trace = /data-trace="(sig_\w+)"/.exec(page.body)?.[1]
      assert.ok(trace !== undefined, `no trace on ${page.url} (${page.status}): ${page.body.slice(-600)}`)
      return trace
    },

    explain: (trace: string) => gatepass('GET', `/api/sign-ins/${trace}/explanation`),
    async explainWindow(connection: Connected, login?: string) {
      const query = login === undefined ? '' : `?login=${encodeURIComponent(login)}`
      return (await gatepass('GET', `/api/connections/${connection.id}/explanations${query}`)).items
    },

    async close() {
      await Promise.all([idp.close(), sso.close()])
      http.close()
    },
  }
}

/** Okta wants each app's label once. */
function unlike(okta: JsonClient, name: string): JsonClient {
  return (method, path, body) =>
    okta(method, path, method === 'POST' && path === '/api/v1/apps' ? { ...(body as object), label: name } : body)
}

function passwordOf(login: string): string {
  return ACME.people.find((person) => person.login === login)?.password ?? ''
}
