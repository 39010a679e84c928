import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { signJwt } from './jwt.ts'
import { ProtocolError } from './protocol-error.ts'
import { generateSigningKey } from './signing-key.ts'
import type { TestHouse } from './test-house.ts'
import { LOGOUT_URI, openTestHouse } from './test-house.ts'

let house: TestHouse
let hint: string
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())
beforeEach(async () => {
  house.state.person = { subject: 'ada', authTime: house.clock.now() / 1000 - 60 }
  house.state.ended.length = 0
  hint = (await house.redeemCode(await house.code())).body.id_token as string
})

const logout = (query: Record<string, string>) => house.get('/one/logout', query)
type Response = Awaited<ReturnType<typeof logout>>
const isHalted = (response: Response, reason: string) => {
  assert.deepEqual([response.statusCode, response.headers.location], [400, undefined])
  assert.equal(response.body, `error page: ${reason}`)
  assert.deepEqual(house.state.ended, [])
}
const isAsked = (response: Response) => {
  assert.deepEqual([response.statusCode, response.headers.location], [200, undefined])
  assert.match(response.body, /^confirm\?/)
  assert.deepEqual(house.state.ended, [])
}

describe('logout asked for by an application (RP-Initiated Logout 1.0)', () => {
  it('OPC-41: ends the session and goes back with the state; prompt=none is refused afterwards', async () => {
    const response = await logout({ id_token_hint: hint, post_logout_redirect_uri: LOGOUT_URI, state: 'a b' })
    assert.deepEqual([response.statusCode, response.headers.location], [302, `${LOGOUT_URI}?state=a+b`])
    assert.deepEqual(house.state.ended, [{ subject: 'ada', clientId: 'app', sessionId: 'session of ada' }])
    assert.equal((await house.authorize({ prompt: 'none' })).answer.error, 'login_required')
  })

  it('accepts an ID token that has expired, and a posted form', async () => {
    house.clock.advance(86_400_000)
    const response = await house.post('/one/logout', { id_token_hint: hint, post_logout_redirect_uri: LOGOUT_URI })
    assert.deepEqual([response.statusCode, response.headers.location], [303, LOGOUT_URI])
  })

  it('OPC-42: goes nowhere that is not registered, and ends nothing', async () => {
    isHalted(
      await logout({ id_token_hint: hint, post_logout_redirect_uri: 'https://evil.example/' }),
      'illegal_post_logout_redirect_uri',
    )
  })

  it('OPC-43: believes no hint with alg none', async () => {
    const [, payload] = hint.split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    isHalted(
      await logout({ id_token_hint: `${none}.${payload}.AA`, post_logout_redirect_uri: LOGOUT_URI }),
      'id_token_invalid',
    )
    isHalted(
      await logout({ id_token_hint: `${none}.${payload}.`, post_logout_redirect_uri: LOGOUT_URI }),
      'id_token_invalid',
    )
  })

  it('OPC-44: asks first when there is no hint', async () => {
    isAsked(await logout({ post_logout_redirect_uri: LOGOUT_URI, state: 's' }))
    isAsked(await logout({ post_logout_redirect_uri: LOGOUT_URI, client_id: 'app' }))
    isHalted(
      await logout({ post_logout_redirect_uri: 'https://evil.example/', client_id: 'app' }),
      'illegal_post_logout_redirect_uri',
    )
  })

  it('OPC-45: asks first when there is nothing at all, then says that it is done', async () => {
    isAsked(await logout({}))
    const response = await house.post(
      '/one/logout',
      { confirm: 'yes' },
      { 'sec-fetch-site': 'same-origin', origin: 'null' },
    )
    assert.equal(response.body, 'signed out')
    assert.deepEqual(house.state.ended, ['confirmed'])
  })

  it('goes back after the question when the client is named and the address is its own', async () => {
    const form = { confirm: 'yes', client_id: 'app', post_logout_redirect_uri: LOGOUT_URI, state: 's' }
    const response = await house.post('/one/logout', form, { 'sec-fetch-site': 'same-origin' })
    assert.deepEqual([response.statusCode, response.headers.location], [303, `${LOGOUT_URI}?state=s`])
  })

  it('asks again when another site pressed the button, or a link says it was pressed', async () => {
    isAsked(await house.post('/one/logout', { confirm: 'yes' }, { 'sec-fetch-site': 'cross-site' }))
    isAsked(await house.post('/one/logout', { confirm: 'yes' }, { origin: 'https://evil.example' }))
    isAsked(await house.post('/one/logout', { confirm: 'yes' }, { origin: 'null' }))
    isAsked(await logout({ confirm: 'yes' }))
  })

  it('OPC-46: says that it is done when there is no address to go to', async () => {
    const response = await logout({ id_token_hint: hint })
    assert.deepEqual([response.statusCode, response.body, house.state.ended.length], [200, 'signed out', 1])
  })

  it('OPC-47: goes back without a state when there was none', async () => {
    const response = await logout({ id_token_hint: hint, post_logout_redirect_uri: LOGOUT_URI })
    assert.equal(response.headers.location, LOGOUT_URI)
  })

  it('OPC-48: with a state alone goes nowhere', async () => {
    isAsked(await logout({ state: 's' }))
    assert.equal((await house.post('/one/logout', { state: 's', confirm: 'yes' })).body, 'signed out')
  })

  it('OPC-49: goes nowhere with a query added to a registered address', async () => {
    isHalted(
      await logout({ id_token_hint: hint, post_logout_redirect_uri: `${LOGOUT_URI}?x=1` }),
      'illegal_post_logout_redirect_uri',
    )
  })

  it('OPC-50: believes no hint somebody else signed', async () => {
    const eve = (await generateSigningKey()).key
    const claims = { iss: `${house.url}/one`, sub: 'ada', aud: 'app', jti: 'ID.x' }
    const forged = signJwt(eve, claims, { kid: house.key.kid })
    isHalted(await logout({ id_token_hint: forged, post_logout_redirect_uri: LOGOUT_URI }), 'id_token_invalid')
    // Signed by a key nobody publishes (any more): as if there were no hint.
    isAsked(await logout({ id_token_hint: signJwt(eve, claims), post_logout_redirect_uri: LOGOUT_URI }))
    const elsewhere = signJwt(house.key, { ...claims, iss: `${house.url}/two` })
    isHalted(await logout({ id_token_hint: elsewhere }), 'id_token_invalid')
    const accessToken = signJwt(house.key, { ...claims, jti: 'AT.x' })
    isHalted(await logout({ id_token_hint: accessToken }), 'id_token_invalid')
  })

  it('needs hint and client to agree, and each parameter once', async () => {
    isHalted(await logout({ id_token_hint: hint, client_id: 'other' }), 'invalid_client_id')
    isHalted(await house.app.inject(`/one/logout?id_token_hint=${hint}&state=a&state=b`), 'duplicate_oauth_params')
  })

  it('lets the house refuse: the hint names another person than the session', async () => {
    const other = await openTestHouse()
    const token = (await other.redeemCode(await other.code())).body.id_token as string
    Object.assign(other.house, {
      endSession: async () => {
        throw new ProtocolError('invalid_request', 'id_token_does_not_match_session', 'Somebody else is signed in.')
      },
    })
    const response = await other.get('/one/logout', { id_token_hint: token, post_logout_redirect_uri: LOGOUT_URI })
    assert.equal(response.body, 'error page: id_token_does_not_match_session')
    await other.close()
  })
})
