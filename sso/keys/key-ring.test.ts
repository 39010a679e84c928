import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { openTestDeps } from '../test-deps.ts'
import { type KeyRing, openKeyRing } from './key-ring.ts'

const DAY = 24 * 60 * 60 * 1000
const kids = (ring: KeyRing) => ring.current().published.map((jwk) => jwk.kid)

for (const database of databasesUnderTest()) {
  describe(`the signing keys on ${database.name}`, () => {
    it('are made once, also when several nodes start together', async () => {
      const url = await database.url()
      const deps = await openTestDeps({ databaseUrl: url })
      try {
        const rings = await Promise.all([openKeyRing(deps), openKeyRing(deps), openKeyRing(deps)])
        assert.equal(new Set(rings.map((ring) => ring.current().active.kid)).size, 1)
        assert.equal((await deps.db.kysely.selectFrom('signing_keys').selectAll().execute()).length, 2)
        assert.equal(kids(rings[0] as KeyRing).length, 2)
      } finally {
        await deps.close()
      }
    })

    it('show the next one before it signs, and the last one as long as its tokens may come back', async () => {
      const deps = await openTestDeps({ databaseUrl: await database.url() })
      try {
        const ring = await openKeyRing(deps)
        const first = ring.current().active.kid
        const next = kids(ring).find((kid) => kid !== first)
        deps.clock.advance(1000)
        assert.equal((await ring.turn()).active.kid, next)
        assert.ok(kids(ring).includes(first))
        assert.equal(kids(ring).length, 3)
        deps.clock.advance(31 * DAY)
        await (await openKeyRing(deps)).current()
        assert.ok(!kids(await openKeyRing(deps)).includes(first))
      } finally {
        await deps.close()
      }
    })

    it('turn by themselves after ninety days, on one node', async () => {
      const deps = await openTestDeps({ databaseUrl: await database.url() })
      try {
        const ring = await openKeyRing(deps)
        const { kid } = ring.current().active
        deps.clock.advance(91 * DAY)
        ring.current()
        for (let wait = 0; wait < 100 && ring.current().active.kid === kid; wait++)
          await new Promise((resolve) => setTimeout(resolve, 20))
        assert.notEqual(ring.current().active.kid, kid)
        assert.equal((await deps.db.kysely.selectFrom('signing_keys').selectAll().execute()).length, 3)
      } finally {
        await deps.close()
      }
    })

    it('lie sealed in the database and open with their master key alone', async () => {
      const deps = await openTestDeps({ databaseUrl: await database.url() })
      const stranger = await openTestDeps()
      try {
        await openKeyRing(deps)
        const rows = await deps.db.kysely.selectFrom('signing_keys').selectAll().execute()
        assert.ok(!JSON.stringify(rows).includes('PRIVATE'))
        await stranger.db.kysely.insertInto('signing_keys').values(rows).execute()
        await assert.rejects(openKeyRing(stranger), /sealed with another master key/)
      } finally {
        await deps.close()
        await stranger.close()
      }
    })
  })
}
