import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { openSso } from './app.ts'
import { openSsoUnderTest, type SsoUnderTest } from './sso-under-test.ts'

describe('an address somebody types to see what is there', () => {
  let sso: SsoUnderTest
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())

  it('says at / what this is, and its links lead somewhere', async () => {
    const { status, body } = await sso.browser().get(`${sso.url}/`)
    assert.equal(status, 200)
    assert.match(body, /<h1>Gatepass<\/h1>/)
    const links = [...body.matchAll(/<a href="([^"]+)"/g)].map((match) => match[1])
    assert.deepEqual(links, ['/api/openapi.json', '/.well-known/openid-configuration'])
    for (const link of links) assert.equal((await sso.browser().get(`${sso.url}${link}`)).status, 200, link)
  })

  it('says anywhere else that nothing is there, not that a sign-in failed, under a trace that is in the log', async () => {
    const { status, code, trace, body } = await sso.browser().get(`${sso.url}/login?x=1`)
    assert.deepEqual([status, code], [404, 'request.not_found'])
    assert.match(body, /<title>Nothing here<\/title>/)
    assert.doesNotMatch(body, /Sign-in did not work/)
    assert.match(String(trace), /^trc_/)
    const line = JSON.parse(sso.lines.find((text) => text.includes(String(trace))) ?? '{}')
    assert.deepEqual([line.event, line.path, line.reason], ['request.refused', '/login', 'request.not_found'])
  })

  it('behind https is asked for by https ever after, whatever is answered (ASVS 3.4.1); a laptop is left alone', async () => {
    const https = await openSso({
      databaseUrl: 'sqlite::memory:',
      publicUrl: 'https://sso.gatepass.example',
      masterKeys: [{ id: 'k1', secret: crypto.randomBytes(32) }],
      allowPrivateNetworks: false,
      log: { info() {}, warn() {}, error() {} },
    })
    try {
      for (const url of [
        '/',
        '/nothing',
        '/api/me',
        '/setup/x',
        '/console/api/ways',
        '/.well-known/openid-configuration',
      ])
        assert.equal(
          (await https.app.inject({ url })).headers['strict-transport-security'],
          'max-age=31536000; includeSubDomains',
          url,
        )
    } finally {
      await https.close()
    }
    assert.equal((await sso.browser().get(`${sso.url}/`)).headers.get('strict-transport-security'), null)
  })
})
