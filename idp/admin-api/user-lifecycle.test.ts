import assert from 'node:assert/strict'
import crypto from 'node:crypto'
import { after, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { verifyPassword } from '../users/password.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const PASSWORD = 'Enigma 1940'

for (const database of databasesUnderTest()) {
  describe(`a person’s way through an org (${database.name})`, () => {
    let api: AdminApiUnderTest
    let made = 0
    before(async () => {
      api = await openAdminApi(database)
    })
    beforeEach(() => api.clock.advance(60_000))
    after(() => api.close())

    async function make(query = '', more: object = { credentials: { password: { value: PASSWORD } } }) {
      const login = `p${++made}@life.example`
      const profile = { login, email: login, firstName: 'Alan', lastName: 'Turing' }
      return api.call('POST', `/api/v1/users${query}`, { profile, ...more })
    }
    const step = (id: string, name: string) => api.call('POST', `/api/v1/users/${id}/lifecycle/${name}`)
    const statusOf = async (id: string) => (await api.call('GET', `/api/v1/users/${id}`)).body.status
    async function signsIn(login: string, password: string): Promise<boolean> {
      const known = await userStore(api.deps.db.kysely).credentialsOf(api.orgId, login)
      return known?.user.status === 'ACTIVE' && verifyPassword(password, known.passwordHash)
    }

    it('whoever is to change the password at once needs one, and to be let in', async () => {
      assert.equal((await make('?nextLogin=changePassword')).body.status, 'PASSWORD_EXPIRED')
      assert.equal((await make('?nextLogin=changePassword', {})).body.errorCode, 'E0000124')
      assert.equal((await make('?activate=false&nextLogin=changePassword')).body.errorCode, 'E0000125')
    })

    it('somebody another system vouches for is ACTIVE without a password', async () => {
      const provider = { type: 'FEDERATION', name: 'FEDERATION' }
      const { body } = await make('?provider=true', { credentials: { provider } })
      assert.equal(body.status, 'ACTIVE')
      assert.deepEqual(body.credentials, { provider })
      assert.equal((await make('', { credentials: { provider: { type: 'nobody' } } })).body.errorCode, 'E0000001')
    })

    it('a password comes as another system hashed it', async () => {
      const hash = { algorithm: 'SHA-256', value: crypto.hash('sha256', PASSWORD, 'base64') }
      const { body } = await make('', { credentials: { password: { hash } } })
      assert.equal(body.status, 'ACTIVE')
      const { login } = body.profile
      const stored = await userStore(api.deps.db.kysely).credentialsOf(api.orgId, login)
      assert.ok(!stored?.passwordHash?.includes(hash.value))
      assert.equal(await signsIn(login, 'Another 1940'), false)
      assert.equal(await signsIn(login, PASSWORD), true)
      const bcrypt = { algorithm: 'BCRYPT', workFactor: 10, salt: 'x', value: 'y' }
      assert.equal((await make('', { credentials: { password: { hash: bcrypt } } })).body.errorCode, 'E0000001')
    })

    it('a password has to meet the policy of the org', async () => {
      const { id } = (await make()).body
      for (const weak of ['Short 1', 'lower case 1', 'UPPER CASE 1', 'No digit here', `Aa1${'x'.repeat(1022)}`]) {
        const credentials = { password: { value: weak } }
        assert.equal((await make('', { credentials })).body.errorCode, 'E0000001', weak)
        assert.equal((await api.call('POST', `/api/v1/users/${id}`, { credentials })).body.errorCode, 'E0000001', weak)
      }
    })

    it('B-200: nobody writes what is not theirs to write', async () => {
      const { body } = await make('', {
        credentials: { password: { value: PASSWORD } },
        id: '00umine',
        status: 'STAGED',
        created: '2001-01-01T00:00:00.000Z',
        adminRole: 'SUPER_ADMIN',
        orgId: 'other',
        _embedded: {},
      })
      assert.equal(body.status, 'ACTIVE')
      assert.notEqual(body.id, '00umine')
      assert.equal(body.created, new Date(api.clock.now()).toISOString())
      const changed = await api.call('POST', `/api/v1/users/${body.id}`, { status: 'SUSPENDED', id: '00umine' })
      assert.deepEqual([changed.body.id, changed.body.status], [body.id, 'ACTIVE'])
      assert.deepEqual((await api.call('GET', `/api/v1/users/${body.id}/roles`)).body, [])
    })

    it('whoever was deactivated and comes back has no password, no role and no token any more', async () => {
      const { id, profile } = (await make()).body
      await api.call('POST', `/api/v1/users/${id}/roles`, { type: 'ORG_ADMIN' })
      await step(id, 'deactivate')
      assert.equal((await step(id, 'activate')).status, 200)
      assert.equal(await statusOf(id), 'PROVISIONED')
      assert.equal(await signsIn(profile.login, PASSWORD), false)
      assert.deepEqual((await api.call('GET', `/api/v1/users/${id}/roles`)).body, [])
      assert.equal((await step(id, 'reactivate')).status, 200)
      await api.call('POST', `/api/v1/users/${id}`, { credentials: { password: { value: 'Colossus 1943' } } })
      assert.equal((await step(id, 'reactivate')).body.errorCode, 'E0000038')
    })

    it('an expired password lets nobody in; a temporary one replaces it and is told once', async () => {
      const { id, profile } = (await make()).body
      const expired = await step(id, 'expire_password')
      assert.equal(expired.body.status, 'PASSWORD_EXPIRED')
      assert.equal(await signsIn(profile.login, PASSWORD), false)
      const { tempPassword } = (await step(id, 'expire_password_with_temp_password')).body
      assert.equal(await statusOf(id), 'PASSWORD_EXPIRED')
      const change = (oldPassword: string) =>
        api.call('POST', `/api/v1/users/${id}/credentials/change_password`, {
          oldPassword: { value: oldPassword },
          newPassword: { value: 'Colossus 1943' },
        })
      const wrong = await change(PASSWORD)
      assert.deepEqual([wrong.status, wrong.body.errorCode], [403, 'E0000014'])
      assert.equal((await change(tempPassword)).status, 200)
      assert.equal(await statusOf(id), 'ACTIVE')
      assert.equal(await signsIn(profile.login, 'Colossus 1943'), true)
      const logs = await api.call('GET', '/api/v1/logs?limit=1000')
      assert.ok(!JSON.stringify(logs.body).includes(tempPassword))
    })

    it('a question and its answer stand in for a forgotten password', async () => {
      const { id, profile } = (await make()).body
      const ask = (path: string, body: object) => api.call('POST', `/api/v1/users/${id}/credentials/${path}`, body)
      const recovery_question = { question: 'How many roads?', answer: '  Forty  TWO ' }
      const wrong = await ask('change_recovery_question', { password: { value: 'nope' }, recovery_question })
      assert.equal(wrong.body.errorCode, 'E0000014')
      const set = await ask('change_recovery_question', { password: { value: PASSWORD }, recovery_question })
      assert.deepEqual(set.body.recovery_question, { question: 'How many roads?' })
      assert.ok(
        !JSON.stringify(await api.call('GET', `/api/v1/users/${id}`))
          .toLowerCase()
          .includes('forty'),
      )

      const answer = (text: string) =>
        ask('forgot_password_recovery_question', {
          password: { value: 'Colossus 1943' },
          recovery_question: { answer: text },
        })
      assert.equal((await answer('forty one')).body.errorCode, 'E0000087')
      assert.equal((await answer('forty two')).status, 200)
      assert.equal(await signsIn(profile.login, 'Colossus 1943'), true)
      const other = (await make()).body.id
      const nothingSet = { password: { value: 'Colossus 1943' }, recovery_question: { answer: '' } }
      const unanswered = await api.call(
        'POST',
        `/api/v1/users/${other}/credentials/forgot_password_recovery_question`,
        nothingSet,
      )
      assert.equal(unanswered.body.errorCode, 'E0000087')
    })

    it('is signed out of the browser, and of the apps too when that is asked for', async () => {
      const { id, profile } = (await make()).body
      const { cookie } = await api.signIn(profile.login)
      const me = () => api.call('GET', '/api/v1/users/me', undefined, { authorization: null, headers: { cookie } })
      assert.equal((await me()).status, 200)
      assert.equal((await api.call('DELETE', `/api/v1/users/${id}/sessions?oauthTokens=true`)).status, 204)
      assert.equal((await me()).status, 401)
    })

    it('a change says what it was made from, and is refused when somebody else was quicker', async () => {
      const { body, headers } = await make()
      const change = (match: string, title: string) =>
        api.call('POST', `/api/v1/users/${body.id}`, { profile: { title } }, { headers: { 'if-match': match } })
      assert.equal((await change(String(headers.etag), 'First')).status, 200)
      const late = await change(String(headers.etag), 'Second')
      assert.deepEqual([late.status, late.body.errorCode], [412, 'E0000231'])
      assert.equal((await change('nonsense', 'Third')).body.errorCode, 'E0000242')
      assert.equal((await api.call('GET', `/api/v1/users/${body.id}`)).body.profile.title, 'First')
    })

    it('B-208: each step is refused from where it cannot be taken', async () => {
      const staged = (await make('?activate=false', {})).body.id
      const provisioned = (await make('', {})).body.id
      const active = (await make()).body.id
      for (const [id, name, code] of [
        [staged, 'reactivate', 'E0000038'],
        [staged, 'expire_password', 'E0000038'],
        [staged, 'unlock', 'E0000032'],
        [provisioned, 'activate', 'E0000016'],
        [provisioned, 'expire_password_with_temp_password', 'E0000038'],
        [active, 'reactivate', 'E0000038'],
        [active, 'unlock', 'E0000032'],
        [active, 'unsuspend', 'E0000001'],
      ] as const) {
        const { body } = await step(id, name)
        assert.equal(body.errorCode, code, name)
      }
    })
  })
}
