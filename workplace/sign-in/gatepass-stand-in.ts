// For tests: a certified provider that is not ours (`oidc-provider`) in Gatepass's place. It signs in whoever the
// `login_hint` names, without a page.
import http from 'node:http'
import { exportJWK, generateKeyPair } from 'jose'
// @ts-expect-error the package ships no types
import Provider from 'oidc-provider'
import { freePort } from '../../kit/server.ts'

// What of the library is used here.
type Grant = { addOIDCScope(scope: string): void; save(): Promise<string> }
type GrantModel = {
  new (of: { clientId: string; accountId: string }): Grant
  find(id: string): Promise<Grant | undefined>
}
type OidcContext = {
  body: unknown
  oidc: {
    client: { clientId: string }
    session: { accountId?: string; grantIdFor(clientId: string): string | undefined }
    provider: { Grant: GrantModel }
  }
}
type OidcProvider = {
  callback(): http.RequestListener
  interactionDetails(q: http.IncomingMessage, s: http.ServerResponse): Promise<{ params: Record<string, unknown> }>
  interactionFinished(q: http.IncomingMessage, s: http.ServerResponse, result: object, o: object): Promise<void>
}

export type StandIn = {
  readonly issuer: string
  /** Query of every authorization request so far. */
  readonly asked: URLSearchParams[]
  /** How often a code was redeemed. */
  tokenRequests(): number
  close(): Promise<void>
}

export type StandInPerson = { name: string; groups: string[]; organization?: string }

/** @param people  by e-mail, which is also their `sub` */
export async function openStandIn(publicUrl: string, people: Record<string, StandInPerson>): Promise<StandIn> {
  const port = await freePort()
  const issuer = `http://localhost:${port}`
  const asked: URLSearchParams[] = []
  let tokenRequests = 0

  const provider: OidcProvider = new Provider(issuer, {
    clients: [
      {
        client_id: 'ronspot',
        client_secret: 'ronspot-secret',
        redirect_uris: [`${publicUrl}/callback`],
        post_logout_redirect_uris: [`${publicUrl}/signed-out`],
      },
    ],
    jwks: {
      keys: [
        { ...(await exportJWK((await generateKeyPair('RS256', { extractable: true })).privateKey)), alg: 'RS256' },
      ],
    },
    cookies: { keys: ['stand-in'] },
    claims: { openid: ['sub', 'organization'], profile: ['name'], email: ['email'], groups: ['groups'] },
    scopes: ['openid', 'profile', 'email', 'groups'],
    extraParams: ['connection', 'organization'],
    interactions: { url: (_: OidcContext, interaction: { uid: string }) => `/interaction/${interaction.uid}` },
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        // The page with which it asks; the test reads the form's secret from it.
        logoutSource: (ctx: OidcContext, form: string) => {
          ctx.body = form
        },
      },
    },
    findAccount: (_: OidcContext, sub: string) => ({
      accountId: sub,
      claims: async () => ({ sub, email: sub, ...people[sub] }),
    }),
    loadExistingGrant: existingGrant,
  })

  const answer = provider.callback()
  const server = http.createServer((request, response) => {
    const url = new URL(request.url ?? '/', issuer)
    if (url.pathname === '/auth') asked.push(url.searchParams)
    if (url.pathname === '/token') tokenRequests += 1
    if (!url.pathname.startsWith('/interaction/')) return answer(request, response)
    void finish(provider, request, response)
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))

  return {
    issuer,
    asked,
    tokenRequests: () => tokenRequests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

async function existingGrant({ oidc }: OidcContext): Promise<Grant | undefined> {
  const { client, session, provider } = oidc
  const kept = session.grantIdFor(client.clientId)
  if (kept !== undefined) return provider.Grant.find(kept)
  if (session.accountId === undefined) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid profile email groups')
  await grant.save()
  return grant
}

async function finish(
  provider: OidcProvider,
  request: http.IncomingMessage,
  response: http.ServerResponse,
): Promise<void> {
  const { params } = await provider.interactionDetails(request, response)
  const hint = params.login_hint
  const result =
    hint === 'nobody@acme.example'
      ? { error: 'access_denied', error_description: '<b>not assigned</b>' }
      : { login: { accountId: typeof hint === 'string' ? hint : 'ada@acme.example' } }
  await provider.interactionFinished(request, response, result, { mergeWithLastSubmission: false })
}
