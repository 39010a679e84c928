import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import * as jose from 'jose'
import { sha256 } from '../kit/ids.ts'
import type { TestHouse } from './test-house.ts'
import { basic, openTestHouse, REDIRECT_URI, SECRET } from './test-house.ts'

const VERIFIER = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'
const CHALLENGE = crypto.createHash('sha256').update(VERIFIER).digest('base64url')
const PKCE = { code_challenge: CHALLENGE, code_challenge_method: 'S256' }

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())
beforeEach(() => {
  house.state.person = { subject: 'ada', authTime: house.clock.now() / 1000 - 60 }
  house.state.notes.length = 0
  house.register('app', {
    refresh: { rotate: true, graceSeconds: 0 },
    grantTypes: ['authorization_code', 'refresh_token'],
  })
})

const lastReason = () => house.state.notes.at(-1)?.reason
type Answer = { status: number; body: Record<string, string>; headers: Record<string, unknown> }
const refuses = (answer: Answer, error: string, reason?: string, status = 400) => {
  assert.deepEqual([answer.status, answer.body.error], [status, error])
  assert.ok(answer.body.error_description)
  assert.equal(answer.headers['cache-control'], 'no-store')
  if (reason !== undefined) assert.equal(lastReason(), reason)
}

describe('redeeming a code (OIDC Core §3.1.3)', () => {
  it('gives an access token, an ID token and a refresh token, and nobody may keep them', async () => {
    const { status, body, headers } = await house.redeemCode(await house.code())
    assert.equal(status, 200)
    assert.equal(headers['cache-control'], 'no-store')
    assert.deepEqual(Object.keys(body).sort(), [
      'access_token',
      'expires_in',
      'id_token',
      'refresh_token',
      'scope',
      'token_type',
    ])
    assert.equal(body.token_type, 'Bearer')
    assert.equal(body.expires_in, 3600)
    assert.equal(body.scope, 'openid email offline_access')
  })

  it('OPC-03: signs an ID token that says who, for whom, when and how (OIDC Core §2)', async () => {
    const { body } = await house.redeemCode(await house.code())
    const keys = jose.createLocalJWKSet((await house.get('/one/keys')).json())
    const now = house.clock.now()
    const { payload, protectedHeader } = await jose.jwtVerify(body.id_token as string, keys, {
      issuer: `${house.url}/one`,
      audience: 'app',
      algorithms: ['RS256'],
      currentDate: new Date(now),
    })
    assert.deepEqual(Object.keys(protectedHeader).sort(), ['alg', 'kid'])
    assert.equal(payload.sub, 'ada')
    assert.equal(payload.nonce, 'a nonce')
    assert.equal(payload.auth_time, now / 1000 - 60)
    assert.equal(payload.iat, now / 1000)
    assert.equal(payload.exp, now / 1000 + 3600)
    assert.equal(payload.sid, 'session of ada')
    assert.deepEqual(payload.amr, ['pwd'])
    const half = crypto
      .createHash('sha256')
      .update(body.access_token as string)
      .digest()
      .subarray(0, 16)
    assert.equal(payload.at_hash, half.toString('base64url'))
    // The house's own claims are in, but not over what a client decides by.
    assert.equal(payload.email, 'ada@acme.example')
    assert.match(String(payload.jti), /^ID\./)
  })

  it('gives no refresh token without offline_access, nor to a client that may not refresh, and no ID token without openid', async () => {
    const online = await house.redeemCode(await house.code({ scope: 'openid' }))
    assert.equal(online.body.refresh_token, undefined)
    house.register('app', { grantTypes: ['authorization_code'] })
    assert.equal((await house.redeemCode(await house.code())).body.refresh_token, undefined)
    assert.equal((await house.redeemCode(await house.code({ scope: 'email' }))).body.id_token, undefined)
  })

  it('OPC-28: works once, and the second time is an invalid grant', async () => {
    const code = await house.code()
    assert.equal((await house.redeemCode(code)).status, 200)
    refuses(await house.redeemCode(code), 'invalid_grant', 'invalid_authorization_code')
    assert.equal(house.state.notes.at(-1)?.error?.facts.misuse, 'code used again')
  })

  it('OPC-29: used again after thirty seconds takes every token of the first use with it (RFC 9700 §2.1.1)', async () => {
    const code = await house.code()
    const { body } = await house.redeemCode(code)
    house.clock.advance(30_000)
    refuses(await house.redeemCode(code), 'invalid_grant')
    assert.equal((await house.userinfo(body.access_token as string)).statusCode, 401)
    refuses(await house.refresh(body.refresh_token as string), 'invalid_grant', 'invalid_refresh_token')
  })

  it('B-109: cannot be talked out of PKCE, in either direction (RFC 9700 §4.8.2)', async () => {
    refuses(await house.redeemCode(await house.code(PKCE)), 'invalid_grant', 'pkce_missing_verifier')
    refuses(
      await house.redeemCode(await house.code(), { code_verifier: VERIFIER }),
      'invalid_grant',
      'pkce_missing_challenge_verifier_present',
    )
  })

  it('checks the PKCE verifier (RFC 7636 §4.6)', async () => {
    assert.equal((await house.redeemCode(await house.code(PKCE), { code_verifier: VERIFIER })).status, 200)
    for (const wrong of [`${VERIFIER}x`, VERIFIER.toLowerCase(), CHALLENGE, 'short', `${VERIFIER.slice(1)} `]) {
      refuses(
        await house.redeemCode(await house.code(PKCE), { code_verifier: wrong }),
        'invalid_grant',
        'pkce_verification_failed',
      )
    }
  })

  it('B-110: by another authenticated client is refused, and the grant ends with it', async () => {
    const code = await house.code()
    refuses(await house.redeemCode(code, {}, basic('other', SECRET)), 'invalid_grant', 'mismatched_client')
    refuses(await house.redeemCode(code), 'invalid_grant', 'invalid_authorization_code')
    const [row] = [...house.grants.rows.values()].slice(-1)
    assert.equal(row?.revoked, true)
  })

  it('B-110: with another redirect URI, or none, is refused and the code is gone', async () => {
    const code = await house.code()
    refuses(
      await house.redeemCode(code, { redirect_uri: 'http://localhost:9/callback' }),
      'invalid_grant',
      'mismatched_redirect_uri',
    )
    refuses(await house.redeemCode(code), 'invalid_grant', 'invalid_authorization_code')
    const without = { grant_type: 'authorization_code', code: await house.code() }
    refuses(await house.redeem(without), 'invalid_grant', 'mismatched_redirect_uri')
  })

  it('B-111: twenty times at once gives tokens once, and those are revoked', async () => {
    const code = await house.code()
    const answers = await Promise.all(Array.from({ length: 20 }, () => house.redeemCode(code)))
    const [won, ...more] = answers.filter(({ status }) => status === 200)
    assert.equal(more.length, 0)
    assert.equal(answers.filter(({ body }) => body.error === 'invalid_grant').length, 19)
    assert.equal((await house.userinfo(won?.body.access_token as string)).statusCode, 401)
  })

  it("B-112: is too late after the code's sixty seconds", async () => {
    const code = await house.code()
    house.clock.advance(61_000)
    refuses(await house.redeemCode(code), 'invalid_grant', 'invalid_authorization_code')
  })

  it('B-123: does not work at another issuer', async () => {
    const form = { grant_type: 'authorization_code', code: await house.code(), redirect_uri: REDIRECT_URI }
    const response = await house.post('/two/token', form, basic('app', SECRET))
    assert.equal(response.json().error, 'invalid_grant')
  })

  it('stores the hash of a code and no token at all', async () => {
    const code = await house.code()
    const { body } = await house.redeemCode(code)
    const stored = JSON.stringify([...house.grants.rows.values()])
    assert.ok(stored.includes(sha256(code)))
    for (const secret of [code, body.access_token, body.id_token, body.refresh_token])
      assert.ok(!stored.includes(secret as string))
  })

  it("tells the house's log what happened and never a secret", async () => {
    const code = await house.code()
    const { body } = await house.redeemCode(code)
    await house.redeemCode(code)
    await house.redeem({ grant_type: 'authorization_code', code }, basic('app', 'canary-secret'))
    const told = JSON.stringify(
      house.state.notes.map(({ http: _http, site: _site, error, ...note }) => ({
        ...note,
        facts: error?.facts,
        message: error?.message,
      })),
    )
    for (const secret of [code, 'canary-secret', SECRET, body.access_token, body.refresh_token])
      assert.ok(!told.includes(secret as string))
  })
})

