import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { type DatabaseUnderTest, databasesUnderTest } from '../../kit/test-database.ts'
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

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'revoked-'))
after(() => fs.rmSync(folder, { recursive: true }))

/** A database two nodes can open: SQLite's in a file. */
function shared(database: DatabaseUnderTest): DatabaseUnderTest {
  const file = `sqlite:${path.join(folder, 'okta.sqlite')}`
  return database.name === 'SQLite' ? { name: 'SQLite', url: async () => file } : database
}

for (const database of databasesUnderTest()) {
  describe(`what was revoked, on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    before(async () => {
      okta = await openTestOkta(shared(database))
      app = await okta.addApp({ oauthClient: { refresh_token: { rotation_type: 'ROTATE', leeway: 30 } } })
    })
    after(() => okta.close())

    const basic = () => ({ authorization: `Basic ${Buffer.from(`${app.clientId}:${app.secret}`).toString('base64')}` })
    const post = (port: number, endpoint: string, form: Record<string, string>) =>
      new TestBrowser(port).send('POST', `/oauth2/v1/${endpoint}`, {
        form,
        headers: { ...basic(), host: `acme.okta.localhost:${okta.port}` },
      })
    const refresh = (port: number, token: unknown) =>
      post(port, 'token', { grant_type: 'refresh_token', refresh_token: String(token) })
    const tokens = async () => {
      const browser = okta.browser()
      await browser.signIn(ADA, PASSWORD)
      const { location } = await browser.get(authorizePath('', app.clientId, { scope: 'openid offline_access' }))
      const code = location?.searchParams.get('code') ?? ''
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      return (await okta.token('', app, form)).json()
    }

    it('B-115: stays revoked at another node that has just started, and with its clock set back', async () => {
      const revoked = (await tokens()).refresh_token
      assert.equal((await post(okta.port, 'revoke', { token: String(revoked) })).status, 200)
      const rotated = (await tokens()).refresh_token
      const next = (await refresh(okta.port, rotated)).json().refresh_token
      okta.clock.advance(60_000)
      assert.equal((await refresh(okta.port, rotated)).status, 400, 'shown again after grace: the family ends')
      for (const back of [0, 10 * 60_000, 2 * 60 * 60_000]) {
        const node = await okta.anotherNode(movableClock(okta.clock.now() - back))
        try {
          for (const token of [revoked, rotated, next]) {
            const answer = await refresh(node.port, token)
            assert.deepEqual([answer.status, answer.json().error], [400, 'invalid_grant'], `${back} ms back`)
          }
        } finally {
          await node.close()
        }
      }
    })

    it('an access token that was revoked alone leaves its refresh token good, at every node', async () => {
      const { access_token, refresh_token } = await tokens()
      const node = await okta.anotherNode(okta.clock)
      try {
        const isActive = async (port: number, token: unknown) =>
          (await post(port, 'introspect', { token: String(token) })).json().active
        assert.equal(await isActive(node.port, access_token), true)
        await post(okta.port, 'revoke', { token: String(access_token) })
        assert.equal(await isActive(node.port, access_token), false)
        const again = await refresh(node.port, refresh_token)
        assert.equal(again.status, 200, again.body)
        assert.equal(await isActive(okta.port, again.json().access_token), true)
      } finally {
        await node.close()
      }
    })
  })
}
