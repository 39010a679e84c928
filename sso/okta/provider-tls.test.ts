import assert from 'node:assert/strict'
import https from 'node:https'
import type { AddressInfo } from 'node:net'
import { after, describe, it } from 'node:test'
import tls from 'node:tls'
import { testCertificate } from '../../idp/domains/test-certificate.ts'
import { guardedHttp } from '../../kit/guarded-http.ts'
import { recogniseFailure } from '../failures/recognise-failure.ts'
import { askProvider } from './ask-provider.ts'
import { OktaProblem } from './okta-problems.ts'

const HOST = 'login.acme.localhost'
const DAY_MS = 24 * 60 * 60_000

// Nothing is sent to a provider whose TLS does not hold, and there is no switch that would let it.
describe('B-98: a provider whose TLS does not hold', () => {
  const http = guardedHttp({ allowPrivate: true })
  const servers: https.Server[] = []
  const trusted: string[] = [...tls.getCACertificates('default')]
  let arrived = 0
  after(() => {
    http.close()
    for (const server of servers) {
      server.close()
      server.closeAllConnections()
    }
  })

  type Made = ReturnType<typeof testCertificate>

  /** @param believed  its authority is one this machine trusts */
  async function serve(
    { certificate, privateKey, chain }: Made,
    believed: boolean,
    more: tls.SecureContextOptions = {},
  ) {
    if (believed) {
      trusted.push(chain)
      tls.setDefaultCACertificates(trusted)
    }
    const server = https.createServer({ key: privateKey, cert: certificate, ...more }, (_request, response) => {
      arrived++
      response.end('{}')
    })
    server.on('tlsClientError', () => {})
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `https://${HOST}:${(server.address() as AddressInfo).port}/`
  }

  async function refused(address: string): Promise<[why: unknown, signature: string | undefined]> {
    const before = arrived
    const problem = await askProvider(http, address, {}).then(
      () => assert.fail('was answered'),
      (error: unknown) => error,
    )
    assert.ok(problem instanceof OktaProblem)
    assert.equal(arrived, before, 'nothing was sent')
    return [problem.facts.why, recogniseFailure(problem)?.id]
  }

  const now = Date.now()
  const good = (host = HOST, more = {}) => testCertificate(host, now - DAY_MS, now + DAY_MS, more)
  /** A server may still offer what we no longer take. */
  const WEAK = { ciphers: 'DEFAULT@SECLEVEL=0' }

  it('is spoken to when it does', async () => {
    const answer = await askProvider(http, await serve(good(), true), {})
    assert.equal(answer.status, 200)
  })

  it('expired', async () => {
    const old = testCertificate(HOST, now - 2 * DAY_MS, now - DAY_MS)
    assert.deepEqual(await refused(await serve(old, true)), ['CERT_HAS_EXPIRED', 'okta_certificate_refused'])
  })

  it('signed by nobody we trust', async () => {
    const [why, signature] = await refused(await serve(good(), false))
    assert.equal(why, 'UNABLE_TO_VERIFY_LEAF_SIGNATURE')
    assert.equal(signature, 'okta_certificate_refused')
  })

  it('for another host', async () => {
    assert.deepEqual(await refused(await serve(good('login.globex.localhost'), true)), [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'okta_certificate_refused',
    ])
  })

  it('with a key of 1024 bits', async () => {
    assert.deepEqual(await refused(await serve(good(HOST, { rsaBits: 1024 }), true, WEAK)), [
      'CERT_EE_CERTIFICATE_KEY_TOO_WEAK',
      'okta_certificate_refused',
    ])
  })

  it('by TLS 1.0', async () => {
    const old = { ...WEAK, minVersion: 'TLSv1', maxVersion: 'TLSv1' } as const
    const [why, signature] = await refused(await serve(good(), true, old))
    assert.match(String(why), /^(ERR_SSL_|EPROTO)/)
    assert.equal(signature, 'okta_tls_too_old')
  })

  it('and there is no switch: what the environment says of it is not read', async () => {
    const { NODE_TLS_REJECT_UNAUTHORIZED: before } = process.env
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0'
    try {
      const [, signature] = await refused(await serve(good(), false))
      assert.equal(signature, 'okta_certificate_refused')
    } finally {
      if (before === undefined) delete process.env.NODE_TLS_REJECT_UNAUTHORIZED
      else process.env.NODE_TLS_REJECT_UNAUTHORIZED = before
    }
  })
})
