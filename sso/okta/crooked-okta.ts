// An OpenID provider for tests: real HTTP, real keys, correct as long as it is not told to misbehave.
//
//   const okta = await openCrookedOkta({ clock })
//   okta.misbehave({ claims: (claims) => ({ ...claims, iss: 'https://evil.example' }) })   until told otherwise
//   okta.behave()
import crypto from 'node:crypto'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Clock } from '../../kit/clock.ts'
import { randomToken, sha256 } from '../../kit/ids.ts'
import { parameters } from '../../kit/server.ts'
import { generateSigningKey, type SigningKey } from '../../openid/signing-key.ts'

type Claims = Record<string, unknown>
type Raw = { status?: number; contentType?: string; headers?: Record<string, string>; body: string }

/** Each changes one thing; what is not named is as it should be. */
export type Misbehaviour = {
  discovery?: (document: Claims) => unknown
  discoveryRaw?: Raw
  jwks?: (document: { keys: object[] }) => unknown
  jwksRaw?: Raw
  header?: (header: Claims) => Claims
  claims?: (claims: Claims) => Claims
  /** The key it signs with; it publishes `rsa` only, whatever this is. */
  signWith?: SigningKey
  /** Replaces the finished ID token. */
  idToken?: (token: string) => string
  tokens?: (answer: Claims) => unknown
  tokensRaw?: Raw
  userinfo?: (claims: Claims) => unknown
  userinfoRaw?: Raw
  /** What is at addresses it does not know; a 404 of Okta's own. */
  unknownPath?: Raw
  /** The client secrets it takes, in place of the one it was opened with. */
  secrets?: readonly string[]
  /** Nobody has a session there: whoever may not be asked (`prompt=none`) comes back without a code. */
  nobodySignedIn?: boolean
  /** What happens elsewhere while a code is with it; it answers when that is done. */
  meanwhile?: () => Promise<unknown>
  /** Answers nothing at all and drops the connection. */
  down?: boolean
}

type Visit = {
  readonly path: string
  readonly authorization: string | undefined
  readonly form: ReadonlyMap<string, string>
}

export type CrookedOkta = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  readonly rsa: SigningKey
  readonly ec: SigningKey
  /** Never published. */
  readonly stranger: SigningKey
  readonly visits: readonly Visit[]
  /** Claims of every ID token (`sub`, `email`, …) and of userinfo. */
  person: { idToken: Claims; userinfo: Claims }
  misbehave(how: Misbehaviour): void
  behave(): void
  /** Signs with another published key from now on, as after a rotation; the old one is no longer published. */
  rotate(): Promise<void>
  /** A code as `/authorize` would give it. */
  issueCode(request: { nonce?: string; codeChallenge?: string; redirectUri: string }): string
  visitsTo(path: string): Visit[]
  close(): Promise<void>
}

type Code = { nonce: string | undefined; codeChallenge: string | undefined; redirectUri: string }

