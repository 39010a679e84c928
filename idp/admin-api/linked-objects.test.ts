import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const DEFINITIONS = '/api/v1/meta/schemas/user/linkedObjects'

for (const database of databasesUnderTest()) {
  describe(`how people belong to each other, and what an org says of itself (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    const side = (name: string) => ({ name, title: name, description: '', type: 'USER' })

    it('a person has one manager, a manager many subordinates', async () => {
      const body = { primary: side('manager'), associated: side('subordinate') }
      assert.equal((await api.call('POST', DEFINITIONS, body)).status, 201)
      assert.equal((await api.call('POST', DEFINITIONS, body)).body.errorCode, 'E0000001')
      assert.equal((await api.call('GET', `${DEFINITIONS}/subordinate`)).body.primary.name, 'manager')
      const [ada, admin] = [await api.userId('ada@acme.example'), await api.userId('admin@acme.example')]
      const link = (who: string, to: string) => api.call('PUT', `/api/v1/users/${who}/linkedObjects/manager/${to}`)
      assert.equal((await link(ada, admin)).status, 204)
      assert.equal((await link(ada, admin)).status, 204)
      assert.equal((await link(ada, ada)).body.errorCode, 'E0000001')
      assert.equal((await link(ada, '00unobody')).status, 404)
      const found = async (who: string, name: string) =>
        (await api.call('GET', `/api/v1/users/${who}/linkedObjects/${name}`)).body.map(
          (one: { _links: { self: { href: string } } }) => one._links.self.href.split('/').at(-1),
        )
      assert.deepEqual(await found(ada, 'manager'), [admin])
      assert.deepEqual(await found(admin, 'subordinate'), [ada])
      assert.equal((await api.call('DELETE', `/api/v1/users/${ada}/linkedObjects/manager`)).status, 204)
      assert.deepEqual(await found(ada, 'manager'), [])
      assert.equal((await api.call('DELETE', `${DEFINITIONS}/manager`)).status, 204)
      assert.equal((await api.call('GET', `${DEFINITIONS}/manager`)).body.errorCode, 'E0000007')
    })

    it('the org has a name and addresses: POST changes what it names, PUT replaces', async () => {
      const changed = await api.call('POST', '/api/v1/org', { companyName: 'Acme Ltd', city: 'Wien', id: '00other' })
      assert.deepEqual([changed.body.companyName, changed.body.city, changed.body.id], ['Acme Ltd', 'Wien', api.orgId])
      await api.call('POST', '/api/v1/org', { website: 'https://acme.example' })
      const { body } = await api.call('GET', '/api/v1/org')
      assert.deepEqual([body.companyName, body.city, body.website], ['Acme Ltd', 'Wien', 'https://acme.example'])
      const replaced = await api.call('PUT', '/api/v1/org', { companyName: 'Acme' })
      assert.deepEqual([replaced.body.city, replaced.body.website], [null, null])
      assert.equal((await api.call('PUT', '/api/v1/org', {})).body.errorCode, 'E0000001')
      assert.equal(
        (await api.call('POST', '/api/v1/org', { website: 'javascript:alert(1)' })).body.errorCode,
        'E0000001',
      )
    })

    it('contacts are people of the org; the footer is shown or not', async () => {
      const ada = await api.userId('ada@acme.example')
      const contact = '/api/v1/org/contacts/TECHNICAL'
      assert.equal((await api.call('PUT', contact, { userId: '00unobody' })).body.errorCode, 'E0000001')
      assert.equal((await api.call('PUT', contact, { userId: ada })).body.userId, ada)
      assert.equal((await api.call('GET', contact)).body.userId, ada)
      assert.equal((await api.call('GET', '/api/v1/org/contacts/NOBODY')).status, 404)
      await api.call('POST', '/api/v1/org/preferences/hideEndUserFooter')
      assert.equal((await api.call('GET', '/api/v1/org/preferences')).body.showEndUserFooter, false)
    })
  })
}
