import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import Fastify from 'fastify'
import { movableClock } from '../../kit/clock.ts'
import { openDatabase } from '../../kit/database.ts'
import { silentLog } from '../../kit/log.ts'
import { secretBox } from '../../kit/secret-box.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { groupStore } from '../groups/group-store.ts'
import { orgOfRequest } from '../orgs/org-of-request.ts'
import { idpMigrations } from '../schema/idp-migrations.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { verifyPassword } from '../users/password.ts'
import { userStore } from '../users/user-store.ts'
import { type OrgSeed, seedOrg } from './seed-org.ts'

const seed = (subdomain: string): OrgSeed => ({
  subdomain,
  name: subdomain,
  admin: { login: `admin@${subdomain}.example`, password: 'Open sesame 1', firstName: 'Grace', lastName: 'Hopper' },
  people: [{ login: `ada@${subdomain}.example`, password: 'x', firstName: 'Ada', lastName: 'L', groups: ['Priority'] }],
  groups: ['Empty'],
})

for (const database of databasesUnderTest()) {
  describe(`a seeded org (${database.name})`, () => {
    async function open() {
      const db = await openDatabase<IdpSchema>({ url: await database.url(), schema: 'idp', migrations: idpMigrations })
      const keys = [{ id: 'k1', secret: new Uint8Array(32) }]
      const box = (purpose: string) => secretBox(keys, purpose)
      return { db, clock: movableClock(), log: silentLog, box, baseUrl: 'http://okta.localhost:4200' }
    }

    it('has everybody in it, with their passwords and groups, and is made once', async () => {
      const deps = await open()
      const made = await seedOrg(deps, seed('acme'))
      assert.equal(made.created, true)
      assert.equal(made.url, 'http://acme.okta.localhost:4200')
      assert.match(made.apiToken, /^00[\w-]{40}$/)
      const ada = await userStore(deps.db.kysely).credentialsOf(made.orgId, 'ada@acme.example')
      assert.equal(ada?.user.status, 'ACTIVE')
      assert.equal(await verifyPassword('x', ada?.passwordHash), true)
      const groups = await groupStore(deps.db.kysely).ofUser(made.orgId, ada?.user.id ?? '')
      assert.deepEqual(
        groups.map((group) => group.profile.name),
        ['Everyone', 'Priority'],
      )

      assert.deepEqual(await seedOrg(deps, seed('acme')), { ...made, apiToken: '', created: false })
      await deps.db.close()
    })

    it('is made once, too, when two ask at the same moment', async () => {
      const deps = await open()
      const both = await Promise.all([seedOrg(deps, seed('acme')), seedOrg(deps, seed('acme'))])
      assert.deepEqual(both.map(({ created }) => created).sort(), [false, true])
      assert.equal(both[0].orgId, both[1].orgId)
      await deps.db.close()
    })

    it('is found by its host and by no other; the first also by the plain one', async () => {
      const deps = await open()
      const acme = await seedOrg(deps, seed('acme'))
      deps.clock.advance(1000)
      const globex = await seedOrg(deps, seed('globex'))
      const orgOf = orgOfRequest(deps)
      const app = Fastify()
      app.get('/', async (request) => (await orgOf(request)) ?? { id: null, url: null })
      const at = async (host: string) => {
        const { id, url } = (await app.inject({ url: '/', headers: { host } })).json()
        return [id, url]
      }
      assert.deepEqual(await at('acme.okta.localhost:4200'), [acme.orgId, 'http://acme.okta.localhost:4200'])
      assert.deepEqual(await at('ACME.okta.localhost:9999'), [acme.orgId, 'http://acme.okta.localhost:9999'])
      assert.deepEqual(await at('globex.okta.localhost:4200'), [globex.orgId, 'http://globex.okta.localhost:4200'])
      for (const host of ['okta.localhost:4200', 'localhost:4200', '127.0.0.1:1', '[::1]:4200'])
        assert.deepEqual(await at(host), [acme.orgId, `http://${host}`], host)
      for (const host of [
        'nobody.okta.localhost:4200',
        'x.acme.okta.localhost',
        'acme.okta.localhost.evil.example',
        'evil.example',
        'acme.okta.localhost@evil.example',
        '.okta.localhost',
      ])
        assert.deepEqual(await at(host), [null, null], host)
      await app.close()
      await deps.db.close()
    })
  })
}
