// Hosts of the org's own beside the one it has here: said, proven by DNS, with a certificate.

import { appStore } from '../apps/app-store.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import { brandOf, type Domain, isProven, readDomain, recordsFor } from '../domains/domain.ts'
import { domainStore } from '../domains/domain-store.ts'
import { type CertificateSent, readCertificate } from '../domains/read-certificate.ts'
import { systemDns } from '../domains/resolve-dns.ts'
import { whatIsMissing } from '../domains/verify-domain.ts'
import { OktaError, refuseIf, resourceNotFound, validationFailed } from '../okta-error.ts'
import { type Org, orgUrl } from '../orgs/org.ts'
import { orgStore } from '../orgs/org-store.ts'
import { type AdminApiDeps, type ApiCall, type ApiRoute, bodyObject, change, param } from './api-call.ts'

const PATH = '/domains'
const READ = 'okta.domains.read'
const MANAGE = 'okta.domains.manage'
const MOST_DOMAINS = 3

export const domainsRoutes: readonly ApiRoute[] = [
  { method: 'GET', path: PATH, scope: READ, run: listDomains },
  { method: 'POST', path: PATH, scope: MANAGE, status: 201, run: createDomain },
  { method: 'GET', path: `${PATH}/:domainId`, scope: READ, run: getDomain },
  { method: 'PUT', path: `${PATH}/:domainId`, scope: MANAGE, run: replaceBrand },
  { method: 'DELETE', path: `${PATH}/:domainId`, scope: MANAGE, run: deleteDomain },
  { method: 'PUT', path: `${PATH}/:domainId/certificate`, scope: MANAGE, run: putCertificate },
  { method: 'POST', path: `${PATH}/:domainId/verify`, scope: MANAGE, run: verifyDomain },
]

async function listDomains(deps: AdminApiDeps, call: ApiCall) {
  const domains = await domainStore(deps.db.kysely).list(call.org.id)
  return { domains: domains.map((domain) => domainView(call.org, domain)) }
}

async function createDomain(deps: AdminApiDeps, call: ApiCall) {
  const wanted = readWanted(bodyObject(call), deps.baseUrl)
  const dnsRecords = recordsFor(wanted.domain, new URL(orgUrl(deps.baseUrl, call.org.subdomain)).hostname)
  const domain = await change(deps, call, async (trx, note) => {
    await orgStore(trx, deps.baseUrl).lock(call.org.id)
    const store = domainStore(trx)
    if (await store.isTaken(wanted.domain)) throw new OktaError('E0000161')
    if ((await store.list(call.org.id)).length >= MOST_DOMAINS) throw new OktaError('E0000162')
    const created = await store.create(call.org.id, { ...wanted, dnsRecords }, call.now)
    note('system.custom_url_domain.initiate', domainParty(created))
    return created
  })
  return domainView(call.org, domain)
}

/** @throws OktaError  E0000001 */
function readWanted(body: Record<string, unknown>, baseUrl: string) {
  const { domain, certificateSourceType } = body
  const read = typeof domain === 'string' ? readDomain(domain, baseUrl) : { problem: 'The field cannot be left blank' }
  refuseIf([
    ...('problem' in read ? [`domain: ${read.problem}`] : []),
    ...(certificateSourceType === 'MANUAL' || certificateSourceType === 'OKTA_MANAGED'
      ? []
      : ['certificateSourceType: Must be one of MANUAL, OKTA_MANAGED']),
  ])
  return {
    domain: (read as { domain: string }).domain,
    certificateSource: certificateSourceType as Domain['certificateSource'],
  }
}

async function getDomain(deps: AdminApiDeps, call: ApiCall) {
  return domainView(call.org, await findDomain(deps, call))
}

/** There is one brand, so this says what is so already. */
async function replaceBrand(deps: AdminApiDeps, call: ApiCall) {
  const domain = await findDomain(deps, call)
  const { brandId } = bodyObject(call)
  if (typeof brandId !== 'string' || brandId === '')
    throw validationFailed('brandId', ['brandId: The field cannot be left blank'])
  if (brandId !== brandOf(call.org.id)) throw resourceNotFound(brandId, 'Brand')
  await change(deps, call, async (trx, note) => {
    await domainStore(trx).update(call.org.id, domain.id, { brandId }, call.now)
    note('system.custom_url_domain.update', domainParty(domain))
  })
  return getDomain(deps, call)
}

