import net from 'node:net'
import querystring from 'node:querystring'
import Fastify, { type FastifyInstance } from 'fastify'
import { ConfigUnusable, DuplicateParameter, OversizedRequest } from './errors.ts'
import type { Log } from './log.ts'

/**
 * An HTTP server with the limits every house wants: 64 KB bodies, 16 KB headers, ten seconds to send them.
 *
 * Query and form arrive as raw text, for `parameters` to read: OAuth forbids a parameter sent twice, and the usual
 * parsers make an array of it that nobody expects.
 *
 * @throws ConfigUnusable  a trusted proxy is no address
 *
 * @param trustProxy  addresses whose X-Forwarded-For is believed; nobody's by default
 */
export function createServer(options: { log: Log; trustProxy?: string[] }): FastifyInstance {
  const unusable = options.trustProxy?.find(
    (one) => !/^(loopback|linklocal|uniquelocal)$/.test(one) && net.isIP(one.split('/')[0] ?? '') === 0,
  )
  if (unusable !== undefined) throw new ConfigUnusable(`a trusted proxy is an IP address or a range: ${unusable}`)
  const app = Fastify({
    bodyLimit: 64 * 1024,
    trustProxy: options.trustProxy ?? false,
    routerOptions: { querystringParser: (text) => text as never, maxParamLength: 200 },
    http: { maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 30_000 },
    keepAliveTimeout: 65_000,
    forceCloseConnections: 'idle',
    genReqId: () => '',
    return503OnClosing: false,
  })
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, body),
  )
  app.get('/livez', async () => ({ ok: true }))
  return app
}

const MOST_PARAMETERS = 100

/**
 * Reads `application/x-www-form-urlencoded` text, a query or a body.
 *
 * @throws DuplicateParameter  a name is there twice (RFC 6749 §3.1)
 * @throws OversizedRequest    more than 100 parameters
 */
export function parameters(source: unknown): Map<string, string> {
  const found = new Map<string, string>()
  if (typeof source !== 'string' || source === '') return found
  const pairs = source.split('&', MOST_PARAMETERS + 1)
  if (pairs.length > MOST_PARAMETERS) throw new OversizedRequest('too many parameters')
  for (const pair of pairs) {
    if (pair === '') continue
    const at = pair.indexOf('=')
    const name = decode(at < 0 ? pair : pair.slice(0, at))
    if (found.has(name)) throw new DuplicateParameter('parameter sent twice', { name: name.slice(0, 100) })
    found.set(name, at < 0 ? '' : decode(pair.slice(at + 1)))
  }
  return found
}

function decode(text: string): string {
  if (!/[%+]/.test(text)) return text
  return querystring.unescape(text.replaceAll('+', ' '))
}

/** Starts to listen. @param port  0 is any free one @returns the port it became */
export async function listen(app: FastifyInstance, port: number, host = '127.0.0.1'): Promise<number> {
  await app.listen({ port, host })
  return (app.server.address() as net.AddressInfo).port
}

/** A port nobody listens on right now, for those who must know their own address before they listen. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = net.createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as net.AddressInfo
      probe.close(() => resolve(port))
    })
  })
}

/**
 * On SIGTERM or SIGINT: stop accepting, let what was begun finish, leave. Ten seconds at most; a second signal leaves at once.
 *
 * @param close  closes servers and then databases
 */
export function drainOnSignal(close: () => Promise<void>, log: Log): void {
  let leaving = false
  const leave = (signal: NodeJS.Signals) => {
    if (leaving) process.exit(1)
    leaving = true
    log.info('server.draining', { signal })
    setTimeout(() => process.exit(1), 10_000).unref()
    close().then(
      () => process.exit(0),
      (error) => {
        log.error('server.drain_failed', error)
        process.exit(1)
      },
    )
  }
  process.on('SIGTERM', leave)
  process.on('SIGINT', leave)
}
