// The whole street in one process: Okta's side, Gatepass, Ronspot; three ports, three databases, one data folder.
//
//   1  keys and notes            .gatepass/master.keys, .gatepass/street.sealed
//   2  open the three houses     each migrates its own database
//   3  furnish                   Acme connected, Globex not; everything found again at the next start
//   4  say where things are      the report
//
// Furnishing goes through the houses' doors: what it can do, anybody with the tokens can.
import path from 'node:path'
import { type Idp, openIdp } from '../idp/app.ts'
import { type Clock, systemClock } from '../kit/clock.ts'
import { type GuardedHttp, guardedHttp } from '../kit/guarded-http.ts'
import { jsonLog, type Log } from '../kit/log.ts'
import { loadMasterKeys, type MasterKey } from '../kit/secret-box.ts'
import { freePort } from '../kit/server.ts'
import { openSso, type Sso } from '../sso/app.ts'
import { openWorkplace, type Workplace } from '../workplace/app.ts'
import { connectOkta } from './connect-okta.ts'
import { jsonClient } from './json-client.ts'
import { ACME, type Company, GLOBEX } from './people.ts'
import type { StreetConfig } from './street-config.ts'
import { type Notebook, openNotebook } from './street-notes.ts'
import type { OrgReport, StreetReport } from './street-report.ts'

export type Street = {
  readonly report: StreetReport
  readonly openOperatorSession: Sso['openOperatorSession']
  close(): Promise<void>
}

type Addresses = {
  readonly ports: StreetConfig['ports']
  readonly workplace: string
  readonly sso: string
  readonly idp: string
}

export async function openStreet(
  config: StreetConfig,
  given: { clock?: Clock; log?: Log; dnsServers?: readonly string[] } = {},
): Promise<Street> {
  const began = performance.now()
  const { clock = systemClock, log = jsonLog() } = given
  const keys = await loadMasterKeys(path.join(config.dataDir, 'master.keys'))
  const notebook = await openNotebook(config.dataDir, keys)
  const addresses = await chooseAddresses(config.ports)
  const http = guardedHttp({ allowPrivate: true })
  const databaseUrl = (house: string) => config.databaseUrl ?? `sqlite:${path.join(config.dataDir, `${house}.db`)}`

  const [idp, sso] = await Promise.all([
    openIdp({ databaseUrl: databaseUrl('idp'), baseUrl: addresses.idp, masterKeys: keys, clock, log }),
    openSso({
      databaseUrl: databaseUrl('sso'),
      publicUrl: addresses.sso,
      masterKeys: keys,
      clock,
      log,
      allowPrivateNetworks: true,
      dnsServers: given.dnsServers,
    }),
  ])
  await Promise.all([idp.listen(addresses.ports.idp), sso.listen(addresses.ports.sso)])
  const furnished = await furnish({ idp, sso, http, notebook, addresses })
  const workplace = await openWorkplaceFor(keys, addresses, notebook, {
    clock,
    log,
    databaseUrl: databaseUrl('workplace'),
  })
  await workplace.listen(addresses.ports.workplace)
  const report = { readyMs: Math.round(performance.now() - began), ...furnished }
  notebook.notes.report = report
  await notebook.write()

  return {
    report,
    openOperatorSession: sso.openOperatorSession,
    async close() {
      await Promise.all([workplace.close(), sso.close(), idp.close()])
      http.close()
    },
  }
}

async function chooseAddresses(wanted: StreetConfig['ports']): Promise<Addresses> {
  const port = async (number: number) => (number === 0 ? await freePort() : number)
  const ports = { workplace: await port(wanted.workplace), sso: await port(wanted.sso), idp: await port(wanted.idp) }
  return {
    ports,
    workplace: originOf('localhost', ports.workplace),
    sso: originOf('localhost', ports.sso),
    idp: originOf('okta.localhost', ports.idp),
  }
}

// Port 80 is not part of an origin.
function originOf(host: string, port: number): string {
  return new URL(`http://${host}:${port}`).origin
}

function openWorkplaceFor(
  masterKeys: MasterKey[],
  addresses: Addresses,
  { notes }: Notebook,
  rest: { clock: Clock; log: Log; databaseUrl: string },
): Promise<Workplace> {
  const { clientId, clientSecret } = notes.client as NonNullable<typeof notes.client>
  return openWorkplace({
    ...rest,
    publicUrl: addresses.workplace,
    masterKeys,
    sso: { issuer: addresses.sso, clientId, clientSecret },
  })
}

type Furnishing = { idp: Idp; sso: Sso; http: GuardedHttp; notebook: Notebook; addresses: Addresses }

async function furnish(at: Furnishing): Promise<Omit<StreetReport, 'readyMs'>> {
  const { notes, write } = at.notebook
  if (notes.apiKey === undefined) {
    notes.apiKey = await at.sso.createApiKey('The street')
    await write()
  }
  const gatepass = jsonClient(at.http, at.addresses.sso, `Bearer ${notes.apiKey}`)
  const redirectUri = `${at.addresses.workplace}/callback`
  const application = {
    name: 'Ronspot',
    redirectUris: [redirectUri],
    initiateLoginUri: `${at.addresses.workplace}/initiate`,
    postLogoutRedirectUris: [`${at.addresses.workplace}/signed-out`],
    targetLinkOrigins: [at.addresses.workplace],
  }
  if (notes.client === undefined) {
    const made = await gatepass('POST', '/api/applications', application)
    notes.client = { id: made.id, clientId: made.clientId, clientSecret: made.clientSecret }
    await write()
  } else await gatepass('PATCH', `/api/applications/${notes.client.id}`, application)

  const orgs = [await furnishCompany(at, gatepass, ACME, true), await furnishCompany(at, gatepass, GLOBEX, false)]
  const { clientId, clientSecret } = notes.client
  return {
    workplace: { url: at.addresses.workplace },
    sso: {
      url: at.addresses.sso,
      consoleUrl: await at.sso.deskUrl(),
      apiKey: notes.apiKey,
      client: { clientId, clientSecret, redirectUri },
    },
    orgs,
  }
}

