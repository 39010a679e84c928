// HTTP towards addresses other people typed in. The name is resolved here, every address it has is checked, and the
// connection goes to the checked address, so a name that changes its mind between check and connect gains nothing.
// No redirects, bounded time and size. Connections are kept alive: this is on the way of every sign-in.
import dns from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import net from 'node:net'
import { AppError } from './errors.ts'

export type HttpAnswer = { readonly status: number; readonly headers: http.IncomingHttpHeaders; readonly body: string }

export type HttpCall = {
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  headers?: Record<string, string>
  body?: string
  /** Of the answer's body; 1 MiB when not said. */
  maxBytes?: number
  /** For the whole call; ten seconds when not said. */
  timeoutMs?: number
}

export type GuardedHttp = {
  /**
   * @throws OutboundRefused  the address is one we do not speak to; no socket was opened
   * @throws OutboundFailed   no answer, too slow, too large, or TLS did not hold
   */
  request(url: string, call?: HttpCall): Promise<HttpAnswer>
  close(): void
}

/** The address is not one this service speaks to. */
export class OutboundRefused extends AppError {
  readonly code = 'outbound.address_not_allowed'
  readonly status = 422
  readonly publicMessage = 'This address cannot be used: it is not a public https address.'
}

/** The other side did not answer as HTTP should. */
export class OutboundFailed extends AppError {
  readonly code = 'outbound.failed'
  readonly status = 502
  readonly publicMessage = 'The other side did not answer.'
}

/** @param policy.allowPrivate  development only: http, any port, loopback and private addresses; `*.localhost` is loopback (RFC 6761 §6.3) */
export function guardedHttp(policy: { allowPrivate: boolean }): GuardedHttp {
  const options = {
    keepAlive: true,
    keepAliveMsecs: 30_000,
    maxSockets: 64,
    maxFreeSockets: 16,
    scheduling: 'lifo' as const,
  }
  const plain = new http.Agent(options)
  // Said here, so that NODE_TLS_REJECT_UNAUTHORIZED does not say otherwise.
  const secure = new https.Agent({ ...options, minVersion: 'TLSv1.2', rejectUnauthorized: true })
  const lookup = guardedLookup(policy.allowPrivate)

  return {
    async request(address, call = {}) {
      const url = admissible(address, policy.allowPrivate)
      return send(url, call, url.protocol === 'https:' ? { agent: secure, lookup } : { agent: plain, lookup })
    },
    close() {
      plain.destroy()
      secure.destroy()
    },
  }
}

// Parsing and checking an URL costs more than the rest of a call's bookkeeping, and the same few are called again and again.
const MOST_REMEMBERED = 10_000
const remembered = new Map<string, URL>()

function admissible(address: string, allowPrivate: boolean): URL {
  const key = `${allowPrivate ? 'private ' : 'public '}${address}`
  const known = remembered.get(key)
  if (known !== undefined) return known
  const url = check(address, allowPrivate)
  if (remembered.size >= MOST_REMEMBERED) remembered.clear()
  remembered.set(key, url)
  return url
}

function check(address: string, allowPrivate: boolean): URL {
  if (!URL.canParse(address)) throw new OutboundRefused('not an URL')
  const url = new URL(address)
  const facts = { host: url.hostname, protocol: url.protocol, port: url.port }
  if (url.protocol !== 'https:' && !(allowPrivate && url.protocol === 'http:'))
    throw new OutboundRefused('not https', facts)
  if (url.username !== '' || url.password !== '') throw new OutboundRefused('credentials in the URL', facts)
  if (url.hash !== '') throw new OutboundRefused('fragment in the URL', facts)
  if (!allowPrivate && url.port !== '') throw new OutboundRefused('a port other than 443', facts)
  const literal = url.hostname.replace(/^\[|\]$/g, '')
  if (net.isIP(literal) !== 0 && !allowPrivate && !isPublicAddress(literal))
    throw new OutboundRefused('not a public address', facts)
  // A single label or a trailing dot never names a public host and often names an inside one.
  if (net.isIP(literal) === 0 && !allowPrivate && !/^[^.].*\.[a-z][a-z0-9-]*$/.test(url.hostname))
    throw new OutboundRefused('not a public host name', facts)
  return url
}

