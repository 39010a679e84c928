import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { openSsoUnderTest, type SsoUnderTest } from './sso-under-test.ts'

describe('a request that may not be answered at its redirect URI (RFC 6749 §4.1.2.1)', () => {
  let sso: SsoUnderTest
  before(async () => {
    sso = await openSsoUnderTest()
  })
  after(() => sso.close())

  const logged = (trace: string | undefined) =>
    sso.lines.filter((line) => line.includes(`"trace":"${trace}"`)).map((line) => JSON.parse(line))

  it('ends on a page whose trace is in the log', async () => {
    const { status, code, trace } = await sso.browser().get(sso.authorizeUrl({ client_id: 'nobody' }))
    assert.deepEqual([status, code], [400, 'openid.invalid_client_id'])
    assert.match(String(trace), /^trc_[0-9a-z]{20}$/)
    const [line, ...more] = logged(trace)
    assert.deepEqual([line.event, line.reason, more.length], ['openid.refused', 'invalid_client_id', 0])
    assert.notEqual((await sso.browser().get(sso.authorizeUrl({ client_id: 'nobody' }))).trace, trace)
  })

  it('shows the redirect URI that was sent, as text', async () => {
    const sent = 'https://app.example/calback?"><script>x</script>'
    const { code, trace, body } = await sso.browser().get(sso.authorizeUrl({ redirect_uri: sent }))
    assert.equal(code, 'openid.illegal_redirect_uri')
    assert.ok(
      body.includes('<dt>Sent</dt><dd>https://app.example/calback?&quot;&gt;&lt;script&gt;x&lt;/script&gt;</dd>'),
    )
    assert.equal(logged(trace).length, 1)
    const without = await sso.browser().get(sso.authorizeUrl({ redirect_uri: '' }))
    assert.equal(without.code, 'openid.illegal_redirect_uri')
    assert.doesNotMatch(without.body, /<dt>Sent/)
  })
})
