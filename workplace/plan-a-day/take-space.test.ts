import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { PRIORITY_GROUP } from '../floor/space.ts'
import { openWorkplaceUnderTest, type WorkplaceUnderTest } from '../workplace-under-test.ts'

const DAY = '2026-11-24'

for (const under of databasesUnderTest()) {
  describe(`taking a space, on ${under.name}`, () => {
    let ronspot: WorkplaceUnderTest
    before(async () => {
      ronspot = await openWorkplaceUnderTest({ databaseUrl: await under.url() })
    })
    after(() => ronspot.close())

    const press = async (cookie: string, code: string, options: { day?: string; from?: string } = {}) =>
      ronspot.post('/bookings', cookie, {
        day: options.day ?? DAY,
        space: await ronspot.spaceId(code),
        ...(options.from === undefined ? {} : { from: await ronspot.spaceId(options.from) }),
      })

    it('gives a bay to exactly one of twenty people who press at once', async () => {
      const people = await Promise.all(
        Array.from({ length: 20 }, (_, n) => ronspot.signedIn({ sub: `race-${n}`, name: `Person ${n}` })),
      )
      const answers = await Promise.all(people.map((cookie) => press(cookie, 'P07')))
      const statuses = answers.map(({ status }) => status).sort()
      assert.deepEqual(statuses, [303, ...Array(19).fill(409)])
      const refused = answers.find(({ status }) => status === 409)
      assert.match(refused?.body ?? '', /Somebody was a moment faster and has bay P07\. Still free: P08, P09 and P10\./)
      const floor = await ronspot.deps.bookings.floor('acme', DAY)
      assert.equal(floor.filter(({ person_id }) => person_id !== null).length, 1)
    })

    it('gives one person who presses sixteen bays at once exactly one', async () => {
      const eager = await ronspot.signedIn({ sub: 'eager', name: 'Eager' })
      const codes = Array.from({ length: 16 }, (_, n) => `P${String(n + 7).padStart(2, '0')}`)
      const answers = await Promise.all(codes.map((code) => press(eager, code, { day: '2026-11-30' })))
      assert.equal(answers.filter(({ status }) => status === 303).length, 1)
      const floor = await ronspot.deps.bookings.floor('acme', '2026-11-30')
      assert.equal(floor.filter(({ taker }) => taker === 'Eager').length, 1)
    })

    it('takes a second press on the same bay as the first one again', async () => {
      const ada = await ronspot.signedIn({ sub: 'twice', name: 'Twice' })
      const answers = await Promise.all([press(ada, 'P10'), press(ada, 'P10')])
      assert.deepEqual(
        answers.map(({ status }) => status),
        [303, 303],
      )
    })

    it('moves a booking in one step, and leaves it where it was when the other bay is gone', async () => {
      const grace = await ronspot.signedIn({ sub: 'mover', name: 'Mover' })
      const alan = await ronspot.signedIn({ sub: 'sitter', name: 'Sitter' })
      await press(grace, 'P13')
      await press(alan, 'P14')
      assert.equal((await press(grace, 'P15', { from: 'P13' })).status, 303)
      const refused = await press(grace, 'P14', { from: 'P15' })
      assert.equal(refused.status, 409)
      assert.match(refused.body, /You have bay P15 on Tuesday 24 November/)
    })

    it('says which one a person already has, when another tab took it', async () => {
      const ada = await ronspot.signedIn({ sub: 'tabs', name: 'Tabs' })
      await press(ada, 'P16')
      const second = await press(ada, 'P17')
      assert.equal(second.status, 409)
      assert.match(second.body, /You already have bay P16 that day/)
    })

    it('keeps priority bays for the group, whatever a form says', async () => {
      const ada = await ronspot.signedIn({ sub: 'outside', name: 'Outside', groups: ['Engineering'] })
      const refused = await press(ada, 'P03')
      assert.equal(refused.status, 403)
      assert.match(refused.body, /Bay P03 is kept for the group “Parking priority”/)
      const grace = await ronspot.signedIn({ sub: 'inside', name: 'Inside', groups: [PRIORITY_GROUP] })
      assert.equal((await press(grace, 'P03')).status, 303)
    })

    it('takes the groups of the last sign-in, not of the first', async () => {
      await ronspot.signedIn({ sub: 'promoted', name: 'Promoted', groups: [] })
      const now = await ronspot.signedIn({ sub: 'promoted', name: 'Promoted', groups: [PRIORITY_GROUP] })
      assert.equal((await press(now, 'P04')).status, 303)
    })

    it('shows another organization’s floor to nobody and lets nobody press on it', async () => {
      const ada = await ronspot.signedIn({ sub: 'acme-1', name: 'Ada of Acme' })
      const kate = await ronspot.signedIn({ sub: 'globex-1', name: 'Kate of Globex', organization: 'globex' })
      await press(ada, 'P18')
      assert.doesNotMatch((await ronspot.get('/', kate)).body, /Ada of Acme/)
      assert.equal((await press(kate, 'P19')).status, 404)
      const own = { day: DAY, space: await ronspot.spaceId('P18', 'globex') }
      assert.equal((await ronspot.post('/bookings', kate, own)).status, 303)
    })

    it('gives back one’s own booking and nobody else’s', async () => {
      const ada = await ronspot.signedIn({ sub: 'giver', name: 'Giver' })
      const eve = await ronspot.signedIn({ sub: 'eve', name: 'Eve' })
      await press(ada, 'D07')
      const giveBack = { day: DAY, space: await ronspot.spaceId('D07') }
      await ronspot.post('/bookings/give-back', eve, giveBack)
      assert.match((await ronspot.get('/', ada)).body, /You have desk D07 on Tuesday 24 November/)
      assert.equal((await ronspot.post('/bookings/give-back', ada, giveBack)).status, 303)
      assert.match((await ronspot.get('/', ada)).body, /Nothing taken yet for Tuesday 24 November/)
    })
  })
}
