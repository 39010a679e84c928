import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { enrolmentOf } from '../org-policies/self-service.ts'
import { codeOf } from '../test-factor.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const ADA = 'ada@acme.example'
const TOTP = 'token:software:totp'

for (const database of databasesUnderTest()) {
  describe(`second factors in an administrator's hands (${database.name})`, () => {
    let api: AdminApiUnderTest
    let factors: string
    before(async () => {
      api = await openAdminApi(database)
      factors = `/api/v1/users/${await api.userId(ADA)}/factors`
    })
    after(() => api.close())

    const enrol = (body: object) => api.call('POST', factors, body)
    const causes = (answer: { body: { errorCauses: { errorSummary: string }[] } }) =>
      answer.body.errorCauses.map(({ errorSummary }) => errorSummary)

    it('lists Okta’s security questions, for whoever has a person to ask them', async () => {
      const { status, body } = await api.call('GET', `${factors}/questions`)
      assert.equal(status, 200)
      assert.equal(body.length, 20)
      assert.deepEqual(body[0], {
        question: 'disliked_food',
        questionText: 'What is the food you least liked as a child?',
      })
      assert.equal((await api.call('GET', '/api/v1/users/00uNobody/factors/questions')).status, 404)
    })

    it('sets one up, proves it, shows it without its secret, and takes it away', async () => {
      const made = await enrol({ factorType: TOTP, provider: 'GOOGLE' })
      assert.deepEqual([made.status, made.body.status], [200, 'PENDING_ACTIVATION'])
      const { sharedSecret } = made.body._embedded.activation
      const factor = `${factors}/${made.body.id}`
      const passCode = () => codeOf(sharedSecret, api.clock.now())

      const wrong = await api.call('POST', `${factor}/lifecycle/activate`, { passCode: '12345' })
      assert.deepEqual([wrong.status, wrong.body.errorCode], [403, 'E0000068'])
      const active = await api.call('POST', `${factor}/lifecycle/activate`, { passCode: passCode() })
      assert.deepEqual([active.status, active.body.status], [200, 'ACTIVE'])
      const replayed = await api.call('POST', `${factor}/verify`, { passCode: passCode() })
      assert.deepEqual([replayed.status, replayed.body.errorCode], [403, 'E0000068'], 'B-141: a code is good once')
      api.clock.advance(60_000)
      assert.deepEqual((await api.call('POST', `${factor}/verify`, { passCode: passCode() })).body, {
        factorResult: 'SUCCESS',
      })

      for (const path of [factors, factor]) {
        const shown = await api.call('GET', path)
        assert.equal(shown.status, 200)
        assert.ok(!JSON.stringify(shown.body).includes(sharedSecret))
      }
      const catalog = (await api.call('GET', `${factors}/catalog`)).body
      assert.deepEqual(
        catalog.map(({ provider, status }: Record<string, string>) => [provider, status]),
        [
          ['OKTA', 'NOT_SETUP'],
          ['GOOGLE', 'ACTIVE'],
        ],
      )
      assert.equal((await api.call('DELETE', factor)).status, 204)
      assert.equal((await api.call('GET', factor)).body.errorCode, 'E0000007')
    })

    it('says in Okta’s words what cannot be set up', async () => {
      for (const [factorType, provider] of [
        ['sms', 'OKTA'],
        ['question', 'OKTA'],
        ['push', 'OKTA'],
        ['token:hardware', 'YUBICO'],
      ]) {
        const answer = await enrol({ factorType, provider })
        assert.deepEqual(
          [answer.status, answer.body.errorCode, causes(answer)],
          [400, 'E0000001', ['Factor not enabled.']],
        )
      }
      assert.deepEqual(causes(await enrol({ factorType: TOTP, provider: 'NOBODYS' })), ['Invalid Provider.'])
      assert.deepEqual(causes(await enrol({ factorType: 'telepathy', provider: 'OKTA' })), ['Invalid factor type.'])
    })

    it('names the authenticators people may use, each by an id that stays', async () => {
      const { status, body } = await api.call('GET', '/api/v1/authenticators')
      assert.equal(status, 200)
      assert.deepEqual(
        body.map(({ key, type, status }: Record<string, string>) => [key, type, status]),
        [
          ['okta_password', 'password', 'ACTIVE'],
          ['okta_verify', 'app', 'ACTIVE'],
          ['google_otp', 'app', 'ACTIVE'],
        ],
      )
      for (const authenticator of body) {
        assert.match(authenticator.id, /^aut\w{17}$/)
        const one = await api.call('GET', `/api/v1/authenticators/${authenticator.id}`)
        assert.deepEqual(one.body, authenticator)
      }
      const other = await api.call('GET', '/api/v1/authenticators/autNobody')
      assert.deepEqual([other.status, other.body.errorCode], [404, 'E0000007'])
    })

    describe('an enrolment policy in the words of Okta’s Identity Engine', () => {
      const policy = async () => (await api.call('GET', '/api/v1/policies?type=MFA_ENROLL')).body[0]
      const put = async (authenticators: object[]) => {
        const before = await policy()
        return api.call('PUT', `/api/v1/policies/${before.id}`, {
          ...before,
          settings: { type: 'AUTHENTICATORS', authenticators },
        })
      }
      const mayEnrol = async () => enrolmentOf(api.deps, api.orgId, await api.userId(ADA))

      it('decides who sets up what, and reads as it was written', async () => {
        const sent = [
          { key: 'google_otp', enroll: { self: 'NOT_ALLOWED' } },
          { key: 'okta_verify', enroll: { self: 'REQUIRED' } },
          { key: 'okta_password', enroll: { self: 'REQUIRED' } },
        ]
        assert.equal((await put(sent)).status, 200)
        assert.deepEqual(await mayEnrol(), { required: true, providers: ['OKTA'] })
        assert.deepEqual((await policy()).settings, { type: 'AUTHENTICATORS', authenticators: sent })
        await put([{ key: 'google_otp', enroll: { self: 'OPTIONAL' } }])
        assert.deepEqual(await mayEnrol(), { required: false, providers: ['GOOGLE'] })
      })

      it('promises nothing that is not here', async () => {
        const before = (await policy()).settings
        for (const authenticator of [
          { key: 'phone_number', enroll: { self: 'OPTIONAL' } },
          { key: 'webauthn', enroll: { self: 'REQUIRED' } },
          { key: 'okta_password', enroll: { self: 'NOT_ALLOWED' } },
          { key: 'google_otp', enroll: { self: 'SOMETIMES' } },
        ]) {
          const answer = await put([authenticator])
          assert.deepEqual([answer.status, answer.body.errorCode], [400, 'E0000001'], authenticator.key)
        }
        assert.equal((await put([{ key: 'phone_number', enroll: { self: 'NOT_ALLOWED' } }])).status, 200)
        const { id } = await policy()
        const unknown = await api.call('PUT', `/api/v1/policies/${id}`, {
          ...(await policy()),
          settings: { factor: { google_otp: { enroll: { self: 'REQUIRED' } } } },
        })
        assert.equal(unknown.status, 400, 'a setting nobody reads is refused, not dropped')
        assert.notDeepEqual((await policy()).settings, before)
      })
    })
  })
}