/** Asks DNS. What was proven once stays so, whatever DNS says later. */
async function verifyDomain(deps: AdminApiDeps, call: ApiCall) {
  const domain = await findDomain(deps, call)
  if (isProven(domain)) return domainView(call.org, domain)
  const missing = await whatIsMissing(deps.resolveDns ?? systemDns(), domain, deps)
  await change(deps, call, async (trx, note) => {
    await domainStore(trx).update(call.org.id, domain.id, { status: statusAfter(domain, missing) }, call.now)
    const outcome =
      missing === undefined ? { result: 'SUCCESS' as const } : { result: 'FAILURE' as const, reason: missing }
    note({ eventType: 'system.custom_url_domain.verify', outcome }, domainParty(domain))
  })
  return getDomain(deps, call)
}

function statusAfter({ certificateSource }: Domain, missing: string | undefined): Domain['status'] {
  if (missing !== undefined) return 'FAILED_TO_VERIFY'
  return certificateSource === 'OKTA_MANAGED' ? 'COMPLETED' : 'VERIFIED'
}

/** From then on the certificate is theirs to renew. The key is looked at and forgotten: TLS ends in front of this house. */
async function putCertificate(deps: AdminApiDeps, call: ApiCall) {
  const domain = await findDomain(deps, call)
  if (!isProven(domain)) throw new OktaError('E0000165')
  const read = readCertificate(readSent(bodyObject(call)), domain.domain, call.now)
  if ('problems' in read) refuseIf(read.problems)
  else
    await change(deps, call, async (trx, note) => {
      const { certificate } = read
      const changed = { certificate, certificateSource: 'MANUAL', status: 'COMPLETED' } as const
      await domainStore(trx).update(call.org.id, domain.id, changed, call.now)
      note('system.custom_url_domain.cert_upload', domainParty(domain))
    })
  return undefined
}

/** @throws OktaError  E0000001 */
function readSent(body: Record<string, unknown>): CertificateSent {
  const names = ['certificate', 'privateKey', 'certificateChain'] as const
  refuseIf([
    ...(body.type === 'PEM' ? [] : ['type: Must be PEM']),
    ...names.flatMap((name) => (typeof body[name] === 'string' ? [] : [`${name}: The field cannot be left blank`])),
  ])
  return body as CertificateSent
}

/** Issuers that were at the domain are the org's own again: nobody is left with one that does not answer. */
async function deleteDomain(deps: AdminApiDeps, call: ApiCall) {
  const domain = await findDomain(deps, call)
  await change(deps, call, async (trx, note) => {
    await domainStore(trx).remove(call.org.id, domain.id)
    if (isProven(domain)) {
      await authorizationServerStore(trx).resetIssuerModes(call.org.id, call.now)
      await appStore(trx).resetIssuerModes(call.org.id, call.now)
    }
    note('system.custom_url_domain.delete', domainParty(domain))
  })
  return undefined
}

/** @throws OktaError  E0000163 */
async function findDomain(deps: AdminApiDeps, call: ApiCall): Promise<Domain> {
  const domain = await domainStore(deps.db.kysely).byId(call.org.id, param(call, 'domainId'))
  if (domain === undefined) throw new OktaError('E0000163')
  return domain
}

function domainView(org: Org, domain: Domain) {
  const url = `${org.url}/api/v1${PATH}/${domain.id}`
  return {
    id: domain.id,
    domain: domain.domain,
    certificateSourceType: domain.certificateSource,
    validationStatus: domain.status,
    brandId: domain.brandId,
    dnsRecords: domain.dnsRecords,
    ...(domain.certificate === undefined ? {} : { publicCertificate: domain.certificate }),
    _links: {
      self: { href: url, hints: { allow: ['GET', 'PUT', 'DELETE'] } },
      verify: { href: `${url}/verify`, hints: { allow: ['POST'] } },
      certificate: { href: `${url}/certificate`, hints: { allow: ['PUT'] } },
    },
  }
}

function domainParty({ id, domain }: Domain) {
  return { id, type: 'CustomUrlDomain', alternateId: domain, displayName: domain }
}