describe('refreshing (RFC 6749 §6, OIDC Core §12)', () => {
  const first = async (changed: Record<string, string> = {}) => (await house.redeemCode(await house.code(changed))).body

  it('OPC-37: gives new tokens and a new refresh token, to the same client only', async () => {
    const { refresh_token, access_token } = await first()
    refuses(
      await house.refresh(refresh_token as string, {}, basic('other', SECRET)),
      'invalid_grant',
      'mismatched_client',
    )
    house.clock.advance(1000)
    const { status, body } = await house.refresh(refresh_token as string)
    assert.equal(status, 200)
    assert.notEqual(body.refresh_token, refresh_token)
    assert.notEqual(body.access_token, access_token)
    assert.equal((await house.userinfo(body.access_token as string)).statusCode, 200)
  })

  it('says the same person and the same time of sign-in again, without the nonce (OIDC Core §12.2)', async () => {
    const before = await first()
    house.clock.advance(600_000)
    const { body } = await house.refresh(before.refresh_token as string)
    const [was, is] = [before.id_token, body.id_token].map((token) => jose.decodeJwt(token as string))
    for (const name of ['iss', 'sub', 'aud', 'auth_time']) assert.deepEqual(is?.[name], was?.[name])
    assert.equal(is?.nonce, undefined)
    assert.equal(is?.iat, (was?.iat ?? 0) + 600)
  })

  it('ends the whole family when a used refresh token comes back (RFC 9700 §4.14.2)', async () => {
    const { refresh_token } = await first()
    const { body } = await house.refresh(refresh_token as string)
    refuses(await house.refresh(refresh_token as string), 'invalid_grant', 'invalid_refresh_token')
    assert.equal(house.state.notes.at(-1)?.error?.facts.misuse, 'refresh token used again')
    refuses(await house.refresh(body.refresh_token as string), 'invalid_grant')
    assert.equal((await house.userinfo(body.access_token as string)).statusCode, 401)
  })

  for (const graceSeconds of [0, 30]) {
    it(`B-114: twenty at once with ${graceSeconds} s of grace never make two families`, async () => {
      house.register('app', { refresh: { rotate: true, graceSeconds } })
      const { refresh_token } = await first()
      const answers = await Promise.all(Array.from({ length: 20 }, () => house.refresh(refresh_token as string)))
      const won = answers.filter(({ status }) => status === 200)
      assert.equal(won.length, graceSeconds === 0 ? 1 : 20)
      assert.equal(new Set(won.map(({ body }) => body.refresh_token)).size, 1)
    })
  }

  it('keeps one refresh token for a client that does not rotate', async () => {
    house.register('app', { refresh: { rotate: false, graceSeconds: 0 } })
    const { refresh_token } = await first()
    for (let time = 0; time < 3; time++)
      assert.equal((await house.refresh(refresh_token as string)).body.refresh_token, refresh_token)
  })

  it('may ask for fewer scopes, never for more, and is none the worse for having asked', async () => {
    const { refresh_token } = await first({ scope: 'openid email offline_access' })
    refuses(
      await house.refresh(refresh_token as string, { scope: 'openid profile' }),
      'invalid_scope',
      'refresh_scopes_denied',
    )
    refuses(await house.refresh(refresh_token as string, { scope: ' ' }), 'invalid_scope')
    const narrow = await house.refresh(refresh_token as string, { scope: 'email' })
    assert.equal(narrow.body.scope, 'email')
    assert.equal(narrow.body.id_token, undefined)
    assert.equal((await house.userinfo(narrow.body.access_token as string)).statusCode, 403)
    const wide = await house.refresh(narrow.body.refresh_token as string)
    assert.equal(wide.body.scope, 'openid email offline_access')
  })

  it("ends at the family's absolute end, and when it is left alone too long", async () => {
    house.state.person = { subject: 'ada', authTime: 0, lifetimes: { refresh: 100, refreshIdle: 40 } }
    let { refresh_token } = await first()
    for (let time = 0; time < 3; time++) {
      house.clock.advance(30_000)
      refresh_token = (await house.refresh(refresh_token as string)).body.refresh_token
      assert.ok(refresh_token)
    }
    house.clock.advance(10_000)
    refuses(await house.refresh(refresh_token as string), 'invalid_grant', 'invalid_refresh_token')
    const idle = await first()
    house.clock.advance(41_000)
    refuses(await house.refresh(idle.refresh_token as string), 'invalid_grant', 'invalid_refresh_token')
  })

  it('B-116: takes neither an access token nor an ID token nor anything made up', async () => {
    const { access_token, id_token, refresh_token } = await first()
    const [grant, , seal] = (refresh_token as string).split('.')
    for (const wrong of [
      access_token,
      id_token,
      `${grant}.1.${seal}`,
      `${grant}.0.${'A'.repeat(43)}`,
      `x.0.${seal}`,
      'nonsense',
      '..',
    ]) {
      refuses(await house.refresh(wrong as string), 'invalid_grant', 'invalid_refresh_token')
    }
    assert.equal((await house.refresh(refresh_token as string)).status, 200)
  })

  it('B-123: does not work at another issuer', async () => {
    const { refresh_token } = await first()
    const response = await house.post(
      '/two/token',
      { grant_type: 'refresh_token', refresh_token: refresh_token as string },
      basic('app', SECRET),
    )
    assert.equal(response.json().error, 'invalid_grant')
  })
})

