import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { randomToken } from '../../kit/ids.ts'
import { silentLog } from '../../kit/log.ts'
import { secretBox } from '../../kit/secret-box.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import type { IdpDeps } from '../idp-deps.ts'
import { orgStore } from '../orgs/org-store.ts'
import { idpMigrations } from '../schema/idp-migrations.ts'
import type { IdpSchema } from '../schema/idp-schema.ts'
import { ORG_SITE, oktaKeys } from './okta-keys.ts'

const HOUR_MS = 60 * 60_000

for (const database of databasesUnderTest()) {
  describe(`the keys of an authorization server, on ${database.name}`, () => {
    let db: Database<IdpSchema>
    let deps: IdpDeps
    let orgId: string
    const clock = movableClock()
    const masterKey = { id: 'k1', secret: Buffer.from(randomToken(32), 'base64url') }

    before(async () => {
      db = await openDatabase({ url: await database.url(), schema: 'idp', migrations: idpMigrations })
      const baseUrl = 'http://okta.localhost:1'
      deps = { db, clock, log: silentLog, box: (purpose) => secretBox([masterKey], purpose), baseUrl }
      orgId = (await orgStore(db.kysely, baseUrl).create({ subdomain: 'acme', name: 'Acme', now: clock.now() })).id
    })
    after(() => db.close())

    it('B-135: two nodes that need them at once agree on one set', async () => {
      const nodes = [oktaKeys(deps), oktaKeys(deps), oktaKeys(deps)]
      const found = await Promise.all(nodes.map((node) => node.of(orgId, ORG_SITE)))
      assert.equal(new Set(found.map(({ active }) => active.kid)).size, 1)
      assert.equal(found[0]?.published.length, 2, 'ACTIVE and NEXT')
    })

    it('B-135: the next key is published before it signs, the old one for 25 hours after', async () => {
      const keys = oktaKeys(deps)
      const before = await keys.of(orgId, ORG_SITE)
      const rotated = await keys.rotate(orgId, ORG_SITE)
      assert.notEqual(rotated.active.kid, before.active.kid)
      assert.ok(before.published.some(({ kid }) => kid === rotated.active.kid))
      assert.ok(rotated.published.some(({ kid }) => kid === before.active.kid))
      assert.equal(rotated.published.length, 3)
      clock.advance(25 * HOUR_MS + 1)
      assert.equal((await keys.of(orgId, ORG_SITE)).published.length, 2)
    })

    it('another node sees the rotation within fifteen seconds', async () => {
      const [one, two] = [oktaKeys(deps), oktaKeys(deps)]
      await two.of(orgId, ORG_SITE)
      const { active } = await one.rotate(orgId, ORG_SITE)
      clock.advance(15_000)
      assert.equal((await two.of(orgId, ORG_SITE)).active.kid, active.kid)
    })

    it('keeps private keys sealed, and to their place', async () => {
      const rows = await db.kysely.selectFrom('signing_keys').selectAll().execute()
      assert.ok(rows.every(({ pem_sealed }) => !pem_sealed.includes('PRIVATE')))
      const [first] = rows
      await db.kysely
        .updateTable('signing_keys')
        .set({ pem_sealed: first?.pem_sealed ?? '' })
        .where('status', '=', 'ACTIVE')
        .where('kid', '!=', first?.kid ?? '')
        .execute()
      await assert.rejects(oktaKeys(deps).of(orgId, ORG_SITE), /was sealed with another master key/)
    })
  })
}
