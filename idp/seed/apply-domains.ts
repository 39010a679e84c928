import { type Domain, isProven, readDomain, recordsFor } from '../domains/domain.ts'
import { domainStore } from '../domains/domain-store.ts'
import { isOnThisMachine } from '../domains/verify-domain.ts'
import { OktaError } from '../okta-error.ts'
import { orgUrl } from '../orgs/org.ts'
import type { DomainToBe } from './seed-document.ts'
import type { SeedTransaction } from './seed-transaction.ts'

/** Whoever writes the seed runs the house, so what it says is theirs is not asked of DNS. */
export async function applyDomains(
  { deps, trx, org, now, at }: SeedTransaction,
  wanted: readonly DomainToBe[],
): Promise<void> {
  const store = domainStore(trx)
  for (const [index, said] of wanted.entries())
    await at(['domains', index], async () => {
      const read = readDomain(said.domain, deps.baseUrl)
      if ('problem' in read) throw new TypeError(`domain: ${read.problem}`)
      const { domain } = read
      const known = (await store.list(org.id)).find((one) => one.domain === domain)
      if (known === undefined && (await store.isTaken(domain))) throw new OktaError('E0000161')
      const certificateSource = said.certificateSourceType ?? known?.certificateSource ?? 'OKTA_MANAGED'
      const made =
        known ??
        (await store.create(
          org.id,
          { domain, certificateSource, dnsRecords: recordsAt(deps.baseUrl, org, domain) },
          now,
        ))
      if (isProven(made) || !(said.verified ?? isOnThisMachine(domain, deps.baseUrl))) return
      await store.update(org.id, made.id, { certificateSource, status: provenWith(certificateSource) }, now)
    })
}

function recordsAt(baseUrl: string, { subdomain }: { subdomain: string }, domain: string) {
  return recordsFor(domain, new URL(orgUrl(baseUrl, subdomain)).hostname)
}

function provenWith(source: Domain['certificateSource']): Domain['status'] {
  return source === 'OKTA_MANAGED' ? 'COMPLETED' : 'VERIFIED'
}
