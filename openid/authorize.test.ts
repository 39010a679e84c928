import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { silentLog } from '../kit/log.ts'
import { createServer, listen } from '../kit/server.ts'
import { signJwt } from './jwt.ts'
import type { TestHouse } from './test-house.ts'
import { answerIn, openTestHouse, REDIRECT_URI, SECRET } from './test-house.ts'

const CHALLENGE = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())
beforeEach(() => {
  house.state.person = { subject: 'ada', authTime: house.clock.now() / 1000 - 60 }
  house.state.notes.length = 0
})

describe('an authorization request (OIDC Core §3.1.2)', () => {
  it('is answered with a code, the state as it was sent, and the issuer (RFC 9207)', async () => {
    const { response, location, answer } = await house.authorize()
    assert.equal(response.statusCode, 302)
    assert.ok(location?.startsWith(`${REDIRECT_URI}&code=`))
    assert.equal(answer.state, 'a state & more')
    assert.equal(answer.iss, `${house.url}/one`)
    assert.deepEqual(Object.keys(answer).sort(), ['app', 'code', 'iss', 'state'])
    assert.ok((answer.code?.length ?? 0) >= 43)
    assert.deepEqual(
      house.state.notes.map((note) => [note.endpoint, note.outcome, note.subject]),
      [['authorize', 'granted', 'ada']],
    )
  })

  it('B-131: leaks neither by referrer nor by a cache', async () => {
    const { response } = await house.authorize()
    assert.equal(response.headers['referrer-policy'], 'no-referrer')
    assert.equal(response.headers['cache-control'], 'no-store')
  })

  it('OPC-31: may be posted as a form, and is then answered with 303', async () => {
    const form = { client_id: 'app', response_type: 'code', redirect_uri: REDIRECT_URI, scope: 'openid', state: 's' }
    const response = await house.post('/one/authorize', form)
    assert.equal(response.statusCode, 303)
    assert.equal(answerIn(response.headers.location ?? '').state, 's')
  })

  it('is answered by a self-posting form when that is asked for (Form Post Response Mode)', async () => {
    const { response } = await house.authorize({ response_mode: 'form_post', state: '"><script>alert(1)</script>' })
    assert.equal(response.statusCode, 200)
    assert.match(response.body, /name="code" value="[\w-]{43}"/)
    assert.doesNotMatch(response.body, /<script>alert/)
    assert.match(String(response.headers['content-security-policy']), /default-src 'none'; script-src 'sha256-/)
    assert.equal(response.headers['cache-control'], 'no-store')
  })

  it('OPC-08: needs no nonce', async () => {
    assert.ok(await house.code({ nonce: undefined }))
  })

  it('OPC-14: does not care in which order scopes and parameters come', async () => {
    const query = `scope=email+openid&redirect_uri=${encodeURIComponent(REDIRECT_URI)}&state=s&response_type=code&client_id=app`
    const response = await house.app.inject(`/one/authorize?${query}`)
    assert.ok(answerIn(response.headers.location ?? '').code)
  })

  it('OPC-22: ignores parameters it does not know and hands them to the house', async () => {
    assert.ok(
      await house.code({ extra: 'foobar', display: 'page', ui_locales: 'se', claims_locales: 'se', acr_values: '1' }),
    )
  })

  it('OPC-18: is refused with login_required, without a page, when nobody is signed in and prompt is none', async () => {
    house.state.person = undefined
    const { response, answer } = await house.authorize({ prompt: 'none' })
    assert.equal(response.statusCode, 302)
    assert.equal(answer.error, 'login_required')
    assert.equal(answer.state, 'a state & more')
    assert.equal(answer.iss, `${house.url}/one`)
  })

  it('is left to the house when a person has to do something first', async () => {
    house.state.person = undefined
    const { response } = await house.authorize()
    assert.equal(response.body, 'sign-in page')
  })

  it('OPC-38: may carry a PKCE challenge with S256', async () => {
    assert.ok(await house.code({ code_challenge: CHALLENGE, code_challenge_method: 'S256' }))
  })

  it("gets the house's own 404 for an issuer that does not exist", async () => {
    assert.equal((await house.get('/three/authorize')).statusCode, 404)
    assert.equal((await house.get('/three/keys')).statusCode, 404)
  })

  it('has no answer to HEAD', async () => {
    assert.equal((await house.app.inject({ method: 'HEAD', url: '/one/authorize?client_id=app' })).statusCode, 404)
  })
})

describe('an authorization request that names no trustworthy place (RFC 6749 §4.1.2.1)', () => {
  const halts = async (changed: Record<string, string | undefined>, reason: string) => {
    const { response } = await house.authorize(changed)
    assert.equal(response.statusCode, 400)
    assert.equal(response.headers.location, undefined)
    assert.equal(response.body, `error page: ${reason}`)
    assert.equal(house.state.notes.at(-1)?.reason, reason)
  }

  it('stops at an unknown client', async () => {
    await halts({ client_id: 'nobody' }, 'invalid_client_id')
    await halts({ client_id: undefined }, 'invalid_client_id')
    await halts({ client_id: '__proto__' }, 'invalid_client_id')
  })

  it('OPC-30: stops at a redirect URI that is not registered to the character', async () => {
    const near = [
      undefined,
      'https://evil.example/callback',
      REDIRECT_URI.toUpperCase(),
      `${REDIRECT_URI}/`,
      `${REDIRECT_URI}&x=1`,
      `${REDIRECT_URI}#f`,
      REDIRECT_URI.replace('?app=1', ''),
      REDIRECT_URI.replace(':9', ':10'),
      REDIRECT_URI.replace('localhost', 'localhost@evil.example'),
      `${REDIRECT_URI} `,
      'javascript:alert(1)',
    ]
    for (const redirect_uri of near) await halts({ redirect_uri }, 'illegal_redirect_uri')
  })

  it('stops when client or redirect URI is there twice', async () => {
    const base = `response_type=code&scope=openid&state=s&client_id=app&redirect_uri=${encodeURIComponent(REDIRECT_URI)}`
    for (const again of ['client_id=app', `redirect_uri=${encodeURIComponent(REDIRECT_URI)}`]) {
      const response = await house.app.inject(`/one/authorize?${base}&${again}`)
      assert.equal(response.statusCode, 400)
      assert.equal(response.headers.location, undefined)
    }
  })

  it('stops at a JSON body and at hundreds of parameters', async () => {
    const json = await house.app.inject({ method: 'POST', url: '/one/authorize', payload: { client_id: 'app' } })
    assert.equal(json.statusCode, 400)
    const many = await house.app.inject(`/one/authorize?${'a=1&'.repeat(500)}`)
    assert.equal(many.statusCode, 400)
  })
})

describe('an authorization request that is wrong in itself', () => {
  const sendsBack = async (changed: Record<string, string | undefined>, error: string, reason?: string) => {
    const { response, location, answer } = await house.authorize(changed)
    assert.equal(response.statusCode, 302, response.body)
    assert.ok(location?.startsWith(`${REDIRECT_URI}&`))
    assert.equal(answer.error, error)
    assert.equal(answer.code, undefined)
    assert.equal(answer.iss, `${house.url}/one`)
    assert.ok(answer.error_description)
    if (!('state' in changed)) assert.equal(answer.state, 'a state & more')
    if (reason !== undefined) assert.equal(house.state.notes.at(-1)?.reason, reason)
  }

  it('OPC-02: without a response type is an invalid request', () =>
    sendsBack({ response_type: undefined }, 'invalid_request'))

  it('B-106: for anything but a code is unsupported', async () => {
    for (const type of ['token', 'id_token', 'code token', 'code id_token', 'none', 'CODE']) {
      await sendsBack({ response_type: type }, 'unsupported_response_type')
    }
  })

  it('refuses the fragment response mode', () =>
    sendsBack({ response_mode: 'fragment' }, 'invalid_request', 'unsupported_response_mode'))

  it('OPC-33: with a request_uri is refused and nothing is fetched', async () => {
    let asked = 0
    const lure = createServer({ log: silentLog })
    lure.get('/r', async () => ++asked)
    const port = await listen(lure, 0)
    await sendsBack({ request_uri: `http://127.0.0.1:${port}/r` }, 'request_uri_not_supported')
    await lure.close()
    assert.equal(asked, 0)
  })

  it('OPC-34, OPC-36: with a request object is refused, never silently ignored', () =>
    sendsBack({ request: 'eyJhbGciOiJub25lIn0.e30.' }, 'request_not_supported'))

  it('B-108: is refused for plain PKCE, a challenge of 42 or 129 characters, or none from a public client', async () => {
    await sendsBack(
      { code_challenge: CHALLENGE, code_challenge_method: 'plain' },
      'invalid_request',
      'pkce_unsupported_code_challenge_method',
    )
    await sendsBack({ code_challenge: CHALLENGE }, 'invalid_request', 'pkce_unsupported_code_challenge_method')
    for (const length of [1, 42, 129]) {
      await sendsBack(
        { code_challenge: 'a'.repeat(length), code_challenge_method: 'S256' },
        'invalid_request',
        'pkce_invalid_challenge',
      )
    }
    await sendsBack({ code_challenge: `${CHALLENGE.slice(1)}+`, code_challenge_method: 'S256' }, 'invalid_request')
    await sendsBack({ client_id: 'spa' }, 'invalid_request', 'pkce_missing_challenge')
    await sendsBack({ code_challenge_method: 'S256' }, 'invalid_request', 'pkce_missing_challenge')
  })

  it('needs PKCE where the client is registered so', async () => {
    house.register('strict', { requirePkce: true })
    await sendsBack({ client_id: 'strict' }, 'invalid_request', 'pkce_missing_challenge')
  })

  it('needs a scope, and only scopes there are', async () => {
    await sendsBack({ scope: undefined }, 'invalid_scope', 'missing_scopes')
    await sendsBack({ scope: ' ' }, 'invalid_scope', 'missing_scopes')
    await sendsBack({ scope: 'openid admin' }, 'invalid_scope', 'no_matching_scope')
  })

  it('cannot ask for prompt=none and something else', async () => {
    await sendsBack({ prompt: 'none login' }, 'invalid_request', 'invalid_prompt')
    await sendsBack({ prompt: 'dance' }, 'invalid_request', 'invalid_prompt')
    await sendsBack({ prompt: 'none', max_age: '0' }, 'invalid_request', 'invalid_prompt_for_zero_max_age')
  })

  it('has a max_age that is a number of seconds', async () => {
    for (const max_age of ['-1', 'x', '1.5', '2147483648', '1e3'])
      await sendsBack({ max_age }, 'invalid_request', 'invalid_max_age')
  })

  it('does not get an endless state back', async () => {
    await sendsBack({ state: 'x'.repeat(5000) }, 'invalid_request', 'invalid_state')
    assert.ok(await house.code({ state: undefined }))
  })

  it('names no parameter twice (RFC 6749 §3.1)', async () => {
    const base = `response_type=code&scope=openid&client_id=app&redirect_uri=${encodeURIComponent(REDIRECT_URI)}`
    for (const pair of ['nonce=a&nonce=b', 'state=a&state=b', 'extra=a&extra=a', 'scope=openid']) {
      const response = await house.app.inject(`/one/authorize?${base}&${pair}`)
      const answer = answerIn(response.headers.location ?? '')
      assert.equal(answer.error, 'invalid_request')
      assert.equal(answer.state, undefined)
    }
  })

  it('goes back by form when the form was asked for', async () => {
    const { response } = await house.authorize({ response_mode: 'form_post', scope: 'admin' })
    assert.equal(response.statusCode, 200)
    assert.match(response.body, /name="error" value="invalid_scope"/)
  })
})

describe('an id_token_hint (OIDC Core §3.1.2.1)', () => {
  const idToken = async () => (await house.redeemCode(await house.code())).body.id_token as string

  it('OPC-23: lets the same person through, expired or not, and nobody else', async () => {
    const hint = await idToken()
    assert.ok(await house.code({ prompt: 'none', id_token_hint: hint }))
    house.clock.advance(7200_000)
    assert.ok(await house.code({ prompt: 'none', id_token_hint: hint }))
    house.state.person = { subject: 'eve', authTime: 0 }
    assert.equal((await house.authorize({ prompt: 'none', id_token_hint: hint })).answer.error, 'login_required')
  })

  it('B-132: of another client, another issuer, another key or none is an invalid request', async () => {
    const refuses = async (changed: Record<string, string>) =>
      assert.equal((await house.authorize(changed)).answer.error, 'invalid_request')
    const hint = await idToken()
    await refuses({ client_id: 'other', id_token_hint: hint })
    const claims = { iss: `${house.url}/two`, sub: 'ada', aud: 'app', jti: 'ID.x' }
    await refuses({ id_token_hint: signJwt(house.key, claims) })
    const [, payload] = hint.split('.')
    await refuses({ id_token_hint: `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.AA` })
    await refuses({ id_token_hint: 'nonsense' })
  })
})

describe('a house with its own words', () => {
  it('words every error, here and at the token endpoint', async () => {
    const okta = await openTestHouse({
      site: { requireState: true, issInResponse: false },
      wording: (_site, error) => ({
        status: 418,
        error: `okta_${error.error}`,
        description: `say "${error.reason}"\n`,
      }),
    })
    const { answer } = await okta.authorize({ state: undefined })
    assert.deepEqual(answer, { app: '1', error: 'okta_invalid_request', error_description: "say 'invalid_state'?" })
    const { status, body } = await okta.redeem(
      {},
      { authorization: `Basic ${Buffer.from(`app:${encodeURIComponent(SECRET)}`).toString('base64')}` },
    )
    assert.equal(status, 418)
    assert.deepEqual(body, {
      error: 'okta_invalid_request',
      error_description: "say 'token_request_missing_grant_type'?",
    })
    await okta.close()
  })
})
