import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const SCHEMA = '/api/v1/meta/schemas/user/default'

for (const database of databasesUnderTest()) {
  describe(`attributes of the org’s own (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    beforeEach(() => api.clock.advance(60_000))
    after(() => api.close())

    const define = (properties: object, part: 'custom' | 'base' = 'custom') =>
      api.call('POST', SCHEMA, { definitions: { [part]: { id: `#${part}`, type: 'object', properties } } })
    const person = (login: string, more: object) => ({
      profile: { login, email: login, firstName: 'Ada', lastName: 'Byron', ...more },
    })
    const found = async (expression: string) => {
      const { status, body } = await api.call('GET', `/api/v1/users?search=${encodeURIComponent(expression)}`)
      return status === 200
        ? body.map((user: { profile: { login: string } }) => user.profile.login).sort()
        : body.errorCode
    }

    it('Okta’s own are there with what is required of them', async () => {
      const { body } = await api.call('GET', SCHEMA)
      assert.deepEqual(body.definitions.base.required, ['login', 'firstName', 'lastName', 'email'])
      assert.equal(Object.keys(body.definitions.base.properties).length, 31)
      assert.equal(body.definitions.base.properties.login.maxLength, 100)
      assert.deepEqual(body.definitions.custom.properties, {})
      const byId = body._links.self.href.replace('http://acme.okta.localhost:4200', '')
      assert.equal((await api.call('GET', byId)).status, 200)
      assert.equal((await api.call('GET', '/api/v1/meta/schemas/user/oscelsewhere')).status, 404)
      const [type] = (await api.call('GET', '/api/v1/meta/types/user')).body
      assert.equal((await api.call('GET', `/api/v1/meta/types/user/${type.id}`)).body.default, true)
    })

    it('a new attribute is checked, shown, searched and, once taken away, gone with every value', async () => {
      const made = await define({
        desk: { title: 'Desk', type: 'integer', minimum: 1 },
        badge: { title: 'Badge', type: 'string', minLength: 2, maxLength: 4 },
        remote: { title: 'Remote', type: 'boolean' },
        size: { title: 'Size', type: 'string', enum: ['S', 'M'] },
        languages: { title: 'Languages', type: 'array', items: { type: 'string' } },
      })
      assert.equal(made.status, 200)
      assert.equal(made.body.definitions.custom.properties.desk.permissions[0].action, 'READ_ONLY')

      const own = { desk: 7, badge: 'Ab', remote: true, size: 'M', languages: ['en', 'FR'] }
      const { status, body } = await api.call('POST', '/api/v1/users', person('ada@own.example', own))
      assert.equal(status, 200)
      assert.deepEqual([body.profile.desk, body.profile.languages], [7, ['en', 'FR']])
      for (const wrong of [
        { desk: '7' },
        { desk: 1.5 },
        { desk: 0 },
        { badge: 'x' },
        { badge: 'too long' },
        { remote: 'yes' },
        { size: 'XL' },
        { languages: 'en' },
        { languages: [1] },
        { shoe: 38 },
      ]) {
        const refused = await api.call('POST', `/api/v1/users/${body.id}`, { profile: wrong })
        assert.equal(refused.body.errorCode, 'E0000001', JSON.stringify(wrong))
      }

      await api.call('POST', '/api/v1/users', person('bob@own.example', { desk: 70, badge: 'zz' }))
      assert.deepEqual(await found('profile.desk eq 7'), ['ada@own.example'])
      assert.deepEqual(await found('profile.desk gt 8'), ['bob@own.example'])
      assert.deepEqual(await found('profile.desk ge 7 and profile.badge sw "A"'), ['ada@own.example'])
      assert.deepEqual(await found('profile.remote eq true'), ['ada@own.example'])
      assert.deepEqual(await found('profile.languages eq "fr"'), ['ada@own.example'])
      assert.deepEqual(await found('profile.badge pr'), ['ada@own.example', 'bob@own.example'])
      assert.equal(await found('profile.desk gt "many"'), 'E0000031')
      assert.equal(await found('profile.shoe eq 38'), 'E0000031')

      await api.call('POST', `/api/v1/users/${body.id}`, { profile: { desk: 8, badge: null } })
      assert.deepEqual(await found('profile.desk eq 7'), [])
      assert.deepEqual(await found('profile.badge pr'), ['bob@own.example'])

      const gone = await define({ desk: null })
      assert.equal(gone.body.definitions.custom.properties.desk, undefined)
      const after = (await api.call('GET', '/api/v1/users/ada@own.example')).body.profile
      assert.deepEqual([after.desk, after.size], [undefined, 'M'])
      assert.equal(await found('profile.desk eq 8'), 'E0000031')
      await define({ desk: { title: 'Desk', type: 'string' } })
      assert.deepEqual(await found('profile.desk pr'), [])
    })

    it('refuses names, types and bounds that cannot be', async () => {
      const text = { title: 'T', type: 'string' }
      for (const properties of [
        { login: text },
        { '1st': text },
        { 'a-b': text },
        { __proto__x: { title: '', type: 'string' } },
        { constructor: text },
        { x: 'text' },
        { x: { type: 'string' } },
        { x: { title: 'X', type: 'object' } },
        { x: { title: 'X', type: 'array' } },
        { x: { title: 'X', type: 'string', minLength: 5, maxLength: 2 } },
        { x: { title: 'X', type: 'string', unique: 'UNIQUE_VALIDATED' } },
        { badge: { title: 'Badge', type: 'integer' } },
      ]) {
        const { status, body } = await define(properties)
        assert.equal(status, 400, JSON.stringify(properties))
        assert.equal(body.errorCode, 'E0000001')
      }
      assert.equal((await api.call('POST', SCHEMA, { definitions: [] })).body.errorCode, 'E0000001')
    })

    it('of Okta’s own, words and what is required change; a user name may be something else than an address', async () => {
      const plain = person('plainname', { email: 'plain@own.example' })
      assert.equal((await api.call('POST', '/api/v1/users', plain)).body.errorCode, 'E0000001')
      const changed = await define(
        { login: { pattern: '.+' }, lastName: { title: 'Surname', required: false } },
        'base',
      )
      assert.equal(changed.body.definitions.base.properties.lastName.title, 'Surname')
      assert.equal((await api.call('POST', '/api/v1/users', plain)).status, 200)
      assert.equal(
        (await define({ email: { required: false } }, 'base')).body.definitions.base.required.includes('email'),
        true,
      )
      assert.equal((await define({ shoe: {} }, 'base')).body.errorCode, 'E0000001')
    })

    it('groups have attributes of the org’s own, too', async () => {
      const path = '/api/v1/meta/schemas/group/default'
      const properties = { floor: { title: 'Floor', type: 'string' } }
      await api.call('POST', path, { definitions: { custom: { id: '#custom', type: 'object', properties } } })
      const group = await api.call('POST', '/api/v1/groups', { profile: { name: 'Upstairs', floor: 'Third' } })
      assert.equal(group.body.profile.floor, 'Third')
      const search = `/api/v1/groups?search=${encodeURIComponent('profile.floor eq "third"')}`
      assert.equal((await api.call('GET', search)).body[0].id, group.body.id)
      assert.equal((await api.call('POST', '/api/v1/groups', { profile: { name: 'B', wing: 'x' } })).status, 400)
      await api.call('POST', path, { definitions: { custom: { id: '#custom', properties: { floor: null } } } })
      assert.equal((await api.call('GET', `/api/v1/groups/${group.body.id}`)).body.profile.floor, undefined)
    })
  })
}
