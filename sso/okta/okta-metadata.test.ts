import assert from 'node:assert/strict'
import { after, afterEach, before, beforeEach, describe, it } from 'node:test'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { type CrookedOkta, type Misbehaviour, openCrookedOkta } from './crooked-okta.ts'
import { type OktaMetadataCache, oktaMetadataCache } from './okta-metadata.ts'
import { OktaProblem } from './okta-problems.ts'

const MINUTE = 60_000
let deps: TestDeps
let okta: CrookedOkta
let cache: OktaMetadataCache

before(async () => {
  deps = await openTestDeps()
  okta = await openCrookedOkta(deps)
})
after(async () => {
  await Promise.all([okta.close(), deps.close()])
})
beforeEach(() => {
  cache = oktaMetadataCache(deps)
})
afterEach(() => okta.behave())

const whose = (id = 'con_1') => ({ id, issuer: okta.issuer })
const fetches = () => okta.visitsTo('/keys').length

async function refused(how: Misbehaviour, reason: string): Promise<void> {
  okta.misbehave(how)
  await assert.rejects(cache.inspect(okta.issuer), (error: unknown) => {
    assert.ok(error instanceof OktaProblem, String(error))
    assert.equal(error.reason, reason)
    return true
  })
}

describe('what a provider says about itself (OIDC Discovery §4)', () => {
  it('RP-29, RP-30: is read from its discovery document, jwks_uri included', async () => {
    const { metadata, keys } = await cache.current(whose())
    assert.equal(metadata.tokenEndpoint, `${okta.issuer}/token`)
    assert.equal(metadata.issInResponse, false)
    assert.equal(keys.size, 1)
  })

  it('is read once by fifty who ask at once, and remembered', async () => {
    const before = fetches()
    await Promise.all(Array.from({ length: 50 }, () => cache.current(whose())))
    deps.clock.advance(9 * MINUTE)
    await cache.current(whose())
    assert.equal(fetches(), before + 1)
  })

  it('RP-31: is refused when it speaks for another issuer, to the last character', async () => {
    for (const issuer of ['https://evil.example', `${okta.issuer}/`, okta.issuer.toUpperCase()])
      await refused({ discovery: (document) => ({ ...document, issuer }) }, 'issuer_mismatch')
  })

  it('is refused when a member is missing, or leads where no browser should be sent', async () => {
    for (const changes of [
      { jwks_uri: undefined },
      { token_endpoint: 7 },
      { authorization_endpoint: 'javascript:alert(1)' },
      { authorization_endpoint: 'https://user:pass@idp.example/authorize' },
      { token_endpoint: 'https://idp.example/token#x' },
      { userinfo_endpoint: 'ftp://idp.example' },
    ])
      await refused({ discovery: (document) => ({ ...document, ...changes }) }, 'discovery_invalid')
    await refused({ discovery: () => '<!doctype html>' }, 'discovery_invalid')
    await refused(
      { discovery: (document) => JSON.stringify(document).replace('{', '{"issuer":"x",') },
      'discovery_invalid',
    )
    await refused({ discoveryRaw: { status: 404, body: '{}' } }, 'discovery_invalid')
    await refused({ discoveryRaw: { body: 'x'.repeat(300_000) } }, 'discovery_invalid')
  })

  it('B-93: follows no redirect', () =>
    refused(
      { discoveryRaw: { status: 302, headers: { location: `${okta.issuer}/keys` }, body: '' } },
      'discovery_invalid',
    ))
})

