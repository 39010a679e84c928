// The service itself, as `npm start` would open it, with one application and one connection per tenant, registered
// through its own API. With REGISTER=no it opens a database that has all this already: how long a restart takes.
import { jsonLog } from '../../kit/log.ts'
import { openSso } from '../../sso/app.ts'
import { APP_CALLBACK, type BrokerFacts } from '../sign-in-load.ts'
import { BASE, OKTA, OKTA_SECRET, PORT } from './broker-parts.ts'

const tenants = Number(process.env.TENANTS)

const sso = await openSso({
  databaseUrl: process.env.DATABASE_URL ?? '',
  publicUrl: BASE,
  masterKeys: [{ id: 'k1', secret: Buffer.from(process.env.MASTER_KEY ?? '', 'base64url') }],
  log: jsonLog(),
  allowPrivateNetworks: true,
})
await sso.listen(PORT)
console.log('UP')
const facts = process.env.REGISTER === 'no' ? {} : await register()
console.log(`READY ${JSON.stringify(facts)}`)

process.on('SIGTERM', async () => {
  await sso.close()
  process.exit(0)
})

async function register(): Promise<BrokerFacts> {
  const apiKey = await sso.createApiKey('bench')
  const post = async (url: string, payload: object) => {
    const answer = await sso.app.inject({
      method: 'POST',
      url,
      headers: { authorization: `Bearer ${apiKey}` },
      payload,
    })
    if (answer.statusCode !== 201) throw new Error(`${url}: ${answer.statusCode} ${answer.body}`)
    return answer.json<Record<string, string>>()
  }
  const application = await post('/api/applications', { name: 'Ronspot', redirectUris: [APP_CALLBACK] })
  const tenantQuery: string[] = []
  for (let n = 0; n < tenants; n++) {
    const organization = await post('/api/organizations', { name: `Tenant ${n}` })
    const connection = await post('/api/connections', {
      organizationId: organization.id,
      issuer: `${OKTA}/oauth2/${n}`,
      clientId: `client-${n}`,
      clientSecret: OKTA_SECRET,
    })
    tenantQuery.push(`&connection=${connection.id}`)
  }
  return {
    base: BASE,
    authorize: '/authorize',
    token: '/token',
    clientId: application.clientId as string,
    clientSecret: application.clientSecret as string,
    tenants,
    tenantQuery,
  }
}