describe("the token endpoint's door (RFC 6749 §3.2)", () => {
  it('asks for a grant type, and for one that exists', async () => {
    refuses(await house.redeem({}), 'invalid_request', 'token_request_missing_grant_type')
    refuses(await house.redeem({ grant_type: 'magic' }), 'unsupported_grant_type', 'unsupported_grant_type')
    refuses(await house.redeem({ grant_type: '__proto__' }), 'unsupported_grant_type')
    refuses(
      await house.redeem({ grant_type: 'authorization_code' }),
      'invalid_request',
      'missing_token_request_parameter',
    )
  })

  it('B-120: refuses a grant the client is not registered for', async () => {
    for (const grant_type of ['password', 'client_credentials'])
      refuses(await house.redeem({ grant_type }), 'unauthorized_client', 'unauthorized_client')
    const { refresh_token } = (await house.redeemCode(await house.code())).body
    house.register('app', { grantTypes: ['authorization_code'] })
    refuses(await house.refresh(refresh_token as string), 'unauthorized_client')
  })

  it('B-122: takes forms and nothing else, each parameter once, within the limit', async () => {
    const send = (type: string, payload: string) =>
      house.app.inject({
        method: 'POST',
        url: '/one/token',
        headers: { ...basic('app', SECRET), 'content-type': type },
        payload,
      })
    const json = await send('application/json', '{"grant_type":"authorization_code"}')
    assert.deepEqual([json.statusCode, json.json().error], [400, 'invalid_request'])
    const multipart = await send('multipart/form-data; boundary=x', '--x--')
    assert.deepEqual([multipart.statusCode, multipart.json().error], [415, 'invalid_request'])
    const form = 'application/x-www-form-urlencoded'
    const twice = await send(form, 'grant_type=authorization_code&grant_type=authorization_code')
    assert.deepEqual([twice.statusCode, twice.json().error], [400, 'invalid_request'])
    assert.equal(lastReason(), 'duplicate_oauth_params')
    const large = await send(form, `grant_type=${'x'.repeat(2_000_000)}`)
    assert.deepEqual([large.statusCode, large.json().error], [413, 'invalid_request'])
    for (const text of ['', '&&&', '%', '%zz=%zz', 'grant_type=%C3%28', `${'&a='.repeat(300)}`])
      assert.equal((await send(form, text)).statusCode, 400)
  })

  it("leaves what it does not know to the house's own error page", async () => {
    const broken = await openTestHouse()
    broken.grants.takeCode = async () => {
      throw new Error('database is down')
    }
    const response = await broken.post(
      '/one/token',
      { grant_type: 'authorization_code', code: 'x' },
      basic('app', SECRET),
    )
    assert.deepEqual([response.statusCode, response.body], [500, "the house's page: database is down"])
    await broken.close()
  })
})
