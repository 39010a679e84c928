import type { ResolveDns } from '../idp-deps.ts'
import { type DnsRecord, type Domain, isBelow } from './domain.ts'

/**
 * Looks whether the records of a domain are there.
 *
 * @param where.baseUrl  a house on a laptop believes names below `.localhost`, which no DNS has (RFC 6761 §6.3)
 * @returns what is missing, in a sentence an administrator can act on; undefined: nothing
 */
export async function whatIsMissing(
  resolveDns: ResolveDns,
  { domain, dnsRecords }: Pick<Domain, 'domain' | 'dnsRecords'>,
  where: { baseUrl: string },
): Promise<string | undefined> {
  if (isOnThisMachine(domain, where.baseUrl)) return undefined
  const missing = await Promise.all(dnsRecords.map((record) => problemWith(resolveDns, record)))
  return missing.filter((problem) => problem !== undefined).join(' ') || undefined
}

/** Below `.localhost`, in a house that is there itself. */
export function isOnThisMachine(domain: string, baseUrl: string): boolean {
  return isBelow(domain, 'localhost') && isBelow(new URL(baseUrl).hostname, 'localhost')
}

async function problemWith(resolveDns: ResolveDns, record: DnsRecord): Promise<string | undefined> {
  try {
    return await (record.recordType === 'TXT'
      ? problemWithText(resolveDns, record)
      : problemWithAlias(resolveDns, record))
  } catch (error) {
    const { code = 'no answer' } = error as NodeJS.ErrnoException
    return `${record.recordType} ${record.fqdn} could not be looked up (${code}).`
  }
}

async function problemWithText(resolveDns: ResolveDns, { fqdn, values }: DnsRecord): Promise<string | undefined> {
  const found = await resolveDns(fqdn, 'TXT')
  if (values.every((value) => found.includes(value))) return undefined
  return found.length === 0 ? `TXT ${fqdn} is not there.` : `TXT ${fqdn} has another value.`
}

async function problemWithAlias(resolveDns: ResolveDns, { fqdn, values }: DnsRecord): Promise<string | undefined> {
  const target = values[0] ?? ''
  const found = (await resolveDns(fqdn, 'CNAME')).map((name) => name.toLowerCase().replace(/\.$/, ''))
  if (found.includes(target)) return undefined
  if (found[0] !== undefined) return `CNAME ${fqdn} leads to ${found[0]}, not to ${target}.`
  // Some who manage DNS answer an alias with the addresses behind it.
  const [mine, theirs] = await Promise.all([addressesOf(resolveDns, fqdn), addressesOf(resolveDns, target)])
  return mine.length > 0 && mine.every((address) => theirs.includes(address))
    ? undefined
    : `CNAME ${fqdn} is not there.`
}

async function addressesOf(resolveDns: ResolveDns, name: string): Promise<string[]> {
  const [four, six] = await Promise.all([resolveDns(name, 'A'), resolveDns(name, 'AAAA')])
  return [...four, ...six]
}
