import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, afterEach, before, describe, it } from 'node:test'
import { randomToken, sha256 } from '../../kit/ids.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { type CrookedOkta, type Misbehaviour, openCrookedOkta, sign } from './crooked-okta.ts'
import { oktaClient } from './okta-client.ts'
import { OktaProblem } from './okta-problems.ts'
import { boundSecret, type Provider } from './provider.ts'
import type { OktaIdentity } from './redeem-code.ts'

const redirectUri = 'http://localhost:4100/callback/con_1'
let okta: CrookedOkta
let deps: TestDeps
let provider: Provider

before(async () => {
  deps = await openTestDeps()
  okta = await openCrookedOkta(deps)
  provider = providerOf('con_1')
})
after(async () => {
  await Promise.all([okta.close(), deps.close()])
})
afterEach(() => okta.behave())

function providerOf(id: string, changes: Partial<Provider> = {}): Provider {
  return {
    id,
    issuer: okta.issuer,
    clientId: okta.clientId,
    secretSealed: deps.box('connections').seal(okta.clientSecret, boundSecret(id)),
    nextSecretSealed: null,
    authMethod: 'client_secret_basic',
    scopes: ['openid', 'profile', 'email'],
    ...changes,
  }
}

async function signIn(how: Misbehaviour = {}, who: Provider = provider, changes: object = {}): Promise<OktaIdentity> {
  const [nonce, codeVerifier] = [randomToken(), randomToken()]
  const code = okta.issueCode({ nonce, redirectUri, codeChallenge: sha256(codeVerifier) })
  // What it says about itself is remembered while it behaves.
  await oktaClient(deps).metadata(who)
  okta.misbehave(how)
  return oktaClient(deps).redeem(who, { code, redirectUri, codeVerifier, nonce, ...changes })
}

async function refused(
  how: Misbehaviour,
  reason: string,
  who: Provider = provider,
  changes: object = {},
): Promise<void> {
  const problem = await signIn(how, who, changes).then(
    () => assert.fail(`admitted, where ${reason} was to be found`),
    (error: unknown) => error,
  )
  assert.ok(problem instanceof OktaProblem, String(problem))
  assert.equal(problem.reason, reason)
}

const without = (name: string) => (claims: Record<string, unknown>) => {
  const { [name]: _, ...rest } = claims
  return rest
}
const withClaims = (changes: object) => ({ claims: (claims: object) => ({ ...claims, ...changes }) })
const seconds = () => Math.floor(deps.clock.now() / 1000)

