import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'

const GUARDED = path.join(import.meta.dirname, 'guarded-http.ts')

// A proxy would connect to what we never looked at, so the guard stands on the way to the target and a proxy of the
// environment's is not asked. It is read when a process starts: hence one of its own.
const CALLER = `
const { guardedHttp } = await import(${JSON.stringify(GUARDED)})
const [, target] = process.argv
const inside = guardedHttp({ allowPrivate: true })
const outside = guardedHttp({ allowPrivate: false })
const answer = await inside.request(target)
const refused = await outside.request('https://127.0.0.1/').catch(({ code }) => code)
console.log(JSON.stringify([answer.body, refused]))
inside.close()
outside.close()
// Node's own does ask it.
await fetch(target, { signal: AbortSignal.timeout(2000) }).catch(() => {})
process.exit(0)
`

describe('B-102: a proxy in the environment', () => {
  const servers: http.Server[] = []
  const seen: string[] = []
  async function open(answer: string, note: (line: string) => void = () => {}): Promise<string> {
    const server = http.createServer((request, response) => {
      note(`${request.method} ${request.url}`)
      response.end(answer)
    })
    server.on('connect', (request, socket) => {
      note(`CONNECT ${request.url}`)
      socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  let target = ''
  let proxy = ''
  before(async () => {
    target = await open('the provider itself')
    proxy = await open('the proxy', (line) => seen.push(line))
  })
  after(() => {
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  })

  function run(env: Record<string, string>): Promise<string> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, ['--input-type=module', '-e', CALLER, target], {
        env: { PATH: process.env.PATH, ...env },
        timeout: 20_000,
      })
      let out = ''
      let err = ''
      child.stdout.on('data', (chunk) => (out += chunk))
      child.stderr.on('data', (chunk) => (err += chunk))
      child.on('close', (code) => (code === 0 ? resolve(out) : reject(new Error(err))))
    })
  }

  it('is not asked, and the guard stands all the same', async () => {
    const env = Object.fromEntries(
      ['HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY', 'http_proxy', 'https_proxy', 'all_proxy'].map((name) => [name, proxy]),
    )
    const out = await run({ ...env, NODE_USE_ENV_PROXY: '1' })
    assert.deepEqual(JSON.parse(out), ['the provider itself', 'outbound.address_not_allowed'])
    assert.deepEqual(seen, [`CONNECT ${new URL(target).host}`], 'of the one call that was not ours')
  })
})
