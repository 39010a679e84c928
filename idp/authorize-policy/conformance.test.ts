// The conformance plans of OpenID Connect, module by module, as their names say it: what authorize-at-okta.test.ts and
// the engine's own tests do not hold already.
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import {
  ADA,
  authorizePath,
  CALLBACK,
  openTestOkta,
  PASSWORD,
  payloadOf,
  type TestApp,
  type TestBrowser,
  type TestOkta,
  VERIFIER,
} from '../test-okta.ts'
import { userStore } from '../users/user-store.ts'

const PROFILE = {
  middleName: 'King',
  nickName: 'Countess',
  profileUrl: 'https://acme.example/ada',
  primaryPhone: '+44 20 7946 0000',
  streetAddress: '12 St James’s Square',
  city: 'London',
  state: 'London',
  zipCode: 'SW1Y 4JH',
  countryCode: 'GB',
}

for (const database of databasesUnderTest()) {
  describe(`OpenID conformance modules, on ${database.name}`, () => {
    let okta: TestOkta
    let app: TestApp
    let ada: TestBrowser
    before(async () => {
      okta = await openTestOkta(database)
      app = await okta.addApp()
      ada = okta.browser()
      await ada.signIn(ADA, PASSWORD)
      const users = userStore(okta.idp.db.kysely)
      const user = await users.byLogin(okta.orgId, ADA)
      assert.ok(user)
      await okta.idp.db.kysely
        .updateTable('users')
        .set({ profile_json: JSON.stringify({ ...user.profile, ...PROFILE }) })
        .where('id', '=', user.id)
        .execute()
    })
    after(() => okta.close())

    /** Signs in silently and redeems the code. */
    const tokensOf = async (more: Record<string, string>) => {
      const answer = await ada.get(authorizePath('', app.clientId, more))
      const code = answer.location?.searchParams.get('code')
      assert.ok(code, `${answer.status} ${answer.headers.location}`)
      const form = { grant_type: 'authorization_code', code, redirect_uri: CALLBACK, code_verifier: VERIFIER }
      const redeemed = await okta.token('', app, form)
      assert.equal(redeemed.status, 200, redeemed.body)
      return redeemed.json()
    }
    const userinfoOf = async (scope: string, more: Record<string, string> = {}) => {
      const { access_token } = await tokensOf({ scope, ...more })
      const answer = await ada.get('/oauth2/v1/userinfo', { authorization: `Bearer ${access_token}` })
      assert.equal(answer.status, 200, answer.body)
      const { sub, ...claims } = answer.json()
      assert.equal(sub, await okta.userId(ADA))
      return claims
    }
    const profileClaims = async () => {
      const { updated_at, ...others } = await userinfoOf('openid profile')
      assert.equal(typeof updated_at, 'number')
      return others
    }
    const EMAIL = { email: ADA, email_verified: true }
    const PHONE = { phone_number: PROFILE.primaryPhone, phone_number_verified: false }
    const ADDRESS = {
      address: {
        street_address: PROFILE.streetAddress,
        locality: 'London',
        region: 'London',
        postal_code: 'SW1Y 4JH',
        country: 'GB',
      },
    }

    it('OPC-04 oidcc-idtoken-unsigned: no document offers `none`, no token is without a signature', async () => {
      for (const path of ['/.well-known/openid-configuration', '/oauth2/default/.well-known/openid-configuration']) {
        const document = (await ada.get(path)).json()
        assert.deepEqual(document.id_token_signing_alg_values_supported, ['RS256'])
      }
      const { id_token } = await tokensOf({})
      const [header = '', , signature = ''] = String(id_token).split('.')
      assert.equal(JSON.parse(Buffer.from(header, 'base64url').toString()).alg, 'RS256')
      assert.equal(Buffer.from(signature, 'base64url').length, 256)
    })

    it('OPC-09 oidcc-scope-profile: userinfo says the profile, and nothing of the other scopes', async () => {
      assert.deepEqual(await profileClaims(), {
        name: 'Ada Lovelace',
        given_name: 'Ada',
        middle_name: 'King',
        family_name: 'Lovelace',
        nickname: 'Countess',
        preferred_username: ADA,
        profile: PROFILE.profileUrl,
        zoneinfo: 'America/Los_Angeles',
        locale: 'en-US',
      })
    })

    it('OPC-10 oidcc-scope-email: the address, and whether it is theirs as a boolean', async () => {
      assert.deepEqual(await userinfoOf('openid email'), EMAIL)
    })

    it('OPC-11 oidcc-scope-address: one object', async () => {
      assert.deepEqual(await userinfoOf('openid address'), ADDRESS)
    })

    it('OPC-12 oidcc-scope-phone: the number, and whether it is theirs as a boolean', async () => {
      assert.deepEqual(await userinfoOf('openid phone'), PHONE)
    })

    it('OPC-13 oidcc-scope-all: all of them at once', async () => {
      const { updated_at: _, ...claims } = await userinfoOf('openid profile email address phone')
      assert.deepEqual(claims, { ...(await profileClaims()), ...EMAIL, ...ADDRESS, ...PHONE })
    })

    it('OPC-15 oidcc-display-page: a request that names it is answered', async () => {
      assert.ok((await tokensOf({ display: 'page' })).id_token)
    })

    it('OPC-16 oidcc-display-popup: a request that names it is answered', async () => {
      assert.ok((await tokensOf({ display: 'popup' })).id_token)
    })

    it('OPC-21 oidcc-max-age-10000: nobody is asked again, and the time of sign-in stays', async () => {
      const before = payloadOf((await tokensOf({})).id_token).auth_time
      okta.clock.advance(3_000_000)
      const after = payloadOf((await tokensOf({ max_age: '10000' })).id_token).auth_time
      assert.equal(typeof after, 'number')
      assert.equal(after, before)
    })

    it('OPC-25 oidcc-ui-locales: a language nobody has is no error', async () => {
      assert.ok((await tokensOf({ ui_locales: 'se' })).id_token)
    })

    it('OPC-26 oidcc-claims-locales: a language nobody has is no error', async () => {
      assert.ok((await tokensOf({ claims_locales: 'se' })).id_token)
    })

    it('OPC-27 oidcc-ensure-request-with-acr-values-succeeds', async () => {
      assert.ok((await tokensOf({ acr_values: '1 2' })).id_token)
    })

    it('OPC-35 oidcc-claims-essential: the request is answered; the name comes by its scope', async () => {
      const claims = JSON.stringify({ userinfo: { name: { essential: true } } })
      assert.equal((await userinfoOf('openid profile', { claims })).name, 'Ada Lovelace')
      assert.deepEqual(await userinfoOf('openid', { claims }), {}, 'the parameter is not supported, and not an error')
      const document = (await ada.get('/.well-known/openid-configuration')).json()
      assert.notEqual(document.claims_parameter_supported, true)
    })
  })
}
