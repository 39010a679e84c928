import dns from 'node:dns'
import type { ResolveDns } from '../idp-deps.ts'

const TIMEOUT_MS = 3_000
const TRIES = 2

/** DNS as this machine asks it. @param servers  others to ask instead, each an address with its port */
export function systemDns(servers?: readonly string[]): ResolveDns {
  const resolver = new dns.promises.Resolver({ timeout: TIMEOUT_MS, tries: TRIES })
  if (servers !== undefined) resolver.setServers(servers)
  return async (name, type) => {
    try {
      return await ask(resolver, name, type)
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException
      if (code === 'ENOTFOUND' || code === 'ENODATA') return []
      throw error
    }
  }
}

async function ask(resolver: dns.promises.Resolver, name: string, type: Parameters<ResolveDns>[1]): Promise<string[]> {
  if (type === 'CNAME') return resolver.resolveCname(name)
  if (type === 'A') return resolver.resolve4(name)
  if (type === 'AAAA') return resolver.resolve6(name)
  // A long text comes in pieces (RFC 1035 §3.3.14).
  return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
}
