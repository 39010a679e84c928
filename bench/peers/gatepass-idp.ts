// Okta's side as `npm start` would open it: one org, ten people, one web application everybody is assigned to, set up
// through its own management API. With REGISTER=no it opens a database that has all this already.

import { openIdp } from '../../idp/app.ts'
import { jsonLog } from '../../kit/log.ts'
import { APP_CALLBACK } from '../sign-in-load.ts'
import type { ProviderFacts } from '../single-sign-on-load.ts'

const port = Number(process.env.PORT)
const host = `acme.okta.localhost:${port}`
const person = (n: number) => ({
  login: `person${n}@acme.example`,
  password: `Parking-Lot-${n}-Blue`,
  firstName: 'Person',
  lastName: String(n),
  groups: ['Engineering'],
})
const people = Array.from({ length: 10 }, (_, n) => person(n))

const idp = await openIdp({
  databaseUrl: process.env.DATABASE_URL ?? '',
  baseUrl: `http://okta.localhost:${port}`,
  masterKeys: [{ id: 'k1', secret: Buffer.from(process.env.MASTER_KEY ?? '', 'base64url') }],
  log: jsonLog(),
})
await idp.listen(port)
console.log('UP')
const facts = process.env.REGISTER === 'no' ? {} : await register()
console.log(`READY ${JSON.stringify(facts)}`)

process.on('SIGTERM', async () => {
  await idp.close()
  process.exit(0)
})

async function register(): Promise<ProviderFacts> {
  const { apiToken } = await idp.seedOrg({
    subdomain: 'acme',
    name: 'Acme',
    admin: { login: 'admin@acme.example', password: 'Parking-Lot-0-Red', firstName: 'Admin', lastName: 'Acme' },
    people,
    groups: ['Engineering'],
  })
  const api = async <T>(method: 'GET' | 'POST' | 'PUT', url: string, payload?: object): Promise<T> => {
    const headers = { host, authorization: `SSWS ${apiToken}`, accept: 'application/json' }
    const answer = await idp.app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
    if (answer.statusCode >= 300) throw new Error(`${method} ${url}: ${answer.statusCode} ${answer.body}`)
    return (answer.body === '' ? undefined : answer.json()) as T
  }
  const application = await api<{ id: string; credentials: { oauthClient: Record<string, string> } }>(
    'POST',
    '/api/v1/apps',
    {
      name: 'oidc_client',
      label: 'Ronspot',
      signOnMode: 'OPENID_CONNECT',
      credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_post' } },
      settings: {
        oauthClient: {
          application_type: 'web',
          redirect_uris: [APP_CALLBACK],
          response_types: ['code'],
          grant_types: ['authorization_code'],
        },
      },
    },
  )
  const [everyone] = await api<{ id: string }[]>('GET', '/api/v1/groups?q=Everyone')
  await api('PUT', `/api/v1/apps/${application.id}/groups/${everyone?.id}`, {})
  const { client_id: clientId = '', client_secret: clientSecret = '' } = application.credentials.oauthClient
  return {
    port,
    host,
    authorize: '/oauth2/v1/authorize',
    token: '/oauth2/v1/token',
    clientId,
    clientSecret,
    people: people.map(({ login, password }) => ({ login, password })),
  }
}
