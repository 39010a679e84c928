import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { ADA, authorizePath, openTestOkta, PASSWORD, type TestOkta } from '../test-okta.ts'

describe('a wildcard in a redirect URI (Okta, "Subdomain wildcards")', () => {
  let okta: TestOkta
  before(async () => {
    okta = await openTestOkta()
  })
  after(() => okta.close())

  const REGISTERED = 'https://preview-*.ronspot.example/callback'

  async function answerFor(clientId: string, uri: string) {
    return okta.browser().signInAt(authorizePath('', clientId, { redirect_uri: uri }), ADA, PASSWORD)
  }

  it('stands for any part of one label, and the code comes to the address that was asked for', async () => {
    const { clientId } = await okta.addApp({
      oauthClient: { redirect_uris: [REGISTERED], wildcard_redirect: 'SUBDOMAIN' },
    })
    const uri = 'https://preview-42.ronspot.example/callback'
    const { location } = await answerFor(clientId, uri)
    assert.equal(location?.origin, 'https://preview-42.ronspot.example')
    assert.ok(location.searchParams.get('code'))
  })

  it('B-104: stands for nothing else', async () => {
    const { clientId } = await okta.addApp({
      label: 'Wild',
      oauthClient: { redirect_uris: [REGISTERED], wildcard_redirect: 'SUBDOMAIN' },
    })
    for (const uri of [
      'https://preview-.ronspot.example/callback',
      'https://preview-a.b.ronspot.example/callback',
      'https://preview-evil.example/.ronspot.example/callback',
      'https://preview-evil.example%2f.ronspot.example/callback',
      'https://preview-evil.example#.ronspot.example/callback',
      'https://preview-evil.example?.ronspot.example/callback',
      'https://preview-evil.example\\.ronspot.example/callback',
      'https://preview-a@evil.ronspot.example/callback',
      'https://preview-é.ronspot.example/callback',
      'https://preview-*.ronspot.example/callback',
      'https://preview-a.ronspot.example/callback/more',
      'https://preview-a.ronspot.example/callback?x=1',
      'https://preview-a.ronspot.example:8443/callback',
      'http://preview-a.ronspot.example/callback',
      'https://preview-a.ronspot.example.evil.example/callback',
      'https://other-a.ronspot.example/callback',
    ]) {
      const answer = await okta.browser().get(authorizePath('', clientId, { redirect_uri: uri }))
      assert.deepEqual([answer.status, answer.location], [400, undefined], uri)
    }
  })
})
