import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { randomToken, sha256 } from '../kit/ids.ts'
import { signJwt } from './jwt.ts'
import { generateSigningKey } from './signing-key.ts'
import type { TestHouse } from './test-house.ts'
import { basic, openTestHouse, SECRET } from './test-house.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse()
})
after(() => house.close())
beforeEach(() =>
  house.register('app', { authMethods: ['client_secret_basic', 'client_secret_post'], secretHashes: [sha256(SECRET)] }),
)

const FORM = { grant_type: 'authorization_code', code: 'x', redirect_uri: 'x' }
/** What the token endpoint thinks of these credentials; a client that got in is told its code is wrong. */
const present = async (form: Record<string, string>, headers: Record<string, string> = {}, query = '') => {
  const response = await house.post(`/one/token${query}`, { ...FORM, ...form }, headers)
  return {
    status: response.statusCode,
    error: response.json().error,
    reason: house.state.notes.at(-1)?.reason,
    headers: response.headers,
  }
}
const isIn = ({ reason }: { reason?: string | undefined }) => assert.equal(reason, 'invalid_authorization_code')

describe('a client with a secret (RFC 6749 §2.3.1)', () => {
  it('OPC-32: may show it in the header or in the form, as it is registered', async () => {
    isIn(await present({}, basic('app', SECRET)))
    isIn(await present({ client_id: 'app', client_secret: SECRET }))
    isIn(await present({ client_id: 'app' }, basic('app', SECRET)))
    house.register('app', { authMethods: ['client_secret_basic'] })
    const { status, error, reason } = await present({ client_id: 'app', client_secret: SECRET })
    assert.deepEqual([status, error, reason], [401, 'invalid_client', 'invalid_token_endpoint_auth_method'])
  })

  it('may have two while one replaces the other', async () => {
    house.register('app', { secretHashes: [sha256(SECRET), sha256('the next one')] })
    isIn(await present({}, basic('app', SECRET)))
    isIn(await present({}, basic('app', 'the next one')))
  })

  it('B-117: is refused for a wrong secret, an unknown name, no secret', async () => {
    const wrong = await present({}, basic('app', 'wrong'))
    assert.deepEqual([wrong.status, wrong.error, wrong.reason], [401, 'invalid_client', 'invalid_client_secret'])
    assert.match(String(wrong.headers['www-authenticate']), /^Basic realm="/)
    const unknown = await present({}, basic('nobody', SECRET))
    assert.deepEqual([unknown.status, unknown.error, unknown.reason], [401, 'invalid_client', 'invalid_client_id'])
    for (const form of [{ client_id: 'app' }, { client_id: 'app', client_secret: '' }, {}]) {
      const bare = await present(form as Record<string, string>)
      assert.deepEqual([bare.status, bare.error, bare.reason], [401, 'invalid_client', 'missing_client_credentials'])
      assert.equal(bare.headers['www-authenticate'], undefined)
    }
  })

  it('B-117: is refused for credentials in the query, even right ones', async () => {
    const { status, error, reason } = await present(
      { client_id: 'app' },
      {},
      `?client_secret=${encodeURIComponent(SECRET)}`,
    )
    assert.deepEqual([status, error, reason], [400, 'invalid_request', 'client_credentials_in_query'])
    const both = await present({}, basic('app', SECRET), '?client_secret=x&client_secret=y')
    assert.equal(both.reason, 'client_credentials_in_query')
  })

  it('B-117: is refused for credentials in two places', async () => {
    for (const form of [
      { client_secret: SECRET },
      { client_id: 'app', client_secret: SECRET },
      { client_assertion: 'x.y.z' },
      { client_id: 'other' },
    ]) {
      const { status, error, reason } = await present(form as Record<string, string>, basic('app', SECRET))
      assert.deepEqual([status, error, reason], [400, 'invalid_request', 'multiple_client_credentials'])
    }
  })

  it('B-117: takes as long for an unknown client as for a wrong secret', async () => {
    const took = async (headers: Record<string, string>) => {
      const start = performance.now()
      await present({}, headers)
      return performance.now() - start
    }
    const [wrong, unknown]: [number[], number[]] = [[], []]
    for (let time = 0; time < 100; time++) {
      wrong.push(await took(basic('app', 'wrong')))
      unknown.push(await took(basic('nobody', 'wrong')))
    }
    const median = (times: number[]) => times.sort((a, b) => a - b)[50] as number
    const difference = Math.abs(median(wrong) - median(unknown))
    assert.ok(difference < 2, `${difference} ms`)
  })

  it('B-118: may have any characters in it, form-encoded under Basic', async () => {
    for (const secret of ['a:b', '100%', 'a+b c', 'ключ🔑', ':', '%41', '&=?/']) {
      house.register('app', { secretHashes: [sha256(secret)] })
      isIn(await present({}, basic('app', secret)))
      isIn(await present({ client_id: 'app', client_secret: secret }))
    }
    house.register('urn:app:1', { secretHashes: [sha256(SECRET)] })
    isIn(await present({}, basic('urn:app:1', SECRET)))
  })

  it('is refused for a header that is not Basic or not readable', async () => {
    for (const authorization of [
      'Bearer x',
      'Basic',
      'Basic !!!',
      `Basic ${Buffer.from('app:%zz').toString('base64')}`,
      `Basic ${Buffer.from(':x').toString('base64')}`,
    ]) {
      const { status, error, reason } = await present({}, { authorization })
      assert.deepEqual([status, error, reason], [401, 'invalid_client', 'invalid_basic_auth_creds'])
    }
  })
})

describe('a public client', () => {
  it('names itself, and has no secret to show', async () => {
    isIn(await present({ client_id: 'spa' }))
    assert.equal((await present({ client_id: 'spa', client_secret: 'x' })).reason, 'invalid_token_endpoint_auth_method')
  })

  it('may name itself in the header, as Okta’s library does; a client with a secret may not leave it out there', async () => {
    for (const named of ['spa', 'spa:'])
      isIn(await present({}, { authorization: `Basic ${Buffer.from(named).toString('base64')}` }))
    for (const named of ['app', 'app:']) {
      const { reason } = await present({}, { authorization: `Basic ${Buffer.from(named).toString('base64')}` })
      assert.equal(reason, 'missing_client_credentials')
    }
  })
})

describe('a client with a key (private_key_jwt, RFC 7523 §3)', async () => {
  const { key } = await generateSigningKey('ES256')
  const rsa = (await generateSigningKey('RS256')).key
  const now = () => Math.floor(house.clock.now() / 1000)
  const claims = (changed: Record<string, unknown> = {}) => ({
    iss: 'keyed',
    sub: 'keyed',
    aud: `${house.url}/one/token`,
    jti: randomToken(),
    iat: now(),
    exp: now() + 60,
    ...changed,
  })
  const show = (assertion: string, more: Record<string, string> = {}) =>
    present({
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion,
      ...more,
    })
  before(() => {
    house.register('keyed', {
      authMethods: ['private_key_jwt'],
      secretHashes: [],
      jwks: [key.publicJwk, rsa.publicJwk],
    })
  })

  it('gets in with an assertion for the token endpoint or the issuer', async () => {
    isIn(await show(signJwt(key, claims())))
    isIn(await show(signJwt(rsa, claims({ aud: `${house.url}/one` })), { client_id: 'keyed' }))
    isIn(await show(signJwt(key, claims({ aud: [`${house.url}/one`] }))))
  })

  it('shows an assertion once', async () => {
    const assertion = signJwt(key, claims())
    isIn(await show(assertion))
    assert.equal((await show(assertion)).reason, 'client_assertion_already_used')
  })

  const wrong: [string, Record<string, unknown>, string][] = [
    ['expired', { exp: 1 }, 'client_assertion_expired_token'],
    ['without end', { exp: undefined }, 'client_assertion_expiration_required'],
    ['lasting two hours', { exp: Date.UTC(2026, 0, 15, 2) / 1000 }, 'client_assertion_expires_too_far_in_future'],
    ['from the future', { iat: Date.UTC(2026, 0, 15, 1) / 1000 }, 'client_assertion_issued_at_in_future'],
    ['for another server', { aud: 'https://evil.example/token' }, 'client_assertion_invalid_audience'],
    ['for nobody', { aud: [] }, 'client_assertion_invalid_audience'],
    ['issued by another', { iss: 'app' }, 'client_assertion_invalid_issuer'],
    ['about another', { sub: 'nobody' }, 'client_assertion_invalid_subject'],
    ['without an id', { jti: undefined }, 'client_assertion_invalid_jwt'],
  ]
  for (const [what, changed, expected] of wrong) {
    it(`is refused for an assertion ${what}`, async () => {
      const { status, error, reason } = await show(signJwt(key, claims(changed)))
      assert.deepEqual([status, error, reason], [401, 'invalid_client', expected])
    })
  }

  it('is refused for an audience that names another server beside ours', async () => {
    const { reason } = await show(signJwt(key, claims({ aud: [`${house.url}/one`, 'https://evil.example'] })))
    assert.equal(reason, 'client_assertion_invalid_audience')
  })

  it("is refused for another's key, an altered token, alg none, a secret instead", async () => {
    const eve = (await generateSigningKey('ES256')).key
    assert.equal((await show(signJwt(eve, claims()))).reason, 'client_assertion_invalid_kid')
    assert.equal((await show(signJwt(eve, claims(), { kid: key.kid }))).reason, 'client_assertion_invalid_signature')
    const [, payload] = signJwt(key, claims()).split('.')
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${payload}.AA`
    assert.equal((await show(none)).reason, 'client_assertion_invalid_signature_algorithm')
    assert.equal((await show('nonsense')).reason, 'client_assertion_invalid_jwt')
    assert.equal(
      (await present({ client_id: 'keyed', client_secret: SECRET })).reason,
      'invalid_token_endpoint_auth_method',
    )
    assert.equal((await present({ client_id: 'keyed' })).reason, 'missing_client_credentials')
    assert.equal(
      (await present({ client_assertion: 'x', client_assertion_type: 'saml' })).reason,
      'client_assertion_type_invalid',
    )
  })
})