describe('redeeming a code (OIDC Core §3.1.3)', () => {
  it('says who the person is, with one call to the provider', async () => {
    const before = okta.visits.length
    await oktaClient(deps).metadata(provider)
    const identity = await signIn()
    assert.equal(identity.subject, '00u1ada')
    assert.equal(identity.issuer, okta.issuer)
    assert.equal(identity.email, 'ada@acme.example')
    assert.equal(identity.emailVerified, true)
    assert.deepEqual(identity.amr, ['pwd'])
    assert.equal(identity.source, 'id_token')
    const paths = okta.visits.slice(before).map((visit) => visit.path)
    assert.deepEqual(
      paths.filter((path) => path !== '/.well-known/openid-configuration' && path !== '/keys'),
      ['/token'],
    )
  })

  it('RP-20: form-encodes id and secret before it joins them for Basic (RFC 6749 §2.3.1)', async () => {
    await signIn()
    const sent = okta.visitsTo('/token').at(-1)
    const pair = Buffer.from(sent?.authorization?.replace('Basic ', '') ?? '', 'base64').toString()
    assert.equal(pair, `${okta.clientId}:s3cr%3Dt%2Fwith%3Aodd%2Bsigns+%25`)
    assert.equal(sent?.form.get('client_secret'), undefined)
  })

  it('sends the secret in the body where the connection says so, and a new one after a change', async () => {
    const post = providerOf('con_post', { authMethod: 'client_secret_post' })
    assert.equal((await signIn({}, post)).subject, '00u1ada')
    const wrong = deps.box('connections').seal('old', boundSecret('con_post'))
    await refused({}, 'client_credentials_rejected', { ...post, secretSealed: wrong })
    assert.equal((await signIn({}, post)).subject, '00u1ada')
  })

  it('tries the secret that follows when the first is refused, with the same code, and says so', async () => {
    const sealed = (secret: string) => deps.box('connections').seal(secret, boundSecret('con_two'))
    const two = providerOf('con_two', { nextSecretSealed: sealed('not yet') })
    const redeem = (who: Provider) => signIn({}, who) as Promise<OktaIdentity & { byNextSecret: boolean }>
    assert.equal((await redeem(two)).byNextSecret, false)
    const turned = { ...two, secretSealed: sealed('old'), nextSecretSealed: two.secretSealed }
    assert.equal((await redeem(turned)).byNextSecret, true)
    await refused({}, 'client_credentials_rejected', { ...turned, nextSecretSealed: sealed('wrong too') })
    await refused({ tokensRaw: { status: 400, body: '{"error":"invalid_grant"}' } }, 'token_exchange_failed', turned)
  })

  it('proves itself by private_key_jwt with the key of the house (RFC 7523)', async () => {
    const jwt = providerOf('con_jwt', { authMethod: 'private_key_jwt', secretSealed: null })
    await signIn({}, jwt, { assertionKey: okta.stranger })
    const sent = okta.visitsTo('/token').at(-1)?.form
    const claims = JSON.parse(Buffer.from(sent?.get('client_assertion')?.split('.')[1] ?? '', 'base64url').toString())
    assert.equal(claims.aud, `${okta.issuer}/token`)
    assert.equal(claims.sub, okta.clientId)
    await refused({}, 'client_credentials_unreadable', jwt)
  })

  it('does not open a secret that was sealed for another connection', () =>
    refused({}, 'client_credentials_unreadable', { ...provider, id: 'con_thief' }))

  it('B-18: passes on that the provider refused the code, as when PKCE does not hold', () =>
    refused({}, 'token_exchange_failed', provider, { codeVerifier: randomToken() }))

  it('B-21: tells a refused code from refused credentials', async () => {
    const answer = (status: number, body: object) => ({ tokensRaw: { status, body: JSON.stringify(body) } })
    await refused(answer(400, { error: 'invalid_grant' }), 'token_exchange_failed')
    await refused(answer(401, { error: 'invalid_client' }), 'client_credentials_rejected')
    await refused(answer(400, { error: 'invalid_client' }), 'client_credentials_rejected')
    await refused(answer(401, { errorCode: 'invalid_client', errorSummary: 'x' }), 'client_credentials_rejected')
  })

  it('B-101: does not ask again when the provider is out of breath or gone', async () => {
    const before = okta.visitsTo('/token').length
    await refused({ tokensRaw: { status: 429, headers: { 'retry-after': '5' }, body: '{}' } }, 'idp_rate_limited')
    await refused({ tokensRaw: { status: 503, body: '' } }, 'idp_unavailable')
    assert.equal(okta.visitsTo('/token').length, before + 2)
    await refused({ down: true }, 'idp_unavailable')
  })

  it('B-19: refuses an answer without an ID token', () =>
    refused({ tokens: without('id_token') as never }, 'id_token_missing'))

  it('B-20: refuses what is no token response', async () => {
    for (const tokens of [
      (answer: object) => ({ ...answer, token_type: 'mac' }),
      without('access_token'),
      without('token_type'),
      (answer: object) => ({ ...answer, access_token: 7 }),
      (answer: object) => ({ ...answer, access_token: 'a\r\nx-evil: 1' }),
      (answer: object) => ({ ...answer, id_token: 7 }),
      (answer: object) => [answer],
      (answer: object) => JSON.stringify(answer).slice(0, -10),
      (answer: object) => JSON.stringify(answer).replace('{', '{"access_token":"another",'),
      (answer: object) => JSON.stringify(answer).replace('{', '{"\\u0061ccess_token":"another",'),
      () => '<!doctype html><p>Please sign in',
      () => '',
      () => 'null',
    ])
      await refused({ tokens } as Misbehaviour, 'token_response_invalid')
    await refused({ tokensRaw: { status: 302, headers: { location: '/' }, body: '' } }, 'token_response_invalid')
  })

  it('takes `bearer` in any case (RFC 6749 §5.1)', async () => {
    const { subject } = await signIn({ tokens: (answer) => ({ ...answer, token_type: 'BEARER' }) })
    assert.equal(subject, '00u1ada')
  })

  it('B-38: refuses an ID token over 256 KB and an answer over 1 MB, and takes what a hundred groups need', async () => {
    const groups = (count: number) => Array.from({ length: count }, (_, at) => `A group with a rather long name ${at}`)
    assert.equal((await signIn(withClaims({ groups: groups(1500) }))).groups?.length, 1500)
    await refused(withClaims({ groups: groups(8000) }), 'token_too_large')
    await refused(withClaims({ groups: groups(100_000) }), 'token_too_large')
  })
})