function guardedLookup(allowPrivate: boolean): net.LookupFunction {
  return (hostname, options, callback) => {
    if (allowPrivate && (hostname === 'localhost' || hostname.endsWith('.localhost')))
      return answer([{ address: '127.0.0.1', family: 4 }])
    lookUp(hostname, options.family ?? 0, (error, addresses) => {
      if (error !== null) return callback(error, '', 4)
      const inside = addresses.find(({ address }) => !isPublicAddress(address))
      if (inside !== undefined && !allowPrivate)
        return callback(
          new OutboundRefused('the name resolves to an address that is not public', { host: hostname }) as never,
          '',
          4,
        )
      answer(addresses)
    })

    function answer(addresses: dns.LookupAddress[]) {
      const first = addresses[0]
      if (first === undefined)
        return callback(new OutboundFailed('the name has no address', { host: hostname }) as never, '', 4)
      if (options.all === true)
        return (callback as unknown as (error: null, all: dns.LookupAddress[]) => void)(null, addresses)
      callback(null, first.address, first.family)
    }
  }
}

type Found = (error: NodeJS.ErrnoException | null, addresses: dns.LookupAddress[]) => void
const lookingUp = new Map<string, Found[]>()

// A lookup occupies one of the process's four threads until the name server answers, long after its caller gave up. Who
// asks for the same name waits for the same answer, so one name server that keeps silent cannot stop all the others.
function lookUp(hostname: string, family: dns.LookupOneOptions['family'], found: Found): void {
  const key = `${family} ${hostname}`
  const waiting = lookingUp.get(key)
  if (waiting !== undefined) {
    waiting.push(found)
    return
  }
  const all = [found]
  lookingUp.set(key, all)
  dns.lookup(hostname, { all: true, family: family ?? 0 }, (error, addresses) => {
    lookingUp.delete(key)
    for (const one of all) one(error, addresses)
  })
}

function send(url: URL, call: HttpCall, how: { agent: http.Agent; lookup: net.LookupFunction }): Promise<HttpAnswer> {
  const { method = 'GET', headers = {}, body, maxBytes = 1024 * 1024, timeoutMs = 10_000 } = call
  const facts = { host: url.host, path: url.pathname, method }
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? https : http).request({
      ...how,
      method,
      hostname: url.hostname.replace(/^\[|\]$/g, ''),
      port: url.port === '' ? undefined : Number(url.port),
      path: url.pathname + url.search,
      headers: {
        accept: 'application/json',
        ...headers,
        host: url.host,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
    })
    const deadline = setTimeout(
      () => fail(new OutboundFailed('no whole answer in time', { ...facts, timeoutMs })),
      timeoutMs,
    )
    // Told first and torn down after: a socket that is already back in the pool has nobody listening for its error.
    function fail(error: AppError) {
      clearTimeout(deadline)
      reject(error)
      request.destroy()
    }
    let answered = false
    request.on('error', (cause: NodeJS.ErrnoException) => {
      // The other side closed a connection that was kept alive just as we took it up again (RFC 9112 §9.3.1). Another one
      // will do; what may be done only once here, a code, its issuer takes only once.
      if (request.reusedSocket && !answered && cause.code === 'ECONNRESET') {
        clearTimeout(deadline)
        return resolve(send(url, call, how))
      }
      fail(cause instanceof AppError ? cause : new OutboundFailed('no answer', facts, { cause }))
    })
    request.on('response', (response) => {
      answered = true
      const chunks: Buffer[] = []
      let size = 0
      response.on('data', (chunk: Buffer) => {
        size += chunk.length
        if (size > maxBytes) fail(new OutboundFailed('answer over the limit', { ...facts, maxBytes }))
        else chunks.push(chunk)
      })
      response.on('error', (cause) => fail(new OutboundFailed('the answer broke off', facts, { cause })))
      response.on('end', () => {
        clearTimeout(deadline)
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          body: Buffer.concat(chunks).toString('utf8'),
        })
      })
    })
    request.end(body)
  })
}

// — which addresses are public (IANA special-purpose registries) —

const NOT_PUBLIC = new net.BlockList()
for (const [address, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const)
  NOT_PUBLIC.addSubnet(address, prefix, 'ipv4')

// Global unicast is 2000::/3; inside it, addresses that carry an IPv4 address or lead elsewhere.
const PUBLIC_V6 = new net.BlockList()
PUBLIC_V6.addSubnet('2000::', 3, 'ipv6')
const NOT_PUBLIC_V6 = new net.BlockList()
for (const [address, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  NOT_PUBLIC_V6.addSubnet(address, prefix, 'ipv6')

/** True for an address on the public internet; false for loopback, private, link-local, multicast, documentation and every form that embeds an IPv4 address. */
export function isPublicAddress(address: string): boolean {
  const family = net.isIP(address)
  if (family === 4) return !NOT_PUBLIC.check(address, 'ipv4')
  if (family !== 6 || address.includes('%')) return false
  return PUBLIC_V6.check(address, 'ipv6') && !NOT_PUBLIC_V6.check(address, 'ipv6')
}
