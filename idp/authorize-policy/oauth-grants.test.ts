import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
import {
  ADA,
  authorizePath,
  CALLBACK,
  openTestOkta,
  PASSWORD,
  type TestApp,
  type TestBrowser,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'

for (const database of databasesUnderTest()) {
  describe(`grants and refresh tokens at the management API, on ${database.name}`, () => {
    let okta: TestOkta
    let server: string
    let app: TestApp
    let ada: TestBrowser
    let adaId: string
    before(async () => {
      okta = await openTestOkta(database)
      server = (await okta.addServer()).id
      await okta.addRule(server)
      const scope = { displayName: null, description: null, metadataPublish: 'NO_CLIENTS', system: false } as const
      for (const name of ['bays:own', 'bays:see'])
        await authorizationServerStore(okta.idp.db.kysely).addScope(
          okta.orgId,
          server,
          { ...scope, name, consent: 'REQUIRED', isDefault: false, optional: false },
          okta.clock.now(),
        )
      app = await okta.addApp({ oauthClient: { consent_method: 'REQUIRED' } })
      ada = okta.browser()
      await ada.signIn(ADA, PASSWORD)
      adaId = await okta.userId(ADA)
    })
    after(() => okta.close())

    const api = async (method: string, path: string, status = 200) => {
      const answer = await fetch(`http://localhost:${okta.port}/api/v1${path}`, {
        method,
        headers: { authorization: `SSWS ${okta.apiToken}` },
      })
      const text = await answer.text()
      assert.equal(answer.status, status, text)
      // biome-ignore lint/suspicious/noExplicitAny: a test asks for the members it expects
      return (text === '' ? undefined : JSON.parse(text)) as any
    }
    /** Signs in, agrees where asked, and gets a refresh token. */
    const refreshTokenFor = async (scope: string) => {
      let answer = await ada.get(authorizePath(`${server}/`, app.clientId, { scope: `openid offline_access ${scope}` }))
      const ticket = /name="ticket" value="([^"]+)"/.exec(answer.body)?.[1]
      if (ticket !== undefined) {
        const { location } = await ada.post('/signin/consent', { ticket, answer: 'allow' })
        answer = await ada.get((location?.pathname ?? '') + (location?.search ?? ''))
      }
      const code = answer.location?.searchParams.get('code') ?? assert.fail(answer.body)
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      return String((await okta.token(`${server}/`, app, form)).json().refresh_token)
    }
    const refreshes = async (refresh_token: string) =>
      (await okta.token(`${server}/`, app, { grant_type: 'refresh_token', refresh_token })).status === 200

    it('lists what a person agreed to, and taking it back ends what came of it', async () => {
      const own = await refreshTokenFor('bays:own')
      okta.clock.advance(1)
      const see = await refreshTokenFor('bays:see')
      const grants = await api('GET', `/users/${adaId}/grants`)
      assert.deepEqual(
        grants.map((grant: Record<string, string>) => [grant.scopeId, grant.clientId, grant.status, grant.issuer]),
        ['bays:own', 'bays:see'].map((scope) => [
          scope,
          app.clientId,
          'ACTIVE',
          `http://localhost:${okta.port}/oauth2/${server}`,
        ]),
      )
      assert.match(grants[0].id, /^oag/)
      assert.deepEqual(await api('GET', `/users/${adaId}/grants/${grants[0].id}`), grants[0])
      assert.equal((await api('GET', `/users/${adaId}/clients/${app.clientId}/grants?scopeId=bays:see`)).length, 1)
      assert.equal((await api('GET', `/users/${adaId}/clients`))[0].client_id, app.clientId)
      await api('DELETE', `/users/${adaId}/grants/${grants[0].id}`, 204)
      assert.deepEqual([await refreshes(own), await refreshes(see)], [false, true])
      await api('DELETE', `/users/${adaId}/grants/${grants[0].id}`, 404)
      await api('DELETE', `/users/${adaId}/clients/${app.clientId}/grants`, 204)
      assert.equal(await refreshes(see), false)
      assert.deepEqual(await api('GET', `/users/${adaId}/grants`), [])
    })

    it('lists refresh tokens of a person and of a server, a page at a time, and ends them', async () => {
      const tokens: string[] = []
      for (let made = 0; made < 3; made++) {
        okta.clock.advance(1)
        tokens.push(await refreshTokenFor('bays:own'))
      }
      const ofPerson = await api('GET', `/users/${adaId}/clients/${app.clientId}/tokens`)
      const ofServer = await api('GET', `/authorizationServers/${server}/clients/${app.clientId}/tokens`)
      assert.equal(ofPerson.length, 3)
      assert.deepEqual(ofServer, ofPerson)
      assert.match(ofPerson[0].id, /^oar/)
      assert.deepEqual(ofPerson[0].scopes, ['openid', 'offline_access', 'bays:own'])
      assert.equal((await api('GET', `/authorizationServers/${server}/clients`))[0].client_name, 'Ronspot')

      const first = await fetch(
        `http://localhost:${okta.port}/api/v1/users/${adaId}/clients/${app.clientId}/tokens?limit=2`,
        { headers: { authorization: `SSWS ${okta.apiToken}` } },
      )
      const next = /<([^>]+)>; rel="next"/.exec(first.headers.get('link') ?? '')?.[1] ?? assert.fail('no next page')
      const rest = await (await fetch(next, { headers: { authorization: `SSWS ${okta.apiToken}` } })).json()
      assert.deepEqual([...((await first.json()) as unknown[]), ...(rest as unknown[])], ofPerson)

      const one = `/authorizationServers/${server}/clients/${app.clientId}/tokens/${ofServer[0].id}`
      assert.deepEqual(await api('GET', one), ofServer[0])
      await api('DELETE', one, 204)
      await api('GET', one, 404)
      assert.deepEqual(await Promise.all(tokens.map(refreshes)), [false, true, true])
      await api('DELETE', `/users/${adaId}/clients/${app.clientId}/tokens`, 204)
      assert.deepEqual(await Promise.all(tokens.map(refreshes)), [false, false, false])
    })

    it('lists the refresh tokens of an app, and ends those of no other', async () => {
      const tokens = [await refreshTokenFor('bays:own'), await refreshTokenFor('bays:own')]
      const other = await okta.addApp({ label: 'Other' })
      const own = `/apps/${app.app.id}/tokens`
      const [one, ...more] = await api('GET', own)
      assert.deepEqual([one.clientId, one.userId, more.length], [app.clientId, adaId, 1])
      assert.deepEqual(await api('GET', `${own}/${one.id}`), one)
      assert.deepEqual(await api('GET', `/apps/${other.app.id}/tokens`), [])
      await api('GET', `/apps/${other.app.id}/tokens/${one.id}`, 404)
      await api('DELETE', `/apps/${other.app.id}/tokens/${one.id}`, 404)
      await api('DELETE', `/apps/${other.app.id}/tokens`, 204)
      assert.deepEqual(await Promise.all(tokens.map(refreshes)), [true, true])
      await api('DELETE', `${own}/${one.id}`, 204)
      assert.equal((await api('GET', own)).length, 1)
      await api('DELETE', own, 204)
      assert.deepEqual(await Promise.all(tokens.map(refreshes)), [false, false])
    })
  })
}
