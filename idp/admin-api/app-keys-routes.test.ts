import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

function publicKey(kid: string, more: object = {}) {
  const { publicKey: key } = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...key.export({ format: 'jwk' }), kid, use: 'sig', alg: 'ES256', ...more }
}

for (const database of databasesUnderTest()) {
  describe(`the keys of an app, by API (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    let count = 0
    async function appWith(keys: object[]): Promise<{ app: string; jwks: string }> {
      api.clock.advance(60_000)
      const { body } = await api.call('POST', '/api/v1/apps', {
        name: 'oidc_client',
        label: `Keyed ${++count}`,
        signOnMode: 'OPENID_CONNECT',
        credentials: { oauthClient: { token_endpoint_auth_method: 'private_key_jwt' } },
        settings: { oauthClient: { redirect_uris: ['https://example.com/callback'], jwks: { keys } } },
      })
      return { app: `/api/v1/apps/${body.id}`, jwks: `/api/v1/apps/${body.id}/credentials/jwks` }
    }

    const cause = (answer: { body: { errorCauses: { errorSummary: string }[] } }) =>
      answer.body.errorCauses[0]?.errorSummary ?? ''

    it('are added, found, put to sleep, woken and deleted one by one, and the log knows', async () => {
      const { app, jwks } = await appWith([publicKey('first')])
      const made = await api.call('POST', jwks, publicKey('second'))
      assert.equal(made.status, 201)
      assert.match(made.body.id, /^pks\w{17}$/)
      assert.deepEqual([made.body.kid, made.body.status, made.body.kty], ['second', 'ACTIVE', 'EC'])
      const listed = (await api.call('GET', jwks)).body.jwks.keys
      assert.deepEqual(
        listed.map(({ kid }: { kid: string }) => kid),
        ['first', 'second'],
      )
      assert.deepEqual((await api.call('GET', `${jwks}/${made.body.id}`)).body, made.body)

      const off = await api.call('POST', `${jwks}/${made.body.id}/lifecycle/deactivate`)
      assert.deepEqual([off.status, off.body.status], [200, 'INACTIVE'])
      assert.ok(off.body._links.activate.href.endsWith('/lifecycle/activate'))
      const shown = (await api.call('GET', app)).body.settings.oauthClient.jwks.keys[1]
      assert.deepEqual([shown.kid, shown.status], ['second', 'INACTIVE'])
      assert.equal((await api.call('POST', `${jwks}/${made.body.id}/lifecycle/activate`)).body.status, 'ACTIVE')
      const early = await api.call('DELETE', `${jwks}/${made.body.id}`)
      assert.deepEqual([early.status, early.body.errorSummary], [400, 'Api validation failed: JsonWebKey'])
      await api.call('POST', `${jwks}/${made.body.id}/lifecycle/deactivate`)
      assert.equal((await api.call('DELETE', `${jwks}/${made.body.id}`)).status, 204)
      assert.equal((await api.call('GET', `${jwks}/${made.body.id}`)).body.errorCode, 'E0000007')
      const log = await api.call('GET', '/api/v1/logs?filter=eventType sw "app.oauth2.credentials.lifecycle"')
      assert.deepEqual(log.body.map(({ eventType }: { eventType: string }) => eventType.split('.').at(-1)).sort(), [
        'activate',
        'create',
        'deactivate',
        'deactivate',
        'delete',
      ])
    })

    it('refuses a private key, a weak one, one that is none, one without a kid, and a kid that is taken', async () => {
      const { jwks } = await appWith([publicKey('first')])
      const pair = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' })
      const weak = crypto.generateKeyPairSync('rsa', { modulusLength: 1024 })
      for (const [wrong, says] of [
        [{ ...pair.privateKey.export({ format: 'jwk' }), kid: 'private' }, /Private keys/],
        [{ ...weak.publicKey.export({ format: 'jwk' }), kid: 'weak' }, /2048/],
        [{ kty: 'oct', k: 'c2VjcmV0', kid: 'shared' }, /Private keys/],
        [{ kty: 'EC', crv: 'P-256', x: 'AQAB', y: 'AQAB', kid: 'broken' }, /could not be read/],
        [publicKey('first'), /'kid' of its own/],
        [publicKey('', {}), /needs a 'kid'/],
        [publicKey('enc', { use: 'enc' }), /must be 'sig'/],
      ] as const) {
        const answer = await api.call('POST', jwks, wrong)
        assert.equal(answer.status, 400, JSON.stringify(wrong))
        assert.match(cause(answer), says)
        assert.ok(!JSON.stringify(answer.body).includes('"d"'))
      }
      assert.equal((await api.call('GET', jwks)).body.jwks.keys.length, 1)
    })

    it('keeps nothing of a key but what a public key may say', async () => {
      const { app, jwks } = await appWith([publicKey('first')])
      const sent = publicKey('more', { note: 'x', x5u: 'https://evil.example/', id: 'pks-of-mine', created: 'x' })
      const { body } = await api.call('POST', jwks, sent)
      assert.deepEqual([body.note, body.x5u], [undefined, undefined])
      assert.notEqual(body.id, 'pks-of-mine')
      assert.ok(!JSON.stringify((await api.call('GET', app)).body).includes('evil.example'))
    })

    it('does not let an app that proves itself by key sit without one', async () => {
      const { jwks } = await appWith([publicKey('only')])
      const [{ id }] = (await api.call('GET', jwks)).body.jwks.keys
      const off = await api.call('POST', `${jwks}/${id}/lifecycle/deactivate`)
      assert.equal(off.status, 400)
      assert.match(cause(off), /only active JSON Web Key/)
    })

    it('loses none when several are added at once', async () => {
      const { jwks } = await appWith([publicKey('zero')])
      const answers = await Promise.all(['one', 'two', 'three'].map((kid) => api.call('POST', jwks, publicKey(kid))))
      assert.deepEqual(
        answers.map(({ status }) => status),
        [201, 201, 201],
      )
      const kids = (await api.call('GET', jwks)).body.jwks.keys.map(({ kid }: { kid: string }) => kid)
      assert.deepEqual(kids.sort(), ['one', 'three', 'two', 'zero'])
    })

    it('keeps the ids of keys that stay when the app is replaced', async () => {
      const stays = publicKey('stays')
      const { app, jwks } = await appWith([stays, publicKey('goes')])
      const before = (await api.call('GET', jwks)).body.jwks.keys
      const { body } = await api.call('GET', app)
      body.settings.oauthClient.jwks = { keys: [stays] }
      assert.equal((await api.call('PUT', app, body)).status, 200)
      const after = (await api.call('GET', jwks)).body.jwks.keys
      assert.deepEqual(after, [before[0]])
    })

    it('holds fifty', async () => {
      const one = publicKey('k0')
      const { jwks } = await appWith(Array.from({ length: 50 }, (_, n) => ({ ...one, kid: `k${n}` })))
      const answer = await api.call('POST', jwks, publicKey('one-too-many'))
      assert.equal(answer.status, 400)
      assert.match(cause(answer), /maximum number of keys allowed \(50\)/)
    })
  })
}
