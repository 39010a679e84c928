import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import * as jose from 'jose'
import { signJwt } from './jwt.ts'
import type { TestHouse } from './test-house.ts'
import { basic, openTestHouse, SECRET } from './test-house.ts'

for (const accessTokens of ['opaque', 'jwt'] as const) {
  let house: TestHouse
  const tokens = async (changed: Record<string, string> = {}) =>
    (await house.redeemCode(await house.code(changed))).body
  const introspect = async (token: string, headers = basic('app', SECRET), more: Record<string, string> = {}) =>
    (await house.post('/one/introspect', { token, ...more }, headers)).json() as Record<string, unknown>
  const revoke = (token: string, headers = basic('app', SECRET)) => house.post('/one/revoke', { token }, headers)

  describe(`${accessTokens} access tokens`, () => {
    before(async () => {
      house = await openTestHouse({ accessTokens })
    })
    after(() => house.close())
    beforeEach(() => {
      house.state.person = { subject: 'ada', authTime: house.clock.now() / 1000 - 60 }
    })

    describe('at userinfo (OIDC Core §5.3, RFC 6750)', () => {
      it("OPC-05, OPC-06: get the claims, by GET and by POST, about the ID token's subject", async () => {
        const { access_token } = await tokens()
        const authorization = `Bearer ${access_token}`
        for (const response of [
          await house.userinfo(access_token as string),
          await house.post('/one/userinfo', '', { authorization }),
        ]) {
          assert.equal(response.statusCode, 200)
          assert.equal(response.headers['cache-control'], 'no-store')
          assert.match(String(response.headers['content-type']), /^application\/json/)
          assert.deepEqual(response.json(), { sub: 'ada', email: 'ada@acme.example', email_verified: true })
        }
      })

      const refuses = (response: Awaited<ReturnType<TestHouse['userinfo']>>, status: number, error: string) => {
        assert.equal(response.statusCode, status)
        assert.match(
          String(response.headers['www-authenticate']),
          new RegExp(`^Bearer realm=".*", error="${error}", error_description="`),
        )
      }

      it('B-124: an ID token is no access token', async () => {
        refuses(await house.userinfo((await tokens()).id_token as string), 401, 'invalid_token')
      })

      it('B-124: an expired one is none any more', async () => {
        const { access_token } = await tokens()
        house.clock.advance(3_600_000)
        refuses(await house.userinfo(access_token as string), 401, 'invalid_token')
        assert.equal(house.state.notes.at(-1)?.reason, 'token_expired')
      })

      it('B-124: one without the scope openid is not enough', async () => {
        refuses(
          await house.userinfo((await tokens({ scope: 'email' })).access_token as string),
          403,
          'insufficient_scope',
        )
      })

      it('B-124: one in the query is refused, and one in a form is not looked at (OPC-07)', async () => {
        const { access_token } = await tokens()
        refuses(await house.get('/one/userinfo', { access_token: access_token as string }), 401, 'invalid_request')
        const posted = await house.post('/one/userinfo', { access_token: access_token as string })
        assert.equal(posted.statusCode, 401)
      })

      it('a request without one is told the scheme and no more (RFC 6750 §3.1)', async () => {
        const { headers } = await house.get('/one/userinfo')
        assert.equal(headers['www-authenticate'], `Bearer realm="${house.url}/one"`)
      })

      it('B-123: one of another issuer is none here', async () => {
        refuses(await house.userinfo((await tokens()).access_token as string, 'two'), 401, 'invalid_token')
      })

      it('altered, made up, or a refresh token: none', async () => {
        const { access_token, refresh_token } = await tokens()
        const altered = (access_token as string).replace(/.{10}$/, 'AAAAAAAAAA')
        const forged = signJwt(house.key, { iss: `${house.url}/one`, exp: 9e9, jti: 'AT.x', scope: 'openid' })
        for (const token of [altered, refresh_token, forged, 'x', 'a.b.c.d', 'a.b.c'])
          refuses(await house.userinfo(token as string), 401, 'invalid_token')
      })

      it('of a client that is gone: none', async () => {
        house.register('gone', {})
        const code = await house.code({ client_id: 'gone' })
        const { body } = await house.redeemCode(code, {}, basic('gone', SECRET))
        house.clients.delete('gone')
        refuses(await house.userinfo(body.access_token as string), 401, 'invalid_token')
      })
    })

    describe('at introspection (RFC 7662)', () => {
      it('an ID token asked for as one tells its own client whether it still counts', async () => {
        const { id_token } = (await house.redeemCode(await house.code())).body
        const ask = (token: unknown, client = 'app') =>
          introspect(String(token), basic(client, SECRET), { token_type_hint: 'id_token' })
        const told = await ask(id_token)
        assert.deepEqual([told.active, told.sub, told.client_id], [true, 'ada', 'app'])
        assert.deepEqual(await ask(id_token, 'other'), { active: false })
        assert.deepEqual(await ask(`${id_token}x`), { active: false })
        house.clock.advance(3_600_000)
        assert.deepEqual(await ask(id_token), { active: false })
      })

      it('are described to their client', async () => {
        const { access_token } = await tokens()
        const { jti, ...rest } = await introspect(access_token as string)
        const now = house.clock.now() / 1000
        assert.match(String(jti), /^AT\./)
        assert.deepEqual(rest, {
          active: true,
          scope: 'openid email offline_access',
          client_id: 'app',
          token_type: 'Bearer',
          iss: `${house.url}/one`,
          iat: now,
          exp: now + 3600,
          sub: 'ada@acme.example',
          aud: 'api://acme',
          cid: 'app',
        })
      })

      it('are described with the scopes they were narrowed to', async () => {
        const { refresh_token } = await tokens()
        const { body } = await house.refresh(refresh_token as string, { scope: 'email openid' })
        const found = await introspect(body.access_token as string)
        assert.deepEqual(String(found.scope).split(' ').sort(), ['email', 'openid'])
      })

      it('are not active for another client, unless the house says so, nor for nobody', async () => {
        const { access_token } = await tokens()
        assert.deepEqual(await introspect(access_token as string, basic('other', SECRET)), { active: false })
        assert.equal((await house.post('/one/introspect', { token: access_token as string })).statusCode, 401)
        Object.assign(house.house, { mayIntrospect: () => true })
        const told = await introspect(access_token as string, basic('other', SECRET))
        assert.deepEqual([told.active, told.client_id], [true, 'app'])
        Object.assign(house.house, { mayIntrospect: undefined })
      })

      it('are not active when expired, unknown, an ID token', async () => {
        const { access_token, id_token } = await tokens()
        for (const token of [id_token, 'x', `${access_token}x`])
          assert.deepEqual(await introspect(token as string), { active: false })
        house.clock.advance(3_600_000)
        assert.deepEqual(await introspect(access_token as string), { active: false })
      })

      it('tells a live refresh token from a used one', async () => {
        const { refresh_token } = await tokens()
        const found = await introspect(refresh_token as string)
        assert.deepEqual([found.active, found.client_id, found.token_type], [true, 'app', undefined])
        await house.refresh(refresh_token as string)
        assert.deepEqual(await introspect(refresh_token as string), { active: false })
      })

      it('needs a token to be asked about', async () => {
        const response = await house.post('/one/introspect', {}, basic('app', SECRET))
        assert.deepEqual([response.statusCode, house.state.notes.at(-1)?.reason], [400, 'request_missing_token'])
      })
    })

    describe('at revocation (RFC 7009)', () => {
      it('end, with the grant they came from', async () => {
        const { access_token, refresh_token } = await tokens()
        const response = await revoke(access_token as string)
        assert.deepEqual([response.statusCode, response.body], [200, ''])
        assert.equal((await house.userinfo(access_token as string)).statusCode, 401)
        assert.equal((await house.refresh(refresh_token as string)).status, 400)
      })

      it('end alone where the house can do that', async () => {
        const single = await openTestHouse({ accessTokens })
        const revoked: string[] = []
        const { find } = single.grants
        single.grants.find = async (site, grantId) => {
          const grant = await find(site, grantId)
          return grant && { ...grant, revokedAccessTokens: revoked }
        }
        single.grants.revokeAccessToken = async (_site, _grantId, tokenId) => void revoked.push(tokenId)
        const { body } = await single.redeemCode(await single.code())
        await single.post('/one/revoke', { token: body.access_token as string }, basic('app', SECRET))
        assert.equal((await single.userinfo(body.access_token as string)).statusCode, 401)
        single.clock.advance(1000)
        const next = await single.refresh(body.refresh_token as string)
        assert.equal((await single.userinfo(next.body.access_token as string)).statusCode, 200)
        await single.close()
      })

      it('a refresh token takes its access tokens along', async () => {
        const { access_token, refresh_token } = await tokens()
        assert.equal((await revoke(refresh_token as string)).statusCode, 200)
        assert.equal((await house.userinfo(access_token as string)).statusCode, 401)
        assert.equal((await house.refresh(refresh_token as string)).body.error, 'invalid_grant')
      })

      it("B-126: an unknown token is answered with 200, and so is another client's, which lives on", async () => {
        const { access_token, refresh_token } = await tokens()
        for (const token of ['unknown', access_token, refresh_token]) {
          assert.equal((await revoke(token as string, basic('other', SECRET))).statusCode, 200)
        }
        assert.equal((await house.userinfo(access_token as string)).statusCode, 200)
        assert.equal((await house.refresh(refresh_token as string)).status, 200)
      })

      it('needs a token, and a client', async () => {
        assert.equal((await house.post('/one/revoke', {}, basic('app', SECRET))).statusCode, 400)
        assert.equal((await house.post('/one/revoke', { token: 'x' })).statusCode, 401)
      })
    })

    if (accessTokens === 'jwt') {
      it("are signed for the API they are meant for, with the house's claims", async () => {
        const { access_token } = await tokens()
        const keys = jose.createLocalJWKSet((await house.get('/one/keys')).json())
        const options = { issuer: `${house.url}/one`, audience: 'api://acme', currentDate: new Date(house.clock.now()) }
        const { payload } = await jose.jwtVerify(access_token as string, keys, options)
        assert.deepEqual(payload.scp, ['openid', 'email', 'offline_access'])
        assert.equal(payload.scope, undefined)
        assert.equal(payload.cid, 'app')
      })
    }
  })
}
