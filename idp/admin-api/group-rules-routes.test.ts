import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

for (const database of databasesUnderTest()) {
  describe(`groups that rules fill (${database.name})`, () => {
    let api: AdminApiUnderTest
    let made = 0
    before(async () => {
      api = await openAdminApi(database)
    })
    beforeEach(() => api.clock.advance(60_000))
    after(() => api.close())

    async function person(department: string): Promise<string> {
      const login = `p${++made}@rules.example`
      const profile = { login, email: login, firstName: 'Ada', lastName: 'Byron', department }
      return (await api.call('POST', '/api/v1/users', { profile })).body.id
    }
    const group = async () =>
      (await api.call('POST', '/api/v1/groups', { profile: { name: `Group ${++made}` } })).body.id as string
    const ruleBody = (expression: string, groupIds: string[], more: object = {}) => ({
      type: 'group_rule',
      name: `Rule ${++made}`,
      conditions: { expression: { value: expression, type: 'urn:okta:expression:1.0' }, ...more },
      actions: { assignUserToGroups: { groupIds } },
    })
    async function rule(expression: string, groupIds: string[], more: object = {}): Promise<string> {
      const { body } = await api.call('POST', '/api/v1/groups/rules', ruleBody(expression, groupIds, more))
      assert.match(body.id, /^0pr/)
      assert.equal(body.status, 'INACTIVE')
      await api.call('POST', `/api/v1/groups/rules/${body.id}/lifecycle/activate`)
      return body.id
    }
    const members = async (groupId: string) =>
      (await api.call('GET', `/api/v1/groups/${groupId}/users`)).body.map((user: { id: string }) => user.id).sort()
    const move = (id: string, department: string) =>
      api.call('POST', `/api/v1/users/${id}`, { profile: { department } })

    it('takes in everybody at once, then follows what profiles say, and leaves alone whom somebody put there', async () => {
      const [ada, bob, byHand] = [await person('Sales'), await person('Legal'), await person('Legal')]
      const sales = await group()
      await api.call('PUT', `/api/v1/groups/${sales}/users/${byHand}`)
      await rule('user.department=="Sales"', [sales])
      assert.deepEqual(await members(sales), [ada, byHand].sort())
      await move(bob, 'Sales')
      await move(ada, 'Legal')
      assert.deepEqual(await members(sales), [bob, byHand].sort())
      const late = await person('Sales')
      assert.deepEqual(await members(sales), [bob, byHand, late].sort())
      const filter = `eventType eq "group.user_membership.add" and target.id eq "${late}"`
      const [event] = (await api.call('GET', `/api/v1/logs?filter=${encodeURIComponent(filter)}`)).body
      assert.equal(event.actor.type, 'SystemPrincipal')
    })

    it('leaves members where they are when it is switched off, and sorts them anew when it is changed', async () => {
      const ada = await person('Ops')
      const ops = await group()
      const id = await rule('user.department=="Ops"', [ops])
      assert.equal((await api.call('POST', `/api/v1/groups/rules/${id}/lifecycle/deactivate`)).status, 204)
      await move(ada, 'Elsewhere')
      assert.deepEqual(await members(ops), [ada])
      const body = ruleBody('user.department=="Nobody"', [ops])
      assert.equal((await api.call('PUT', `/api/v1/groups/rules/${id}`, body)).status, 200)
      await api.call('POST', `/api/v1/groups/rules/${id}/lifecycle/activate`)
      assert.deepEqual(await members(ops), [])
      assert.equal(
        (await api.call('PUT', `/api/v1/groups/rules/${id}`, body)).body.errorCode,
        'E0000001',
        'it is active',
      )
    })

    it('does not put back whom an administrator took out, and never takes whom it excludes', async () => {
      const [ada, bob] = [await person('Law'), await person('Law')]
      const law = await group()
      const id = await rule('user.department=="Law"', [law], { people: { users: { exclude: [bob] } } })
      assert.deepEqual(await members(law), [ada])
      await api.call('DELETE', `/api/v1/groups/${law}/users/${ada}`)
      await move(ada, 'Law')
      assert.deepEqual(await members(law), [])
      const { body } = await api.call('GET', `/api/v1/groups/rules/${id}`)
      assert.deepEqual(body.conditions.people.users.exclude.sort(), [ada, bob].sort())
    })

    it('goes alone, or with those it put there', async () => {
      const [kept, emptied] = [await group(), await group()]
      const ada = await person('Art')
      const first = await rule('user.department=="Art"', [kept])
      const second = await rule('user.department=="Art"', [emptied])
      assert.equal((await api.call('DELETE', `/api/v1/groups/rules/${first}`)).status, 202)
      assert.equal((await api.call('DELETE', `/api/v1/groups/rules/${second}?removeUsers=true`)).status, 202)
      assert.deepEqual([await members(kept), await members(emptied)], [[ada], []])
      assert.equal((await api.call('GET', `/api/v1/groups/rules/${first}`)).status, 404)
    })

    it('asks again about somebody who comes back', async () => {
      const ada = await person('Back')
      await api.call('POST', `/api/v1/users/${ada}/lifecycle/deactivate`)
      const back = await group()
      await rule('user.department=="Back"', [back])
      assert.deepEqual(await members(back), [])
      await api.call('POST', `/api/v1/users/${ada}/lifecycle/activate`)
      assert.deepEqual(await members(back), [ada])
    })

    it('is INVALID once its group is gone', async () => {
      const lost = await group()
      const id = await rule('user.department=="Lost"', [lost])
      await api.call('DELETE', `/api/v1/groups/${lost}`)
      assert.equal((await api.call('GET', `/api/v1/groups/rules/${id}`)).body.status, 'INVALID')
      assert.equal((await api.call('POST', `/api/v1/groups/rules/${id}/lifecycle/activate`)).status, 400)
    })

    it('B-202: makes nobody an administrator', async () => {
      const [filled, ruling] = [await group(), await group()]
      await rule('user.department=="Any"', [filled])
      const give = await api.call('POST', `/api/v1/groups/${filled}/roles`, { type: 'SUPER_ADMIN' })
      assert.equal(give.body.errorCode, 'E0000192')
      assert.equal((await api.call('POST', `/api/v1/groups/${ruling}/roles`, { type: 'ORG_ADMIN' })).status, 201)
      const refused = await api.call('POST', '/api/v1/groups/rules', ruleBody('user.department=="Any"', [ruling]))
      assert.equal(refused.body.errorCode, 'E0000192')
    })

    it('refuses an expression that is none, a group that is none, Everyone, and a name twice', async () => {
      const some = await group()
      const everyone = (await api.call('GET', '/api/v1/groups?q=Everyone')).body[0].id
      const good = ruleBody('user.department=="X"', [some])
      for (const body of [
        ruleBody('user.department=', [some]),
        ruleBody('user.department=="X"', []),
        ruleBody('user.department=="X"', ['00gnobody']),
        ruleBody('user.department=="X"', [everyone]),
        { ...good, type: 'other' },
        { ...good, name: 'x'.repeat(51) },
        { ...good, conditions: {} },
      ])
        assert.equal((await api.call('POST', '/api/v1/groups/rules', body)).body.errorCode, 'E0000001', body.name)
      assert.equal((await api.call('POST', '/api/v1/groups/rules', good)).status, 200)
      assert.equal((await api.call('POST', '/api/v1/groups/rules', good)).body.errorCode, 'E0000001')
      const { body } = await api.call(
        'GET',
        `/api/v1/groups/rules?search=${encodeURIComponent(good.name)}&expand=groupIdToGroupNameMap`,
      )
      assert.equal(body.length, 1)
      assert.ok(body[0]._embedded.groupIdToGroupNameMap[some])
    })
  })
}
