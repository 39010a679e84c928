import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { newId, randomToken } from '../../kit/ids.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import type { Grant, Site } from '../../openid/house.ts'
import { sessionStore } from '../sessions/session.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { grantStore, type SsoGrants } from './grant-store.ts'

const site = { key: 'sso' } as Site
const GRACE = { graceMs: 30_000, rotate: true, idleMs: 0 }

for (const database of databasesUnderTest()) {
  describe(`grants on ${database.name}`, () => {
    let deps: TestDeps
    let grants: SsoGrants
    before(async () => {
      deps = await openTestDeps({ databaseUrl: await database.url() })
      grants = grantStore(deps)
    })
    after(() => deps.close())

    async function given(): Promise<{ grant: Grant; codeHash: string }> {
      const session = sessionStore(deps).open(newId('acc'), newId('con'))
      await deps.db.together(() => [session.write])
      const now = deps.clock.now()
      const grant: Grant = {
        id: randomToken(16),
        siteKey: 'sso',
        clientId: 'cli_1',
        redirectUri: 'https://app.example/callback',
        subject: 'acc_1',
        sessionId: session.id,
        authTime: Math.floor(now / 1000),
        amr: ['pwd'],
        scopes: ['openid'],
        lifetimes: { idToken: 1, accessToken: 1, refresh: 1, refreshIdle: 1 },
        detail: {},
        createdAt: now,
        codeExpiresAt: now + 60_000,
      }
      const codeHash = randomToken()
      await grants.save(site, { grant, codeHash })
      return { grant, codeHash }
    }

    it('gives a code out once and says so afterwards (RFC 6749 §4.1.2)', async () => {
      const { grant, codeHash } = await given()
      assert.deepEqual(await grants.takeCode(site, codeHash, deps.clock.now()), { grant, firstUse: true })
      for (let again = 0; again < 2; again++)
        assert.equal((await grants.takeCode(site, codeHash, deps.clock.now()))?.firstUse, false)
    })

    it('of ten redemptions at once exactly one is the first', async () => {
      const { codeHash } = await given()
      const taken = await Promise.all(
        Array.from({ length: 10 }, () => grants.takeCode(site, codeHash, deps.clock.now())),
      )
      assert.equal(taken.filter((one) => one?.firstUse).length, 1)
    })

    it('knows no code after its end, of another issuer, or of a revoked grant', async () => {
      const { grant, codeHash } = await given()
      assert.equal(await grants.takeCode(site, codeHash, grant.codeExpiresAt), undefined)
      assert.equal(await grants.takeCode({ key: 'other' } as Site, codeHash, deps.clock.now()), undefined)
      await grants.revoke(site, grant.id, deps.clock.now())
      assert.equal(await grants.takeCode(site, codeHash, deps.clock.now()), undefined)
    })

    it('ends with its session', async () => {
      const { grant, codeHash } = await given()
      assert.equal((await grants.find(site, grant.id))?.id, grant.id)
      assert.equal(await sessionStore(deps).end(grant.sessionId), true)
      assert.equal(await grants.find(site, grant.id), undefined)
      assert.equal(await grants.takeCode(site, codeHash, deps.clock.now()), undefined)
      assert.equal(await grants.rotate(site, grant.id, 0, { now: deps.clock.now(), ...GRACE }), undefined)
    })

    const turn = async (id: string, generation: number, options: Partial<typeof GRACE> = {}) => {
      const turned = await grants.rotate(site, id, generation, { now: deps.clock.now(), ...GRACE, ...options })
      return typeof turned === 'object' ? turned.generation : turned
    }

    it('moves the refresh family on, and gives the slower of two tabs the same answer', async () => {
      const { grant } = await given()
      assert.equal(await turn(grant.id, 0), 1)
      assert.equal(await turn(grant.id, 0), 1)
      assert.equal(await turn(grant.id, 1), 2)
      assert.equal((await grants.find(site, grant.id))?.refreshGeneration, 2)
    })

    it('ends the family when an old token is shown after the grace period (RFC 9700 §4.14.2)', async () => {
      const { grant } = await given()
      await turn(grant.id, 0)
      deps.clock.advance(30_001)
      assert.equal(await turn(grant.id, 0), 'reuse')
      assert.equal(await turn(grant.id, 1), undefined)
      assert.equal(await grants.find(site, grant.id), undefined)
    })

    it('has no grace either when the clock of the next node is behind', async () => {
      const { grant } = await given()
      assert.equal(await turn(grant.id, 0, { graceMs: 0 }), 1)
      deps.clock.advance(-5_000)
      assert.equal(await turn(grant.id, 0, { graceMs: 0 }), 'reuse')
    })

    it('has no grace of a single moment when there is none', async () => {
      const { grant } = await given()
      assert.equal(await turn(grant.id, 0, { graceMs: 0 }), 1)
      assert.equal(await turn(grant.id, 0, { graceMs: 0 }), 'reuse')
      assert.equal(await grants.find(site, grant.id), undefined)
    })

    it('ends it at once for a token two generations old, and knows none from the future', async () => {
      const { grant } = await given()
      assert.equal(await turn(grant.id, 5), undefined)
      await turn(grant.id, 0)
      await turn(grant.id, 1)
      assert.equal(await turn(grant.id, 0), 'reuse')
    })

    it('leaves the generation where it is for a client that does not rotate', async () => {
      const { grant } = await given()
      assert.equal(await turn(grant.id, 0, { rotate: false }), 0)
      assert.equal(await turn(grant.id, 0, { rotate: false }), 0)
    })

    it('forgets a family unused for too long', async () => {
      const { grant } = await given()
      assert.equal(await turn(grant.id, 0, { idleMs: 1000 }), 1)
      deps.clock.advance(999)
      assert.equal(await turn(grant.id, 1, { idleMs: 1000 }), 2)
      deps.clock.advance(1000)
      assert.equal(await turn(grant.id, 2, { idleMs: 1000 }), undefined)
    })
  })
}