async function furnishCompany(
  at: Furnishing,
  gatepass: ReturnType<typeof jsonClient>,
  company: Company,
  connect: boolean,
): Promise<OrgReport> {
  const { notes, write } = at.notebook
  const noted = notes.orgs[company.subdomain] ?? {}
  notes.orgs[company.subdomain] = noted

  const org = await at.idp.seedOrg({ ...company, people: [...company.people], groups: [...company.groups] })
  if (noted.apiToken === undefined) {
    noted.apiToken =
      org.apiToken === '' ? await at.idp.createApiToken(org.orgId, company.admin.login, 'Gatepass') : org.apiToken
    await write()
  }
  if (noted.organization === undefined) {
    noted.organization = await findOrMakeOrganization(gatepass, company)
    await write()
  }
  // Redirect URIs and issuers hold the ports: on other ports Okta has to be connected anew.
  const addresses = `${at.addresses.sso} ${org.url}`
  if (connect && noted.connectedAt !== addresses) {
    const connection = await findOrMakeConnection(gatepass, noted.organization, notes.client?.id)
    const okta = jsonClient(at.http, org.url, `SSWS ${noted.apiToken}`)
    await removeUnfinishedApp(okta)
    await connectOkta({ okta, gatepass, oktaUrl: org.url, connection })
    noted.connection = connection.id
    noted.connectedAt = addresses
    await write()
  }
  if (!connect) {
    noted.setup = await setupLink(at, gatepass, noted.setup, { ...company, organizationId: noted.organization })
    await write()
  }
  const { apiToken, organization, connection, setup } = noted
  return {
    name: company.name,
    organization,
    ...(connection === undefined ? {} : { connection }),
    ...(setup === undefined ? {} : { setupUrl: setup.url }),
    okta: {
      url: org.url,
      adminUrl: `${org.url}/admin`,
      apiToken,
      admin: { login: company.admin.login, password: company.admin.password },
      people: company.people.map(({ login, password }) => ({ login, password })),
    },
  }
}

/** The link made before while it is good here; a new one on other ports, or once it has run out. */
async function setupLink(
  { addresses }: Furnishing,
  gatepass: ReturnType<typeof jsonClient>,
  before: { url: string; until: number } | undefined,
  { organizationId, admin }: Company & { organizationId: string },
): Promise<{ url: string; until: number }> {
  if (before?.url.startsWith(`${addresses.sso}/`) && before.until > Date.now()) return before
  const link = { organizationId, email: admin.login, name: `${admin.firstName} ${admin.lastName}` }
  const { url, expiresAt } = await gatepass('POST', '/api/setup-links', link)
  return { url, until: expiresAt }
}

// A street killed while it was being furnished left a note out; what the note would have named is there already.
async function findOrMakeOrganization(gatepass: ReturnType<typeof jsonClient>, company: Company): Promise<string> {
  const { items } = await gatepass('GET', '/api/organizations')
  const known = items.find((each: { name: string }) => each.name === company.name)
  return (known ?? (await gatepass('POST', '/api/organizations', { name: company.name, domains: [company.domain] }))).id
}

async function findOrMakeConnection(
  gatepass: ReturnType<typeof jsonClient>,
  organizationId: string,
  applicationId: string | undefined,
) {
  const { items } = await gatepass('GET', `/api/connections?organizationId=${organizationId}`)
  return items[0] ?? (await gatepass('POST', '/api/connections', { organizationId, applicationId }))
}

async function removeUnfinishedApp(okta: ReturnType<typeof jsonClient>): Promise<void> {
  for (const app of await okta('GET', '/api/v1/apps?q=Ronspot')) {
    await okta('POST', `/api/v1/apps/${app.id}/lifecycle/deactivate`)
    await okta('DELETE', `/api/v1/apps/${app.id}`)
  }
}

/** What a street said that is up on this data folder right now, in another process. */
export async function runningStreet({ dataDir }: StreetConfig): Promise<StreetReport | undefined> {
  const { notes } = await openNotebook(dataDir, await loadMasterKeys(path.join(dataDir, 'master.keys')))
  if (notes.report === undefined) return undefined
  const http = guardedHttp({ allowPrivate: true })
  try {
    const answers = await http.request(`${notes.report.sso.url}/livez`, { timeoutMs: 1000 }).catch(() => undefined)
    if (answers?.status !== 200) return undefined
    return { ...notes.report, sso: { ...notes.report.sso, consoleUrl: await deskUrlNow(http, notes.report) } }
  } finally {
    http.close()
  }
}

/** The link that street printed may have been used meanwhile, or run out. */
async function deskUrlNow(http: GuardedHttp, { sso }: StreetReport): Promise<string> {
  const gatepass = jsonClient(http, sso.url, `Bearer ${sso.apiKey}`)
  const link = await gatepass('POST', '/api/first-run').catch(() => undefined)
  return link?.url ?? `${sso.url}/console`
}
