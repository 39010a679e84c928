// Okta's side as `npm start` would open it: one org, ten people, one web application everybody is assigned to, and a
// program that asks for itself. With REGISTER=no it opens a database that has all this already.

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
  const document = {
    orgs: [
      {
        subdomain: 'acme',
        name: 'Acme',
        groups: [{ name: 'Engineering' }],
        people,
        apps: [
          {
            label: 'Ronspot',
            token_endpoint_auth_method: 'client_secret_post' as const,
            redirect_uris: [APP_CALLBACK],
            assignments: { everyone: true },
          },
          {
            label: 'Program',
            application_type: 'service' as const,
            token_endpoint_auth_method: 'client_secret_post' as const,
          },
        ],
        authorizationServers: [
          {
            name: 'default',
            scopes: [{ name: 'bookings.read' }],
            policies: [
              { name: 'Program', clients: ['Program'], rules: [{ name: 'All', grantTypes: ['client_credentials'] }] },
            ],
          },
        ],
      },
    ],
  }
  const [acme] = await idp.applySeed({ document, placeOf: (place) => place.join('.') })
  const [web, program] = acme?.apps ?? []
  return {
    port,
    host,
    authorize: '/oauth2/v1/authorize',
    token: '/oauth2/v1/token',
    clientId: web?.clientId ?? '',
    clientSecret: web?.clientSecret ?? '',
    people: people.map(({ login, password }) => ({ login, password })),
    program: {
      token: '/oauth2/default/v1/token',
      clientId: program?.clientId ?? '',
      clientSecret: program?.clientSecret ?? '',
      scope: 'bookings.read',
    },
  }
}
