// A name server on loopback, for tests: real packets, and answers that can be told to be wrong, late or none at all.
import DNS, { Packet } from 'dns2'
import { freePort } from './server.ts'

export type TestDns = {
  /** `address:port`, as a resolver is told its servers. */
  readonly server: string
  /** TXT records by name; a value in several strings is a list. Whoever is not named here does not exist. */
  readonly records: Map<string, (string | string[])[]>
  /** Name servers by domain, and addresses by name. */
  readonly servers: Map<string, string[]>
  readonly addresses: Map<string, string>
  /** What happens with questions from now on. `refuse`: SERVFAIL, for all names or some; `keep silent`: no answer. */
  behave(how?: 'answer' | 'refuse' | 'keep silent', names?: RegExp): void
  /** Names that were asked for, in order. */
  readonly asked: string[]
  close(): Promise<void>
}

export async function openTestDns(where: { address?: string; port?: number } = {}): Promise<TestDns> {
  const zone: Zone = { records: new Map(), servers: new Map(), addresses: new Map() }
  const asked: string[] = []
  let how: 'answer' | 'refuse' | 'keep silent' = 'answer'
  let which = /^/
  const server = DNS.createServer({
    udp: true,
    tcp: true,
    handle(request, send) {
      const name = request.questions[0]?.name.toLowerCase() ?? ''
      asked.push(name)
      const answer = Packet.createResponseFromRequest(request)
      const amiss = which.test(name) ? how : 'answer'
      if (amiss === 'keep silent') return
      if (amiss === 'refuse') answer.header.rcode = Packet.RCODE.SERVFAIL
      else answerFrom(zone, name, request.questions[0]?.type, answer)
      send(answer)
    },
  })
  const at = { port: where.port ?? (await freePort()), address: where.address ?? '127.0.0.1' }
  await server.listen({ udp: at, tcp: at })
  return {
    server: `${at.address}:${at.port}`,
    ...zone,
    asked,
    behave(next = 'answer', names = /^/) {
      how = next
      which = names
    },
    close: async () => {
      await server.close()
    },
  }
}

type Zone = Pick<TestDns, 'records' | 'servers' | 'addresses'>

function answerFrom(
  { records, servers, addresses }: Zone,
  name: string,
  type: number | undefined,
  answer: Packet,
): void {
  const { TXT, NS, A } = Packet.TYPE
  const found: Record<number, object[]> = {
    [TXT]: (records.get(name) ?? []).map((data) => ({ data })),
    [NS]: (servers.get(name) ?? []).map((ns) => ({ ns })),
    [A]: [addresses.get(name) ?? []].flat().map((address) => ({ address })),
  }
  const known = records.has(name) || servers.has(name) || addresses.has(name)
  if (!known) answer.header.rcode = Packet.RCODE.NXDOMAIN
  for (const data of found[type ?? 0] ?? [])
    answer.answers.push({ name, type, class: Packet.CLASS.IN, ttl: 1, ...data } as never)
}
