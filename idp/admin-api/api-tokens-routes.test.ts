import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { type AdminApiUnderTest, openAdminApi } from './admin-api-under-test.ts'

const ADMIN = 'admin@acme.example'
const PATH = '/api/v1/internal/api-tokens'

for (const database of databasesUnderTest()) {
  describe(`making an API token (${database.name})`, () => {
    let api: AdminApiUnderTest
    before(async () => {
      api = await openAdminApi(database)
    })
    after(() => api.close())

    async function inBrowser(body: unknown, site = 'same-origin') {
      const headers = { ...(await api.signIn(ADMIN)), 'sec-fetch-site': site }
      return api.call('POST', PATH, body, { authorization: null, headers })
    }

    it('shows it once, and it acts as whoever made it', async () => {
      const { status, body } = await inBrowser({ name: ' Ronspot ', network: { connection: 'ANYWHERE' } })
      assert.equal(status, 200)
      assert.match(body.token, /^00[\w-]{40}$/)
      assert.match(body.id, /^00T\w{17}$/)
      assert.equal(body.name, 'Ronspot')
      const me = await api.call('GET', '/api/v1/users/me', undefined, { authorization: `SSWS ${body.token}` })
      assert.equal(me.body.profile.login, ADMIN)
      const again = await api.call('GET', `/api/v1/api-tokens/${body.id}`)
      assert.equal(again.body.userId, me.body.id)
      assert.ok(!JSON.stringify(again.body).includes(body.token))
    })

    it('is in the System Log, with where it was done, never with the token', async () => {
      const { body } = await inBrowser({ name: 'Logged' })
      const log = await api.call(
        'GET',
        '/api/v1/logs?filter=eventType eq "system.api_token.create"&sortOrder=DESCENDING',
      )
      const event = log.body.find((each: { target: { id: string }[] }) => each.target[0]?.id === body.id)
      assert.equal(event.actor.alternateId, ADMIN)
      assert.equal(event.client.ipAddress, '127.0.0.1')
      assert.ok(!JSON.stringify(log.body).includes(body.token))
    })

    it('B-202: no token makes tokens, and no other site’s page', async () => {
      assert.equal((await api.call('POST', PATH, { name: 'child' })).body.errorCode, 'E0000006')
      assert.equal((await inBrowser({ name: 'foreign' }, 'cross-site')).body.errorCode, 'E0000006')
    })

    it('wants a name, and refuses a network that nobody would hold it to', async () => {
      for (const body of [{}, { name: ' ' }, { name: 'x'.repeat(256) }, { name: 7 }]) {
        const answer = await inBrowser(body)
        assert.equal(answer.status, 400)
        assert.match(answer.body.errorCauses[0].errorSummary, /^name: /)
      }
      const zoned = await inBrowser({ name: 'zoned', network: { connection: 'ZONE', include: ['nzo1'] } })
      assert.match(zoned.body.errorCauses[0].errorSummary, /^network: /)
    })
  })
}
