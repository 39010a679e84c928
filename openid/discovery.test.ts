import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { importSigningKey } from './signing-key.ts'
import type { TestHouse } from './test-house.ts'
import { openTestHouse } from './test-house.ts'

let house: TestHouse
before(async () => {
  house = await openTestHouse({
    site: { metadata: { service_documentation: 'https://docs.example', prompt_values_supported: undefined } },
  })
})
after(() => house.close())

describe("the provider's metadata (OpenID Connect Discovery 1.0 §3, RFC 8414)", () => {
  it('OPC-39, OPC-40: has every required member, S256, and where to log out', async () => {
    const response = await house.get('/one/.well-known/openid-configuration')
    const document = response.json()
    const issuer = `${house.url}/one`
    assert.match(String(response.headers['content-type']), /^application\/json/)
    assert.equal(document.issuer, issuer)
    assert.equal(document.authorization_endpoint, `${issuer}/authorize`)
    assert.equal(document.token_endpoint, `${issuer}/token`)
    assert.equal(document.userinfo_endpoint, `${issuer}/userinfo`)
    assert.equal(document.jwks_uri, `${issuer}/keys`)
    assert.equal(document.end_session_endpoint, `${issuer}/logout`)
    assert.deepEqual(document.response_types_supported, ['code'])
    assert.deepEqual(document.response_modes_supported, ['query', 'form_post'])
    assert.deepEqual(document.subject_types_supported, ['public'])
    assert.deepEqual(document.id_token_signing_alg_values_supported, ['RS256'])
    assert.deepEqual(document.code_challenge_methods_supported, ['S256'])
    assert.equal(document.request_parameter_supported, false)
    assert.equal(document.request_uri_parameter_supported, false)
    assert.equal(document.authorization_response_iss_parameter_supported, true)
    assert.deepEqual(document.token_endpoint_auth_methods_supported, [
      'client_secret_basic',
      'client_secret_post',
      'none',
      'private_key_jwt',
    ])
  })

  it('lets the house add and take away', async () => {
    const document = (await house.get('/one/.well-known/openid-configuration')).json()
    assert.equal(document.service_documentation, 'https://docs.example')
    assert.equal('prompt_values_supported' in document, false)
  })

  it('is there as OAuth metadata too, without the OpenID members', async () => {
    for (const path of ['/one/.well-known/oauth-authorization-server', '/.well-known/oauth-authorization-server/one']) {
      const document = (await house.get(path)).json()
      assert.equal(document.issuer, `${house.url}/one`)
      assert.equal(document.userinfo_endpoint, undefined)
      assert.equal(document.id_token_signing_alg_values_supported, undefined)
    }
  })

  it('tells one issuer from the other', async () => {
    assert.equal((await house.get('/two/.well-known/openid-configuration')).json().issuer, `${house.url}/two`)
  })
})

describe("the provider's keys (RFC 7517)", () => {
  it('are public, may be cached, and have no private member', async () => {
    const response = await house.get('/one/keys')
    assert.equal(response.headers['cache-control'], 'max-age=3600, must-revalidate')
    const { keys } = response.json()
    assert.deepEqual(Object.keys(keys[0]).sort(), ['alg', 'e', 'kid', 'kty', 'n', 'use'])
  })

  it('never show a private key a house put there by mistake', async () => {
    const jwk = { ...house.key.privateKey.export({ format: 'jwk' }), kid: 'k', kty: 'RSA' }
    const careless = await openTestHouse({ site: { keys: { active: house.key, published: [jwk] } } })
    const { body } = await careless.get('/one/keys')
    assert.ok(!body.includes('"d"') && !body.includes(jwk.d as string))
    await careless.close()
  })

  it('keep verifying what the retired key signed while it is published (OIDC Core §10.1.1)', async () => {
    const turning = await openTestHouse({ accessTokens: 'jwt' })
    const before = (await turning.redeemCode(await turning.code())).body
    const next = importSigningKey((await (await import('./signing-key.ts')).generateSigningKey()).pem)
    const site = turning.sites.get('one')
    assert.ok(site)
    turning.sites.set('one', {
      ...site,
      accessTokenKey: next,
      keys: { active: next, published: [next.publicJwk, turning.key.publicJwk] },
    })
    assert.equal((await turning.userinfo(before.access_token as string)).statusCode, 200)
    assert.ok(await turning.code({ id_token_hint: before.id_token }))
    turning.sites.set('one', { ...site, accessTokenKey: next, keys: { active: next, published: [next.publicJwk] } })
    assert.equal((await turning.userinfo(before.access_token as string)).statusCode, 401)
    await turning.close()
  })
})