describe('the ID token (OIDC Core §3.1.3.7)', () => {
  it('RP-02: refuses another issuer, to the last character', async () => {
    for (const iss of ['https://evil.example', `${okta.issuer}/`, okta.issuer.toUpperCase(), undefined, 7])
      await refused(withClaims({ iss }), 'id_token_iss_mismatch')
    assert.equal(okta.visitsTo('/userinfo').length, 0)
  })

  it('B-28: refuses a token of another customer’s provider, whose client ID is the same text', async () => {
    const other = await openCrookedOkta({ ...deps, clientId: okta.clientId })
    try {
      const stolen = (): string => {
        const claims = { iss: other.issuer, aud: okta.clientId, sub: '00u1ada', iat: seconds(), exp: seconds() + 60 }
        return sign({ alg: 'RS256', kid: other.rsa.kid }, claims, other.rsa)
      }
      await refused({ idToken: stolen }, 'jwks_key_not_found')
      // Signed by our own provider, but saying it is the other one's.
      await refused(withClaims({ iss: other.issuer }), 'id_token_iss_mismatch')
      assert.equal(other.visits.length, 0)
    } finally {
      await other.close()
    }
  })

  it('RP-03: refuses a token without sub', () => refused({ claims: without('sub') }, 'id_token_sub_missing'))

  it('B-41: takes sub byte by byte or not at all', async () => {
    for (const sub of ['', ' ', 7, true, ['00u'], 'a'.repeat(256), 'nul\u0000', 'tab\t', 'é', 'e\u0301', 'line\n'])
      await refused(withClaims({ sub }), 'id_token_sub_invalid')
    for (const sub of ['a'.repeat(255), 'ADA', 'ada', ' ada', 'constructor', '__proto__'])
      assert.equal((await signIn(withClaims({ sub }))).subject, sub)
  })

  it('RP-04, B-26: refuses another audience, a part of ours, or ours in other case', async () => {
    const { clientId } = okta
    for (const aud of [
      'other',
      clientId.slice(0, -1),
      `${clientId}x`,
      clientId.toUpperCase(),
      [],
      ['other'],
      { 0: clientId },
    ])
      await refused(withClaims({ aud }), 'id_token_aud_mismatch')
    assert.equal((await signIn(withClaims({ aud: [clientId] }))).subject, '00u1ada')
  })

  it('RP-05: refuses a token without aud', () => refused({ claims: without('aud') }, 'id_token_aud_missing'))

  it('wants azp to be us when there are several audiences, and whenever it is there', async () => {
    const { clientId } = okta
    await refused(withClaims({ aud: [clientId, 'other'] }), 'id_token_azp_mismatch')
    await refused(withClaims({ aud: [clientId, 'other'], azp: 'other' }), 'id_token_azp_mismatch')
    await refused(withClaims({ azp: 'other' }), 'id_token_azp_mismatch')
    assert.equal((await signIn(withClaims({ aud: ['other', clientId], azp: clientId }))).subject, '00u1ada')
  })

  it('RP-06: refuses a token without iat, or without exp', async () => {
    await refused({ claims: without('iat') }, 'id_token_iat_missing')
    await refused(withClaims({ iat: 'yesterday' }), 'id_token_iat_missing')
    await refused({ claims: without('exp') }, 'id_token_exp_missing')
  })

  it('B-22: takes a token 59 seconds after its end and refuses it after 61', async () => {
    assert.equal((await signIn(withClaims({ exp: seconds() - 59 }))).subject, '00u1ada')
    await refused(withClaims({ exp: seconds() - 61 }), 'id_token_expired')
  })

  it('B-23: refuses iat or nbf more than a minute ahead', async () => {
    assert.equal((await signIn(withClaims({ iat: seconds() + 59, nbf: seconds() + 59 }))).subject, '00u1ada')
    await refused(withClaims({ iat: seconds() + 62 }), 'id_token_not_yet_valid')
    await refused(withClaims({ nbf: seconds() + 62 }), 'id_token_not_yet_valid')
    await refused(withClaims({ nbf: 'soon' }), 'id_token_not_yet_valid')
  })

  it('RP-17: refuses another nonce, or none', async () => {
    await refused(withClaims({ nonce: 'another' }), 'id_token_nonce_mismatch')
    await refused({ claims: without('nonce') }, 'id_token_nonce_mismatch')
  })

  it('RP-23: refuses an at_hash of another access token; none is fine (RP-24)', async () => {
    await refused(withClaims({ at_hash: 'AAAA' }), 'at_hash_mismatch')
    assert.equal((await signIn({ claims: without('at_hash') })).subject, '00u1ada')
  })

  it('B-42: refuses a sign-in at the provider older than max_age, or of unknown age', async () => {
    await refused(withClaims({ auth_time: seconds() - 400 }), 'auth_too_old', provider, { maxAge: 300 })
    await refused({ claims: without('auth_time') }, 'auth_too_old', provider, { maxAge: 300 })
    assert.equal((await signIn({}, provider, { maxAge: 0 })).subject, '00u1ada')
  })

  it('B-36: refuses an access token or a logout token in its place', async () => {
    for (const typ of ['at+jwt', 'logout+jwt', 'application/at+jwt', 7])
      await refused({ header: (header) => ({ ...header, typ }) }, 'id_token_typ')
    assert.equal((await signIn({ header: (header) => ({ ...header, typ: 'JWT' }) })).subject, '00u1ada')
  })

  it('B-40: keeps claims named __proto__ and constructor from becoming anything', async () => {
    const hostile = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"toString":1,"sub":"00u1ada",`
    const idToken = (token: string) => {
      const text = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()
      return sign({ alg: 'RS256', kid: okta.rsa.kid }, hostile + text.slice(1), okta.rsa)
    }
    const identity = await signIn({ idToken })
    assert.equal(identity.subject, '00u1ada')
    assert.equal(({} as Record<string, unknown>).polluted, undefined)
    assert.equal((identity as unknown as Record<string, unknown>).polluted, undefined)
  })
})

describe('the signature of the ID token (RFC 8725)', () => {
  const relabelled = (alg: unknown) => (token: string) => {
    const [, payload, signature] = token.split('.')
    return `${Buffer.from(JSON.stringify({ alg, kid: okta.rsa.kid })).toString('base64url')}.${payload}.${signature}`
  }

  it('RP-09: takes RS256, and ES256 where such a key is published', async () => {
    assert.equal((await signIn()).subject, '00u1ada')
    const both = providerOf('con_both')
    okta.misbehave({ jwks: () => ({ keys: [okta.rsa.publicJwk, okta.ec.publicJwk] }) })
    await oktaClient(deps).metadata(both)
    assert.equal((await signIn({ signWith: okta.ec }, both)).subject, '00u1ada')
  })

  it('RP-10, B-30: refuses alg none however it is written, and a token without its signature', async () => {
    for (const alg of ['none', 'None', 'nOnE', 'NONE', ''])
      await refused({ idToken: relabelled(alg) }, 'id_token_alg_not_allowed')
    const cut = (token: string) => token.split('.').slice(0, 2).join('.')
    await refused({ idToken: (token) => `${cut(token)}.` }, 'id_token_alg_not_allowed')
    await refused({ idToken: cut }, 'id_token_alg_not_allowed')
    await refused({ idToken: (token) => cut(relabelled('none')(token)) }, 'id_token_alg_not_allowed')
    await refused({ idToken: () => 'not a token' }, 'id_token_malformed')
  })

  it('RP-11: refuses an RS256 signature that does not hold', async () => {
    const flipped = (token: string) => token.replace(/.{10}$/, 'AAAAAAAAAA')
    await refused({ idToken: flipped }, 'id_token_signature_invalid')
    const changed = (token: string) => {
      const [header, payload = '', signature] = token.split('.')
      const claims = { ...JSON.parse(Buffer.from(payload, 'base64url').toString()), sub: '00u2grace' }
      return `${header}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.${signature}`
    }
    await refused({ idToken: changed }, 'id_token_signature_invalid')
    const impostor = { signWith: okta.stranger, header: () => ({ alg: 'RS256', kid: okta.rsa.kid }) }
    await refused(impostor, 'id_token_signature_invalid')
  })

  it('RP-12: refuses an ES256 signature that does not hold', async () => {
    const both = providerOf('con_es256')
    okta.misbehave({ jwks: () => ({ keys: [okta.ec.publicJwk] }) })
    await oktaClient(deps).metadata(both)
    const flipped = (token: string) => token.replace(/.{10}$/, 'AAAAAAAAAA')
    await refused({ signWith: okta.ec, idToken: flipped }, 'id_token_signature_invalid', both)
  })

  it('RP-13, B-31: refuses HS256, signed with our secret or with the public key as if it were one', async () => {
    const publicKey = crypto.createPublicKey(okta.rsa.privateKey)
    const secrets = [
      okta.clientSecret,
      publicKey.export({ format: 'pem', type: 'spki' }),
      publicKey.export({ format: 'der', type: 'spki' }),
      JSON.stringify(publicKey.export({ format: 'jwk' })),
    ]
    for (const secret of secrets) {
      const idToken = (token: string) => {
        const input = relabelled('HS256')(token).split('.').slice(0, 2).join('.')
        return `${input}.${crypto.createHmac('sha256', secret).update(input).digest('base64url')}`
      }
      await refused({ idToken }, 'id_token_alg_not_allowed')
    }
  })

  it('B-32: does not look at keys the token brings along or points to', async () => {
    const trap = await openCrookedOkta(deps)
    try {
      const brought = {
        jwk: okta.stranger.publicJwk,
        jku: `${trap.issuer}/keys`,
        x5u: `${trap.issuer}/keys`,
        x5c: ['AA'],
      }
      const header = (kid: string) => () => ({ alg: 'RS256', kid, ...brought })
      await refused({ signWith: okta.stranger, header: header(okta.rsa.kid) }, 'id_token_signature_invalid')
      await refused({ signWith: okta.stranger, header: header(okta.stranger.kid) }, 'jwks_key_not_found')
      assert.equal(trap.visits.length, 0)
    } finally {
      await trap.close()
    }
  })

  it('B-33: looks a kid up and does nothing else with it', async () => {
    const kids = [
      '../../etc/passwd',
      "' OR 1=1--",
      'k'.repeat(10_240),
      '__proto__',
      'constructor',
      'toString',
      '🔑',
      'a\u0000b',
      '',
    ]
    for (const kid of kids) await refused({ header: (header) => ({ ...header, kid }) }, 'jwks_key_not_found')
    for (const kid of [7, null, {}, ['a']])
      await refused({ header: (header) => ({ ...header, kid }) }, 'id_token_malformed')
  })

  it('refuses an extension the token calls critical (RFC 7515 §4.1.11)', () =>
    refused({ header: (header) => ({ ...header, crit: ['exp'], exp: 1 }) }, 'id_token_malformed'))

  it('RP-07: takes a token without kid when one key fits', async () => {
    const alone = { header: () => ({ alg: 'RS256' }) }
    assert.equal((await signIn(alone)).subject, '00u1ada')
    const mixed = providerOf('con_mixed')
    okta.misbehave({ jwks: () => ({ keys: [okta.rsa.publicJwk, okta.ec.publicJwk] }) })
    await oktaClient(deps).metadata(mixed)
    assert.equal((await signIn(alone, mixed)).subject, '00u1ada')
  })

  it('RP-08: refuses a token without kid when several keys fit', async () => {
    const several = providerOf('con_several')
    okta.misbehave({ jwks: () => ({ keys: [okta.stranger.publicJwk, okta.rsa.publicJwk] }) })
    await oktaClient(deps).metadata(several)
    await refused({ header: () => ({ alg: 'RS256' }) }, 'jwks_ambiguous_key', several)
    assert.equal((await signIn({}, several)).subject, '00u1ada')
  })
})

describe('userinfo (OIDC Core §5.3)', () => {
  const thin = { claims: (claims: object) => without('name')(claims as Record<string, unknown>) }

  it('is asked only when something needed is missing, by header', async () => {
    const before = okta.visitsTo('/userinfo').length
    assert.equal((await signIn()).source, 'id_token')
    assert.equal(okta.visitsTo('/userinfo').length, before)
    const identity = await signIn({ ...thin, userinfo: (claims) => ({ ...claims, name: 'Ada L.' }) })
    assert.equal(identity.source, 'userinfo')
    assert.equal(identity.name, 'Ada L.')
    assert.equal(identity.givenName, 'Ada')
    assert.match(okta.visitsTo('/userinfo').at(-1)?.authorization ?? '', /^Bearer ./)
  })

  it('is asked for groups by a connection that wants them', async () => {
    const wanting = providerOf('con_groups', { scopes: ['openid', 'profile', 'email', 'groups'] })
    assert.deepEqual((await signIn({}, wanting)).groups, ['Everyone'])
    assert.equal((await signIn()).groups, undefined)
    assert.deepEqual((await signIn(withClaims({ groups: ['From the token'] }), wanting)).groups, ['From the token'])
  })

  it('RP-16, B-48: refuses when it speaks of somebody else, or of nobody', async () => {
    await refused({ ...thin, userinfo: (claims) => ({ ...claims, sub: '00u2grace' }) }, 'userinfo_sub_mismatch')
    await refused({ ...thin, userinfo: without('sub') }, 'userinfo_sub_mismatch')
    await refused({ ...thin, userinfoRaw: { status: 401, body: '{}' } }, 'userinfo_failed')
    await refused({ ...thin, userinfoRaw: { status: 500, body: '' } }, 'idp_unavailable')
    await refused({ ...thin, userinfoRaw: { body: 'x'.repeat(2_000_000) } }, 'token_too_large')
    await refused({ ...thin, userinfoRaw: { body: '<p>', contentType: 'text/html' } }, 'userinfo_content_type')
  })

  it('B-49: believes email_verified only when it is the boolean true, and from where the address is from', async () => {
    for (const email_verified of [false, 'false', 'true', 0, 1, null])
      assert.equal((await signIn(withClaims({ email_verified }))).emailVerified, false)
    assert.equal((await signIn({ claims: without('email_verified') })).emailVerified, false)
    const mixed = {
      claims: without('email_verified'),
      userinfo: () => ({ sub: '00u1ada', email: 'b@x.example', email_verified: true }),
    }
    const wanting = providerOf('con_mail', { scopes: ['openid', 'groups'] })
    assert.equal((await signIn(mixed, wanting)).emailVerified, false)
  })

  it('RP-26, RP-27: leaves aggregated and distributed claims alone', async () => {
    const trap = await openCrookedOkta(deps)
    try {
      const sources = {
        _claim_names: { email: 'src' },
        _claim_sources: { src: { endpoint: `${trap.issuer}/userinfo` } },
      }
      assert.equal((await signIn(withClaims(sources))).email, 'ada@acme.example')
      assert.equal(trap.visits.length, 0)
    } finally {
      await trap.close()
    }
  })
})