export async function openCrookedOkta(options: {
  clock: Clock
  clientId?: string
  clientSecret?: string
  /** `/oauth2/default` and the like; the provider lives beneath it. */
  path?: string
  /** Has Okta's own page, naming the org's URL and this other one of it. */
  alternateName?: string
}): Promise<CrookedOkta> {
  const { clock, path = '', clientId = '0oaCrookedClient00001', clientSecret = 's3cr=t/with:odd+signs %' } = options
  const [first, ec, stranger] = await Promise.all([
    generateSigningKey('RS256'),
    generateSigningKey('ES256'),
    generateSigningKey('RS256'),
  ])
  let rsa = first.key
  let how: Misbehaviour = {}
  const visits: Visit[] = []
  const codes = new Map<string, Code>()

  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', async () => {
      if (how.down) return request.socket.destroy()
      const [target = '', query = ''] = (request.url ?? '').split('?', 2)
      if (target.endsWith('/token')) await how.meanwhile?.()
      const form = parameters(Buffer.concat(chunks).toString())
      visits.push({ path: target, authorization: request.headers.authorization, form })
      const answer = route(target, query, form, request.headers.authorization)
      response.writeHead(answer.status ?? 200, {
        'content-type': answer.contentType ?? 'application/json',
        ...answer.headers,
      })
      response.end(answer.body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const issuer = origin + path

  const okta: CrookedOkta = {
    issuer,
    clientId,
    clientSecret,
    get rsa() {
      return rsa
    },
    ec: ec.key,
    stranger: stranger.key,
    visits,
    person: {
      idToken: { sub: '00u1ada', email: 'ada@acme.example', email_verified: true, name: 'Ada Lovelace' },
      userinfo: { sub: '00u1ada', given_name: 'Ada', family_name: 'Lovelace', groups: ['Everyone'] },
    },
    misbehave(next) {
      how = next
    },
    behave() {
      how = {}
    },
    async rotate() {
      rsa = (await generateSigningKey('RS256')).key
    },
    issueCode({ nonce, codeChallenge, redirectUri }) {
      const code = randomToken(16)
      codes.set(code, { nonce, codeChallenge, redirectUri })
      return code
    },
    visitsTo: (wanted) => visits.filter((visit) => visit.path.endsWith(wanted)),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  return okta

  function route(target: string, query: string, form: Map<string, string>, authorization: string | undefined): Raw {
    if (target === '/.well-known/okta-organization' && options.alternateName !== undefined)
      return json({
        id: '00oCrooked0000000001',
        _links: { organization: { href: origin }, alternate: { href: options.alternateName } },
      })
    switch (target.slice(path.length)) {
      case '/.well-known/openid-configuration':
        return how.discoveryRaw ?? json(how.discovery?.(discovery()) ?? discovery())
      case '/keys':
        return how.jwksRaw ?? json(how.jwks?.(jwks()) ?? jwks())
      case '/authorize':
        return authorize(parameters(query))
      case '/token':
        return how.tokensRaw ?? token(form, authorization)
      case '/userinfo':
        return how.userinfoRaw ?? json(how.userinfo?.(okta.person.userinfo) ?? okta.person.userinfo)
      default:
        return how.unknownPath ?? { ...json({ errorCode: 'E0000022' }), status: 404 }
    }
  }

  function discovery(): Claims {
    return {
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      userinfo_endpoint: `${issuer}/userinfo`,
      jwks_uri: `${issuer}/keys`,
      scopes_supported: ['openid', 'profile', 'email'],
    }
  }

  function jwks(): { keys: object[] } {
    return { keys: [rsa.publicJwk] }
  }

  /** Whoever comes is signed in. */
  function authorize(query: Map<string, string>): Raw {
    const redirectUri = query.get('redirect_uri') ?? ''
    const state = encodeURIComponent(query.get('state') ?? '')
    if (how.nobodySignedIn && query.get('prompt') === 'none')
      return { status: 302, headers: { location: `${redirectUri}?error=login_required&state=${state}` }, body: '' }
    const [nonce, codeChallenge] = [query.get('nonce'), query.get('code_challenge')]
    const code = okta.issueCode({
      redirectUri,
      ...(nonce === undefined ? {} : { nonce }),
      ...(codeChallenge === undefined ? {} : { codeChallenge }),
    })
    const back = `${redirectUri}?code=${code}&state=${state}`
    return { status: 302, headers: { location: back }, body: '' }
  }

  function token(form: Map<string, string>, authorization: string | undefined): Raw {
    if (!isOurClient(form, authorization)) return refused(401, 'invalid_client')
    const code = codes.get(form.get('code') ?? '')
    codes.delete(form.get('code') ?? '')
    if (code === undefined || form.get('redirect_uri') !== code.redirectUri) return refused(400, 'invalid_grant')
    if (code.codeChallenge !== undefined && sha256(form.get('code_verifier') ?? '') !== code.codeChallenge)
      return refused(400, 'invalid_grant')
    const accessToken = randomToken(24)
    const answer = {
      token_type: 'Bearer',
      expires_in: 3600,
      access_token: accessToken,
      id_token: idToken(code, accessToken),
    }
    return json(how.tokens === undefined ? answer : how.tokens(answer))
  }

  /** RFC 6749 §2.3.1: id and secret are form-encoded before they are joined, so that is undone after they are split. */
  function isOurClient(form: Map<string, string>, authorization: string | undefined): boolean {
    if (form.get('client_assertion') !== undefined) return true
    const { secrets = [clientSecret] } = how
    if (authorization === undefined)
      return form.get('client_id') === clientId && secrets.includes(form.get('client_secret') ?? '')
    const pair = Buffer.from(authorization.replace(/^Basic /, ''), 'base64').toString()
    const [id = '', secret = '', ...more] = pair
      .split(':')
      .map((part) => [...parameters(`x=${part}`).values()][0] ?? '')
    return more.length === 0 && id === clientId && secrets.includes(secret)
  }

  function idToken(code: Code, accessToken: string): string {
    const now = Math.floor(clock.now() / 1000)
    const claims: Claims = {
      iss: issuer,
      aud: clientId,
      iat: now,
      exp: now + 3600,
      auth_time: now,
      amr: ['pwd'],
      at_hash: crypto.hash('sha256', accessToken, 'buffer').subarray(0, 16).toString('base64url'),
      ...(code.nonce === undefined ? {} : { nonce: code.nonce }),
      ...okta.person.idToken,
    }
    const key = how.signWith ?? rsa
    const header = { kid: key.kid, alg: key.alg }
    const signed = sign(how.header?.(header) ?? header, how.claims?.(claims) ?? claims, key)
    return how.idToken?.(signed) ?? signed
  }
}

/** Signs whatever it is given, whatever the header says. */
export function sign(header: object, claims: object | string, key: SigningKey): string {
  const text = typeof claims === 'string' ? claims : JSON.stringify(claims)
  const input = `${Buffer.from(JSON.stringify(header)).toString('base64url')}.${Buffer.from(text).toString('base64url')}`
  const how = key.alg === 'ES256' ? { dsaEncoding: 'ieee-p1363' as const } : {}
  return `${input}.${crypto.sign('sha256', Buffer.from(input), { key: key.privateKey, ...how }).toString('base64url')}`
}

function json(value: unknown): Raw {
  return { body: typeof value === 'string' ? value : JSON.stringify(value) }
}

function refused(status: number, error: string): Raw {
  return { ...json({ error, error_description: 'no' }), status }
}
