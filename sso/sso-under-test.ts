// The house on a port of its own, a company's Okta beside it that can be told to misbehave, an application that is
// registered but answers nothing, and browsers that keep their cookies: for tests.
import crypto from 'node:crypto'
import { movableClock } from '../kit/clock.ts'
import { sha256 } from '../kit/ids.ts'
import { jsonLog } from '../kit/log.ts'
import { secretBoxes } from '../kit/secret-box.ts'
import { freePort } from '../kit/server.ts'
import { openSso, type SsoConfig } from './app.ts'
import { type CrookedOkta, openCrookedOkta } from './okta/crooked-okta.ts'
import type { SsoDeps } from './sso-deps.ts'

export const REDIRECT_URI = 'https://app.example/callback'
export const VERIFIER = 'a-verifier-of-the-application-that-is-long-enough-1'

export type Answer = {
  readonly status: number
  readonly location: URL | undefined
  readonly headers: Headers
  readonly body: string
  /** The code and the trace of an error page. */
  readonly code: string | undefined
  readonly trace: string | undefined
}

export type TestBrowser = {
  readonly cookies: Map<string, string>
  get(url: string | URL): Promise<Answer>
  post(url: string | URL, fields: Record<string, string>, headers?: Record<string, string>): Promise<Answer>
}

export type SsoUnderTest = Awaited<ReturnType<typeof openSsoUnderTest>>

export async function openSsoUnderTest(
  options: Pick<Partial<SsoConfig>, 'databaseUrl' | 'dnsServers' | 'smtpUrl'> = {},
) {
  const clock = movableClock()
  const lines: string[] = []
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const okta = await openCrookedOkta({ clock })
  const config: SsoConfig = {
    databaseUrl: options.databaseUrl ?? 'sqlite::memory:',
    publicUrl: url,
    masterKeys: [{ id: 'k1', secret: crypto.randomBytes(32) }],
    clock,
    log: jsonLog((line) => lines.push(line)),
    allowPrivateNetworks: true,
    dnsServers: options.dnsServers,
    smtpUrl: options.smtpUrl,
  }
  const sso = await openSso(config)
  await sso.listen(port)
  const key = await sso.createApiKey('tests')

  /** The admin API. */
  async function api<T = Record<string, string>>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${url}/api${path}`, {
      method,
      headers: {
        authorization: `Bearer ${key}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const answer = (await response.json()) as T
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${JSON.stringify(answer)}`)
    return answer
  }

  const application = await api('POST', '/applications', {
    name: 'Ronspot',
    redirectUris: [REDIRECT_URI],
    initiateLoginUri: 'https://app.example/login',
    postLogoutRedirectUris: ['https://app.example/bye'],
    targetLinkOrigins: ['https://app.example'],
  })

  async function connect(name: string, domains: string[], provider: CrookedOkta = okta) {
    const organization = await api('POST', '/organizations', { name, domains })
    const connection = await api('POST', '/connections', {
      organizationId: organization.id,
      issuer: provider.issuer,
      clientId: provider.clientId,
      clientSecret: provider.clientSecret,
    })
    return { organization: String(organization.id), connection: String(connection.id) }
  }

  const acme = await connect('Acme', ['acme.example'])

  /** What the application sends the browser to. */
  function authorizeUrl(extra: Record<string, string> = {}): string {
    const request = {
      client_id: String(application.clientId),
      redirect_uri: REDIRECT_URI,
      response_type: 'code',
      scope: 'openid profile email',
      state: 'app-state',
      nonce: 'app-nonce',
      code_challenge: sha256(VERIFIER),
      code_challenge_method: 'S256',
      connection: acme.connection,
      ...extra,
    }
    const kept = Object.entries(request).filter(([, value]) => value !== '')
    return `${url}/authorize?${new URLSearchParams(kept)}`
  }

  /** From the application to Okta and back: the callback URL, not yet visited. */
  async function untilCallback(browser: TestBrowser, extra: Record<string, string> = {}): Promise<URL> {
    const away = await browser.get(authorizeUrl(extra))
    if (away.location === undefined) throw new Error(`authorize answered ${away.status} ${away.code}`)
    const back = await fetch(away.location, { redirect: 'manual' })
    return new URL(back.headers.get('location') ?? '')
  }

  async function signIn(browser: TestBrowser, extra: Record<string, string> = {}): Promise<Answer> {
    return browser.get(await untilCallback(browser, extra))
  }

  /** What the application does with its code. */
  async function redeem(landed: Answer, changes: Record<string, string> = {}) {
    const response = await fetch(`${url}/token`, {
      method: 'POST',
      body: new URLSearchParams({
        grant_type: 'authorization_code',
        code: landed.location?.searchParams.get('code') ?? '',
        redirect_uri: REDIRECT_URI,
        code_verifier: VERIFIER,
        client_id: String(application.clientId),
        client_secret: String(application.clientSecret),
        ...changes,
      }),
    })
    const body = (await response.json()) as Record<string, string>
    return { status: response.status, body, claims: body.id_token === undefined ? {} : payloadOf(body.id_token) }
  }

  return {
    url,
    clock,
    lines,
    key,
    /** A second process on the same database, which answers by `inject`. */
    anotherNode: () => openSso(config),
    okta,
    sso,
    /** What a store of the house is made of: the same database, the same keys. */
    house: { db: sso.db, clock, box: secretBoxes(config.masterKeys) } as unknown as SsoDeps,
    application,
    acme,
    api,
    connect,
    authorizeUrl,
    untilCallback,
    signIn,
    redeem,
    browser: () => testBrowser(),
    signIns: () => sso.db.kysely.selectFrom('sign_ins').selectAll().orderBy('created_at').execute(),
    count: async (table: 'accounts' | 'sessions' | 'grants' | 'audit_log') =>
      (await sso.db.kysely.selectFrom(table).selectAll().execute()).length,
    async close() {
      await sso.close()
      await okta.close()
    },
  }
}

export function payloadOf(jwt: string): Record<string, unknown> {
  return JSON.parse(Buffer.from(jwt.split('.')[1] ?? '', 'base64url').toString())
}

export function testBrowser(): TestBrowser {
  const cookies = new Map<string, string>()

  async function send(url: string | URL, init: RequestInit): Promise<Answer> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = { ...(init.headers as Record<string, string>), ...(cookie === '' ? {} : { cookie }) }
    const response = await fetch(url, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) keep(line)
    const body = await response.text()
    const location = response.headers.get('location')
    return {
      status: response.status,
      location: location === null ? undefined : new URL(location, url),
      headers: response.headers,
      body,
      code: /data-code="([^"]+)"/.exec(body)?.[1],
      trace: /data-trace="([^"]+)"/.exec(body)?.[1],
    }
  }

  function keep(line: string): void {
    const [pair = ''] = line.split(';')
    const at = pair.indexOf('=')
    if (/max-age=0/i.test(line)) cookies.delete(pair.slice(0, at))
    else cookies.set(pair.slice(0, at), pair.slice(at + 1))
  }

  return {
    cookies,
    get: (url) => send(url, {}),
    post: (url, fields, headers = {}) => send(url, { method: 'POST', body: new URLSearchParams(fields), headers }),
  }
}

/** The fields of the one form of a page. */
export function formOf(page: Answer): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [, name = '', value = ''] of page.body.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)">/g))
    fields[name] = value
      .replaceAll('&amp;', '&')
      .replaceAll('&#39;', "'")
      .replaceAll('&quot;', '"')
      .replaceAll('&lt;', '<')
  return fields
}
