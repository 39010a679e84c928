import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { type Database, openDatabase } from '../../kit/database.ts'
import { randomToken } from '../../kit/ids.ts'
import { silentLog } from '../../kit/log.ts'
import { secretBox } from '../../kit/secret-box.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { authorizationServerStore } from '../authorization-servers/authorization-server-store.ts'
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

    it('lists ACTIVE, NEXT, and what was before', async () => {
      const keys = oktaKeys(deps)
      const { active } = await keys.rotate(orgId, ORG_SITE)
      const listed = await keys.list(orgId, ORG_SITE)
      assert.deepEqual(listed.map(({ status }) => status).slice(0, 3), ['ACTIVE', 'NEXT', 'EXPIRED'])
      assert.equal(listed[0]?.publicJwk.kid, active.kid)
      assert.deepEqual(
        Object.keys(listed[0]?.publicJwk ?? {}).filter((name) => /^(d|p|q|dp|dq|qi)$/.test(name)),
        [],
      )
    })

    it('B-135: turns by itself after ninety days, one step however many nodes see to it', async () => {
      const nodes = [oktaKeys(deps), oktaKeys(deps), oktaKeys(deps)]
      const [first] = nodes as [ReturnType<typeof oktaKeys>]
      const before = await first.list(orgId, ORG_SITE)
      clock.advance(90 * 24 * HOUR_MS - 1)
      await Promise.all(nodes.map((node) => node.rotateDue()))
      assert.equal((await first.of(orgId, ORG_SITE)).active.kid, before[0]?.publicJwk.kid)
      clock.advance(1)
      await Promise.all(nodes.map((node) => node.rotateDue()))
      const after = await first.list(orgId, ORG_SITE)
      assert.equal(after[0]?.publicJwk.kid, before[1]?.publicJwk.kid, 'NEXT, published for ninety days')
      assert.equal(after[2]?.publicJwk.kid, before[0]?.publicJwk.kid, 'and the old one is still there to check with')
      assert.equal(after.length, 3)
    })

    it('leaves the keys of a server alone that is set to MANUAL, and says when it turned the others', async () => {
      const now = clock.now()
      const server = (rotationMode: 'AUTO' | 'MANUAL') =>
        db.transaction((trx) =>
          authorizationServerStore(trx).create(
            orgId,
            { name: rotationMode, description: null, audience: 'api://x', issuerMode: 'ORG_URL', rotationMode },
            now,
          ),
        )
      const [auto, manual] = [await server('AUTO'), await server('MANUAL')]
      const keys = oktaKeys(deps)
      const kidOf = async (id: string) => (await keys.of(orgId, id)).active.kid
      const before = [await kidOf(auto.id), await kidOf(manual.id)]
      clock.advance(91 * 24 * HOUR_MS)
      await keys.rotateDue()
      assert.notEqual(await kidOf(auto.id), before[0])
      assert.equal(await kidOf(manual.id), before[1])
      const store = authorizationServerStore(db.kysely)
      assert.equal((await store.find(orgId, auto.id))?.lastRotatedAt, clock.now())
      assert.equal((await store.find(orgId, manual.id))?.lastRotatedAt, now)
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
