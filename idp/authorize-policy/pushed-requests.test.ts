import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import {
  ADA,
  authorizePath,
  CALLBACK,
  openTestOkta,
  PASSWORD,
  type TestApp,
  TestBrowser,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'

for (const database of databasesUnderTest()) {
  describe(`a request an app pushed (RFC 9126), on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    let ada: TestBrowser
    before(async () => {
      okta = await openTestOkta(database)
      app = await okta.addApp()
      ada = okta.browser()
      await ada.signIn(ADA, PASSWORD)
    })
    after(() => okta.close())

    const requestOf = (more: Record<string, string | undefined> = {}) =>
      Object.fromEntries(new URLSearchParams(authorizePath('', app.clientId, more).split('?')[1]))
    const push = (more: Record<string, string | undefined> = {}, by: TestApp = app, as = '') =>
      new TestBrowser(okta.port).send('POST', `/oauth2/${as}v1/par`, {
        form: requestOf({ client_id: by.clientId, ...more }),
        headers: { authorization: `Basic ${Buffer.from(`${by.clientId}:${by.secret}`).toString('base64')}` },
      })
    const uriOf = async (more: Record<string, string | undefined> = {}) => {
      const answer = await push(more)
      assert.equal(answer.status, 201, answer.body)
      return String(answer.json().request_uri)
    }
    const go = (requestUri: string, more: Record<string, string> = {}, browser = ada) =>
      browser.get(
        `/oauth2/v1/authorize?${new URLSearchParams({ client_id: app.clientId, request_uri: requestUri, ...more })}`,
      )
    const refused = (answer: Awaited<ReturnType<typeof go>>) => {
      assert.equal(answer.status, 400, answer.headers.location)
      assert.equal(answer.headers.location, undefined)
      assert.match(answer.body, /invalid_request_uri/)
    }

    it('is answered as if it had come in the address, and says where it is to be pushed', async () => {
      const document = (await ada.get('/.well-known/openid-configuration')).json()
      assert.equal(document.pushed_authorization_request_endpoint, `${okta.url}/oauth2/v1/par`)
      const answer = await push()
      assert.equal(answer.json().expires_in, 3600)
      assert.match(String(answer.json().request_uri), /^urn:okta:[\w-]{43}$/)
      assert.equal(answer.headers['cache-control'], 'no-store')
      const { location } = await go(String(answer.json().request_uri))
      assert.equal(location?.searchParams.get('state'), 'state-1')
      const code = location?.searchParams.get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      assert.equal((await okta.token('', app, form)).status, 200)
    })

    it('outlives the sign-in page, and prompt=login asks once', async () => {
      for (const prompt of [undefined, 'login']) {
        const browser = okta.browser()
        const uri = encodeURIComponent(await uriOf({ prompt }))
        const path = `/oauth2/v1/authorize?client_id=${app.clientId}&request_uri=${uri}`
        const { location } = await browser.signInAt(path, ADA, PASSWORD)
        assert.ok(location?.searchParams.get('code'), String(location))
      }
    })

    it('counts as it was pushed: what the address adds or changes is not looked at', async () => {
      const { location } = await go(await uriOf(), {
        redirect_uri: 'https://evil.example/cb',
        state: 'changed',
        scope: 'openid groups',
        nonce: 'changed',
      })
      assert.equal(location?.origin + (location?.pathname ?? ''), CALLBACK)
      assert.equal(location?.searchParams.get('state'), 'state-1')
    })

    it('B-127: is good once, also for twenty browsers at once', async () => {
      const uri = await uriOf()
      assert.ok((await go(uri)).location?.searchParams.get('code'))
      refused(await go(uri))
      const another = await uriOf()
      const answers = await Promise.all(Array.from({ length: 20 }, () => go(another)))
      assert.equal(answers.filter(({ location }) => location?.searchParams.has('code')).length, 1)
    })

    it('B-127: is used up by a refusal too', async () => {
      const uri = await uriOf({ prompt: 'none' })
      const { location } = await go(uri, {}, okta.browser())
      assert.equal(location?.searchParams.get('error'), 'login_required')
      refused(await go(uri))
    })

    it('B-127: is the app’s it was pushed by, at the server it was pushed to', async () => {
      const other = await okta.addApp({ label: 'Other' })
      const uri = await uriOf()
      refused(await go(uri, { client_id: other.clientId }))
      refused(
        await ada.get(
          `/oauth2/default/v1/authorize?${new URLSearchParams({ client_id: app.clientId, request_uri: uri })}`,
        ),
      )
      assert.ok((await go(uri)).location?.searchParams.get('code'), 'and is still there for its own')
    })

    it('B-127: is over after an hour, as long as Okta keeps it', async () => {
      const browser = okta.browser()
      const uri = await uriOf({ prompt: 'none' })
      okta.clock.advance(3_600_000)
      refused(await go(uri, {}, browser))
    })

    it('B-127: an address of somebody else is never fetched', async () => {
      const { location } = await ada.get(
        authorizePath('', app.clientId, { request_uri: `http://localhost:${okta.port}/request.jwt` }),
      )
      assert.equal(location?.searchParams.get('error'), 'request_uri_not_supported')
    })

    it('B-127: is checked when it is pushed', async () => {
      const wrong = await push({ redirect_uri: 'https://evil.example/cb' })
      assert.deepEqual([wrong.status, wrong.json().error], [400, 'invalid_request'])
      assert.equal((await push({ response_type: 'token' })).json().error, 'unsupported_response_type')
      assert.equal((await push({ request_uri: await uriOf() })).json().error, 'invalid_request')
      assert.equal((await push({}, { ...app, secret: 'wrong' })).status, 401)
    })
  })
}
