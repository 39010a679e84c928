import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { verifyPassword } from '../users/password.ts'
import { userStore } from '../users/user-store.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

function person(login: string, more: object = {}) {
  return { profile: { login, email: login, firstName: 'Alan', lastName: 'Turing', ...more } }
}

for (const database of databasesUnderTest()) {
  describe(`people, by API (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    const encoded = (text: string) => encodeURIComponent(text)
    const logins = (body: { profile: { login: string } }[]) => body.map((user) => user.profile.login)

    it('makes somebody with a password ACTIVE, without one PROVISIONED, and STAGED when not activated', async () => {
      const active = await api.call('POST', '/api/v1/users?activate=true', {
        ...person('alan@acme.example'),
        credentials: { password: { value: 'Enigma 1940' } },
      })
      assert.equal(active.status, 200)
      assert.match(active.body.id, /^00u\w{17}$/)
      assert.equal(active.body.status, 'ACTIVE')
      assert.deepEqual(active.body.credentials, { password: {}, provider: { type: 'OKTA', name: 'OKTA' } })
      assert.deepEqual(active.body.profile, {
        secondEmail: null,
        mobilePhone: null,
        login: 'alan@acme.example',
        email: 'alan@acme.example',
        firstName: 'Alan',
        lastName: 'Turing',
      })
      assert.equal(active.body.created, '2026-11-23T10:00:00.000Z')
      assert.equal(active.body._links.deactivate.method, 'POST')
      assert.match(String(active.headers.etag), /^W\/"[0-9a-f]{64}"$/)
      const stored = await userStore(api.deps.db.kysely).credentialsOf(api.orgId, 'ALAN@acme.example')
      assert.match(stored?.passwordHash ?? '', /^\$argon2id\$v=19\$m=47104,t=1,p=1\$/)
      assert.equal(await verifyPassword('Enigma 1940', stored?.passwordHash), true)

      assert.equal((await api.call('POST', '/api/v1/users', person('b@acme.example'))).body.status, 'PROVISIONED')
      const staged = await api.call('POST', '/api/v1/users?activate=false', person('c@acme.example'))
      assert.equal(staged.body.status, 'STAGED')
      assert.equal(staged.body.activated, null)
    })

    it('puts everybody into Everyone, and into the groups named', async () => {
      const group = (await api.call('POST', '/api/v1/groups', { profile: { name: 'Mathematicians' } })).body
      const { body } = await api.call('POST', '/api/v1/users', { ...person('emmy@acme.example'), groupIds: [group.id] })
      const groups = await api.call('GET', `/api/v1/users/${body.id}/groups`)
      assert.deepEqual(
        groups.body.map((g: { profile: { name: string } }) => g.profile.name),
        ['Everyone', 'Mathematicians'],
      )
    })

    it('finds a person by id, by login in any case, by the part before the @, and refuses what names nobody', async () => {
      const id = await api.userId('ada@acme.example')
      for (const key of [id, 'ada@acme.example', 'ADA@ACME.example', 'ada'])
        assert.equal((await api.call('GET', `/api/v1/users/${encoded(key)}`)).body.id, id, key)
      assert.equal((await api.call('GET', '/api/v1/users/a%25')).status, 404)
    })

    it('words what is wrong as Okta does', async () => {
      const unknown = await api.call('POST', '/api/v1/users', person('x1@acme.example', { notValid: 'x' }))
      assert.equal(unknown.status, 400)
      assert.equal(unknown.body.errorSummary, 'Api validation failed: newUser')
      assert.deepEqual(unknown.body.errorCauses, [
        { errorSummary: "Property name 'notValid' is not defined in profile" },
      ])

      const taken = await api.call('POST', '/api/v1/users', person('ADA@acme.example'))
      assert.equal(taken.body.errorSummary, 'Api validation failed: login')
      assert.deepEqual(taken.body.errorCauses, [
        { errorSummary: 'login: An object with this field already exists in the current organization' },
      ])

      const weak = await api.call('POST', '/api/v1/users', {
        ...person('turing@acme.example'),
        credentials: { password: { value: 'Turing12' } },
      })
      assert.equal(weak.body.errorSummary, 'Api validation failed: password')

      for (const profile of [
        {},
        { login: 'no-at-sign', email: 'x@y.example', firstName: 'a', lastName: 'b' },
        'text',
      ]) {
        const { status, body } = await api.call('POST', '/api/v1/users', { profile })
        assert.equal(status, 400)
        assert.equal(body.errorCode, 'E0000001')
      }
    })

    it('POST changes what it names, PUT replaces everything', async () => {
      const { body } = await api.call(
        'POST',
        '/api/v1/users',
        person('kurt@acme.example', { title: 'Logician', city: 'Wien' }),
      )
      const partial = await api.call('POST', `/api/v1/users/${body.id}`, { profile: { title: 'Professor' } })
      assert.equal(partial.body.profile.title, 'Professor')
      assert.equal(partial.body.profile.city, 'Wien')
      const whole = await api.call(
        'PUT',
        `/api/v1/users/${body.id}`,
        person('kurt@acme.example', { city: 'Princeton' }),
      )
      assert.equal(whole.body.profile.title, undefined)
      assert.equal(whole.body.profile.city, 'Princeton')
      assert.equal((await api.call('PUT', `/api/v1/users/${body.id}`, {})).body.errorCode, 'E0000001')
    })

    it('B-208: refuses a step that the status does not allow', async () => {
      const { id } = (await api.call('POST', '/api/v1/users?activate=false', person('step@acme.example'))).body
      const step = async (name: string) => {
        const { status, body } = await api.call('POST', `/api/v1/users/${id}/lifecycle/${name}`)
        return status === 200 ? 'ok' : `${status} ${body.errorCode}`
      }
      assert.equal(await step('suspend'), '400 E0000001')
      assert.equal(await step('unlock'), '403 E0000032')
      assert.equal(await step('activate?sendEmail=false'), 'ok')
      assert.equal(await step('activate'), '403 E0000016')
      await api.call('POST', `/api/v1/users/${id}`, { credentials: { password: { value: 'Walking 12345' } } })
      assert.equal((await api.call('GET', `/api/v1/users/${id}`)).body.status, 'ACTIVE')
      assert.equal(await step('activate'), '403 E0000016')
      assert.equal(await step('unsuspend'), '400 E0000001')
      assert.equal(await step('suspend'), 'ok')
      assert.equal(await step('activate'), '403 E0000038')
      assert.equal(await step('unsuspend'), 'ok')
      assert.equal(await step('deactivate'), 'ok')
      assert.equal(await step('deactivate'), '403 E0000038')
      const change = await api.call('POST', `/api/v1/users/${id}`, { profile: { title: 'x' } })
      assert.equal(change.body.errorCode, 'E0000038')
    })

    it('the first DELETE deactivates, the second deletes', async () => {
      const { id } = (await api.call('POST', '/api/v1/users', person('gone@acme.example'))).body
      assert.equal((await api.call('DELETE', `/api/v1/users/${id}`)).status, 204)
      assert.equal((await api.call('GET', `/api/v1/users/${id}`)).body.status, 'DEPROVISIONED')
      assert.ok(!logins((await api.call('GET', '/api/v1/users')).body).includes('gone@acme.example'))
      const dead = await api.call('GET', `/api/v1/users?filter=${encoded('status eq "DEPROVISIONED"')}`)
      assert.ok(logins(dead.body).includes('gone@acme.example'))
      assert.equal((await api.call('DELETE', `/api/v1/users/${id}`)).status, 204)
      assert.equal((await api.call('GET', `/api/v1/users/${id}`)).status, 404)
    })

    it('somebody who may not sign in any more is signed out', async () => {
      const id = await api.userId('alan@acme.example')
      const { kysely } = api.deps.db
      const now = api.clock.now()
      await kysely
        .insertInto('sessions')
        .values({
          id: 'idx1',
          org_id: api.orgId,
          user_id: id,
          token_hash: 'h',
          amr_json: '[]',
          created_at: now,
          auth_time: now,
          last_seen_at: now,
          expires_at: now + 1000,
          ended_at: null,
        })
        .execute()
      await api.call('POST', `/api/v1/users/${id}/lifecycle/suspend`)
      const row = await kysely.selectFrom('sessions').selectAll().where('id', '=', 'idx1').executeTakeFirstOrThrow()
      assert.equal(row.ended_at, now)
    })

    it('B-145: a new password signs the person out everywhere', async () => {
      const { id } = (await api.call('POST', '/api/v1/users', person('reset@acme.example'))).body
      const { kysely } = api.deps.db
      const now = api.clock.now()
      const of = { org_id: api.orgId, user_id: id, created_at: now }
      const session = { amr_json: '[]', auth_time: now, last_seen_at: now, expires_at: now + 1000, ended_at: null }
      await kysely
        .insertInto('sessions')
        .values({ id: 'idx2', token_hash: 'reset', ...of, ...session })
        .execute()
      const grant = { site_key: 'org', client_id: 'c', session_id: 'idx2', code_hash: 'reset', code_expires_at: now }
      await kysely
        .insertInto('grants')
        .values({ id: 'reset', generation: 0, grant_json: '{}', ...of, ...grant })
        .execute()
      const ends = async () => [
        (await kysely.selectFrom('sessions').select('ended_at').where('id', '=', 'idx2').executeTakeFirstOrThrow())
          .ended_at,
        (await kysely.selectFrom('grants').select('revoked_at').where('id', '=', 'reset').executeTakeFirstOrThrow())
          .revoked_at,
      ]
      await api.call('POST', `/api/v1/users/${id}`, { profile: { nickName: 'R' } })
      assert.deepEqual(await ends(), [null, null])
      await api.call('POST', `/api/v1/users/${id}`, { credentials: { password: { value: 'Another 1940' } } })
      assert.deepEqual(await ends(), [now, now])
    })

    it('refuses half a character and a place that no page of the list ended at', async () => {
      const half = await api.call('POST', '/api/v1/users', person('half@acme.example', { nickName: '\ud800' }))
      assert.equal(half.body.errorSummary, 'Api validation failed: nickName')
      const whole = await api.call('POST', '/api/v1/users', person('whole@acme.example', { nickName: '🚗' }))
      assert.equal(whole.body.profile.nickName, '🚗')
      const group = { profile: { name: 'Half \ud800', description: '\udc00' } }
      assert.equal((await api.call('POST', '/api/v1/groups', group)).body.errorCauses.length, 2)
      assert.equal((await api.call('GET', `/api/v1/users?search=${encoded('profile.nickName pr')}`)).status, 200)
      for (const place of [['text', 'x'], [1.5, 'x'], [1e300, 'x'], [null, 'x'], [1, 2], [], 7]) {
        const after = Buffer.from(JSON.stringify(place)).toString('base64url')
        for (const list of ['users', 'groups', 'apps', 'logs']) {
          const { body } = await api.call('GET', `/api/v1/${list}?after=${after}`)
          assert.equal(body.errorSummary, 'Api validation failed: after', `${list} ${JSON.stringify(place)}`)
        }
      }
    })

    it('deletes nobody who was activated again meanwhile', async () => {
      const { id } = (await api.call('POST', '/api/v1/users', person('back@acme.example'))).body
      const users = userStore(api.deps.db.kysely)
      assert.equal(await users.remove(api.orgId, id, api.clock.now()), false)
      assert.equal((await users.byId(api.orgId, id))?.id, id)
    })

    it('searches as Okta does: without regard to case, by start, by part, by time, in any order', async () => {
      for (const [n, name] of ['Zoë', 'Yvonne', 'Xaver'].entries()) {
        api.clock.advance(1000)
        await api.call(
          'POST',
          '/api/v1/users',
          person(`s${n}@search.example`, { firstName: name, department: `R&D ${n}` }),
        )
      }
      const search = async (expression: string, more = '') =>
        logins((await api.call('GET', `/api/v1/users?search=${encoded(expression)}${more}`)).body)
      assert.deepEqual(await search('profile.firstName eq "zoë"'), ['s0@search.example'])
      assert.deepEqual(await search('profile.firstName eq "ZOË"'), ['s0@search.example'])
      assert.deepEqual(await search('profile.email co "SEARCH.example" and profile.firstName sw "y"'), [
        's1@search.example',
      ])
      assert.deepEqual(await search('profile.department eq "r&d 2"'), ['s2@search.example'])
      assert.deepEqual(await search('profile.email co "@search.example"', '&sortBy=profile.firstName&sortOrder=desc'), [
        's0@search.example',
        's1@search.example',
        's2@search.example',
      ])
      assert.deepEqual(await search('lastUpdated gt "2026-11-23T10:00:02.000Z"'), ['s2@search.example'])
      assert.deepEqual(
        await search(
          '(profile.login eq "s0@search.example" or profile.login eq "s1@search.example") and status eq "PROVISIONED"',
        ),
        ['s0@search.example', 's1@search.example'],
      )
      assert.deepEqual(logins((await api.call('GET', '/api/v1/users?q=xav')).body), ['s2@search.example'])
    })

    it('B-206: what is no expression is refused, and what is one never leaves its quotes', async () => {
      for (const expression of [
        'profile.login eq "x',
        'profile.login eq x"',
        'profile.login eq',
        '(profile.login eq "x"',
        'profile.login eq "x")',
        'profile.login eq "x" or',
        'profile.login; drop table users eq "x"',
        "profile.login eq 'x'",
        'profile.password eq "x"',
        'password_hash pr',
        'profile.__proto__ pr',
        'constructor eq "x"',
        'profile.login like "x"',
        'not profile.login eq "x"',
        'lastUpdated gt "yesterday"',
        `profile.login eq "${'x'.repeat(10_000)}"`,
        `${'('.repeat(200)}id eq "x"${')'.repeat(200)}`,
        Array(60).fill('id eq "x"').join(' or '),
      ]) {
        for (const kind of ['search', 'filter']) {
          const { status, body } = await api.call('GET', `/api/v1/users?${kind}=${encoded(expression)}`)
          assert.equal(status, 400, `${kind} ${expression.slice(0, 60)}`)
          assert.equal(body.errorCode, 'E0000031')
        }
      }
      for (const value of ["x' or '1'='1", 'x" or id pr or id eq "', '%', '_da@acme.example', '!', '\\']) {
        const text = JSON.stringify(value)
        const { status, body } = await api.call('GET', `/api/v1/users?search=${encoded(`profile.login co ${text}`)}`)
        assert.equal(status, 200, value)
        assert.deepEqual(body, [], value)
      }
      const both = await api.call('GET', `/api/v1/users?q=a&filter=${encoded('id eq "x"')}`)
      assert.equal(both.body.errorCode, 'E0000033')
    })

    it('writes what was done into the System Log, with who did it and to whom', async () => {
      const { id } = (await api.call('POST', '/api/v1/users', person('logged@acme.example'))).body
      const filter = `eventType eq "user.lifecycle.create" and target.id eq "${id}"`
      const { body, headers } = await api.call(
        'GET',
        `/api/v1/logs?since=2026-11-23T00:00:00Z&filter=${encoded(filter)}`,
      )
      assert.equal(body.length, 1)
      assert.equal(body[0].actor.alternateId, 'admin@acme.example')
      assert.equal(body[0].outcome.result, 'SUCCESS')
      assert.equal(body[0].target[0].alternateId, 'logged@acme.example')
      assert.match(body[0].transaction.detail.requestApiTokenId, /^00T/)
      assert.equal([headers.link].flat().length, 2, 'a poll always has a next page')
      const next = api.next({ status: 200, body, headers })
      const later = await api.call('GET', next ?? '')
      assert.deepEqual(later.body, [])
      assert.ok(api.next(later))
    })
  })
}