describe('the keys a provider publishes (RFC 7517)', () => {
  const publish = (keys: unknown) => ({ jwks: () => ({ keys }) })

  it('B-46: are refused when there are none to use, too many, or too much', async () => {
    for (const keys of [
      [],
      undefined,
      'no',
      [null, 7],
      [{ kty: 'oct', k: 'AAAA' }],
      [{ ...okta.rsa.publicJwk, use: 'enc' }],
    ])
      await refused(publish(keys), 'jwks_invalid')
    const many = Array.from({ length: 101 }, (_, at) => ({ ...okta.rsa.publicJwk, kid: `k${at}` }))
    await refused(publish(many), 'jwks_invalid')
    await refused(
      { jwksRaw: { body: JSON.stringify({ keys: [okta.rsa.publicJwk], pad: 'x'.repeat(600_000) }) } },
      'jwks_invalid',
    )
    await refused({ jwksRaw: { body: '<p>', contentType: 'text/html' } }, 'jwks_invalid')
    await refused({ jwksRaw: { status: 404, body: '{}' } }, 'jwks_invalid')
  })

  it('B-46: are ambiguous when two share a name, and fine when one is listed twice', async () => {
    const twin = { ...okta.stranger.publicJwk, kid: okta.rsa.kid }
    okta.misbehave(publish([okta.rsa.publicJwk, twin]))
    assert.equal((await cache.inspect(okta.issuer)).keys.find(okta.rsa.kid, 'RS256'), 'ambiguous')
    okta.misbehave(publish([okta.rsa.publicJwk, okta.rsa.publicJwk]))
    assert.equal(typeof (await cache.inspect(okta.issuer)).keys.find(okta.rsa.kid, 'RS256'), 'object')
  })

  it('RP-32, RP-33, B-43: are fetched anew once in thirty seconds when one is missing, by all who miss it together', async () => {
    await cache.current(whose())
    const before = fetches()
    const flood = await Promise.all(Array.from({ length: 100 }, () => cache.freshKeys(whose())))
    assert.equal(fetches(), before + 1)
    assert.ok(flood.every((keys) => keys !== undefined))
    assert.equal(await cache.freshKeys(whose()), undefined)
    deps.clock.advance(29_999)
    assert.equal(await cache.freshKeys(whose()), undefined)
    assert.equal(fetches(), before + 1)
    deps.clock.advance(1)
    assert.notEqual(await cache.freshKeys(whose()), undefined)
    assert.equal(fetches(), before + 2)
  })

  it('B-45: taken back by the provider, stop counting within fifteen minutes', async () => {
    const kid = okta.rsa.kid
    assert.equal(typeof (await cache.current(whose())).keys.find(kid, 'RS256'), 'object')
    await okta.rotate()
    deps.clock.advance(15 * MINUTE)
    assert.equal((await cache.current(whose())).keys.find(kid, 'RS256'), 'not_found')
  })

  it('are renewed behind the sign-in after ten minutes, without anybody waiting', async () => {
    await cache.current(whose())
    const kid = okta.rsa.kid
    await okta.rotate()
    deps.clock.advance(11 * MINUTE)
    assert.equal(typeof (await cache.current(whose())).keys.find(kid, 'RS256'), 'object')
    await new Promise((resolve) => setTimeout(resolve, 100))
    assert.equal((await cache.current(whose())).keys.find(kid, 'RS256'), 'not_found')
  })

  it('B-44: serve for a day while the provider does not answer, said once an hour, and no longer', async () => {
    await cache.current(whose())
    okta.misbehave({ down: true })
    const said = () => deps.lines.filter((line) => line.includes('jwks.stale_used')).length
    const before = said()
    deps.clock.advance(20 * MINUTE)
    await cache.current(whose())
    deps.clock.advance(5 * MINUTE)
    assert.equal((await cache.current(whose())).keys.size, 1)
    assert.equal(said(), before + 1)
    assert.equal(await cache.freshKeys(whose()), undefined)
    deps.clock.advance(24 * 60 * MINUTE)
    await assert.rejects(cache.current(whose()), { reason: 'idp_unavailable' })
  })

  it('B-47: of one connection never serve another, though the issuer is the same text', async () => {
    okta.misbehave({ jwks: () => ({ keys: [{ ...okta.stranger.publicJwk, kid: 'shared' }] }) })
    const poisoned = (await cache.current(whose('con_a'))).keys.find('shared', 'RS256')
    okta.misbehave({ jwks: () => ({ keys: [{ ...okta.rsa.publicJwk, kid: 'shared' }] }) })
    const clean = (await cache.current(whose('con_b'))).keys.find('shared', 'RS256')
    assert.ok(typeof poisoned === 'object' && typeof clean === 'object')
    assert.equal(poisoned.equals(clean), false)
  })
})
