import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import type { ResolveDns } from '../idp-deps.ts'
import { readDomain, recordsFor } from './domain.ts'
import { systemDns } from './resolve-dns.ts'
import { openTestDns, type TestDns } from './test-dns.ts'
import { whatIsMissing } from './verify-domain.ts'

const DOMAIN = 'login.acme.example'
const HOST = 'acme.okta.example'

describe('the records of a domain, asked of a DNS server', () => {
  let dns: TestDns
  let ask: ResolveDns
  const dnsRecords = recordsFor(DOMAIN, HOST)
  const proof = dnsRecords[0]?.values[0] as string
  before(async () => {
    dns = await openTestDns()
    ask = systemDns([dns.server])
  })
  beforeEach(() => dns.clear())
  after(() => dns.close())

  const missing = () => whatIsMissing(ask, { domain: DOMAIN, dnsRecords }, { baseUrl: 'https://okta.example' })

  it('are a proof nobody can guess and the way here', () => {
    assert.match(proof, /^[0-9a-f]{32}$/)
    assert.deepEqual(dnsRecords[1], { recordType: 'CNAME', fqdn: DOMAIN, values: [HOST] })
    assert.notEqual(recordsFor(DOMAIN, HOST)[0]?.values[0], proof)
  })

  it('are found when both are there, among others, in any case', async () => {
    dns.set('TXT', `_oktaverification.${DOMAIN}`, 'v=spf1 -all', 'x'.repeat(300), proof)
    dns.set('CNAME', DOMAIN, 'Acme.Okta.Example')
    assert.equal(await missing(), undefined)
  })

  it('are said by name when one is not there', async () => {
    assert.equal(await missing(), `TXT _oktaverification.${DOMAIN} is not there. CNAME ${DOMAIN} is not there.`)
    dns.set('TXT', `_oktaverification.${DOMAIN}`, proof)
    assert.equal(await missing(), `CNAME ${DOMAIN} is not there.`)
    dns.set('CNAME', DOMAIN, 'elsewhere.example')
    assert.equal(await missing(), `CNAME ${DOMAIN} leads to elsewhere.example, not to ${HOST}.`)
  })

  it('prove nothing with another’s value', async () => {
    dns.set('TXT', `_oktaverification.${DOMAIN}`, recordsFor(DOMAIN, HOST)[0]?.values[0] as string, proof.slice(1))
    dns.set('CNAME', DOMAIN, HOST)
    assert.equal(await missing(), `TXT _oktaverification.${DOMAIN} has another value.`)
  })

  it('may be an alias that DNS answers with the addresses behind it, if all are ours', async () => {
    dns.set('TXT', `_oktaverification.${DOMAIN}`, proof)
    dns.set('A', HOST, '192.0.2.1', '192.0.2.2')
    dns.set('A', DOMAIN, '192.0.2.2')
    assert.equal(await missing(), undefined)
    dns.set('A', DOMAIN, '192.0.2.2', '198.51.100.1')
    assert.equal(await missing(), `CNAME ${DOMAIN} is not there.`)
  })

  it('are not there when DNS does not say so', async () => {
    dns.fail(true)
    const said = await missing()
    dns.fail(false)
    assert.match(said ?? '', /^TXT \S+ could not be looked up \(ESERVFAIL\)\. CNAME \S+ could not be looked up/)
  })

  it('below .localhost are believed on a laptop, and in no house others can reach', async () => {
    const domain = 'login.acme.localhost'
    const local = { domain, dnsRecords: recordsFor(domain, 'acme.okta.localhost') }
    assert.equal(await whatIsMissing(ask, local, { baseUrl: 'http://okta.localhost:4200' }), undefined)
    assert.match((await whatIsMissing(ask, local, { baseUrl: 'https://okta.example' })) ?? '', /TXT/)
    const other = { domain: DOMAIN, dnsRecords }
    assert.match((await whatIsMissing(ask, other, { baseUrl: 'http://okta.localhost:4200' })) ?? '', /TXT/)
  })
})

describe('a domain, as somebody typed it', () => {
  const read = (text: string) => readDomain(text, 'https://okta.example')

  it('is the name as DNS has it', () => {
    assert.deepEqual(read(' Login.Acme.Example '), { domain: 'login.acme.example' })
    assert.deepEqual(read('login.bücher.example'), { domain: 'login.xn--bcher-kva.example' })
  })

  it('is no address, no path, no apex and nothing of this house', () => {
    const refused = [
      '',
      'acme.example',
      'localhost',
      'https://login.acme.example',
      'login.acme.example/x',
      'login.acme.example:443',
      'login.acme.example.',
      '*.acme.example',
      '-x.acme.example',
      '1.2.3.4',
      '::1',
      `${'a'.repeat(64)}.acme.example`,
      `${'a.'.repeat(130)}example`,
      'okta.example',
      'globex.okta.example',
      'globex-admin.okta.example',
      'x.y.OKTA.example',
      'login acme.example.com',
      '<script>.acme.example',
    ]
    for (const text of refused) assert.ok('problem' in read(text), text)
  })
})
