// Okta's side with one org and an administrator who asks for long lists. What is in them is put there by okta-lists.ts.
import { openIdp } from '../../idp/app.ts'
import { jsonLog } from '../../kit/log.ts'
import type { ListsFacts } from '../okta-lists.ts'

const port = Number(process.env.PORT)
const idp = await openIdp({
  databaseUrl: process.env.DATABASE_URL ?? '',
  baseUrl: `http://okta.localhost:${port}`,
  masterKeys: [{ id: 'k1', secret: Buffer.from(process.env.MASTER_KEY ?? '', 'base64url') }],
  log: jsonLog(),
})
const admin = { login: 'admin@acme.example', password: 'Long-Lists-7', firstName: 'Ada', lastName: 'Admin' }
const { orgId, apiToken } = await idp.seedOrg({ subdomain: 'acme', name: 'Acme', admin, people: [] })
await idp.listen(port)
console.log('UP')
const facts: ListsFacts = { port, host: `acme.okta.localhost:${port}`, orgId, apiToken }
console.log(`READY ${JSON.stringify(facts)}`)

process.on('SIGTERM', async () => {
  await idp.close()
  process.exit(0)
})
