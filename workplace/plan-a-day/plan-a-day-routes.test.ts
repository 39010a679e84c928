import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { openWorkplaceUnderTest, TUESDAY, type WorkplaceUnderTest } from '../workplace-under-test.ts'

const TWELVE_HOURS = 12 * 3600_000

describe('a day at Ronspot', () => {
  const clock = movableClock(TUESDAY)
  let ronspot: WorkplaceUnderTest
  before(async () => {
    ronspot = await openWorkplaceUnderTest({ clock })
  })
  beforeEach(() => clock.set(TUESDAY))
  after(() => ronspot.close())

  it('offers today and the six days after it, and nothing else', async () => {
    const ada = await ronspot.signedIn({ sub: 'ada', name: 'Ada' })
    const { body } = await ronspot.get('/', ada)
    const days = [...body.matchAll(/href="\/\?day=([\d-]+)"/g)].map(([, day]) => day)
    assert.deepEqual(days.at(0), '2026-11-24')
    assert.deepEqual(days.at(-1), '2026-11-30')
    assert.equal(days.length, 7)
    for (const day of ['2026-11-23', '2026-12-01', 'tomorrow', '2026-11-31']) {
      const answer = await ronspot.post('/bookings', ada, { day, space: await ronspot.spaceId('P08') })
      assert.equal(answer.status, 400, day)
    }
  })

  it('calls it today by the clock on the office’s wall', async () => {
    clock.set(Date.parse('2026-07-14T23:30:00Z'))
    const ada = await ronspot.signedIn({ sub: 'night-owl', name: 'Night Owl' })
    assert.match((await ronspot.get('/', ada)).body, /Nothing taken yet for Wednesday 15 July/)
  })

  it('shows an old bookmark today’s page', async () => {
    const ada = await ronspot.signedIn({ sub: 'ada', name: 'Ada' })
    assert.match((await ronspot.get('/?day=2025-01-01', ada)).body, /Tuesday 24 November/)
  })

  it('says in words what a space is, and what a press on it does', async () => {
    const ada = await ronspot.signedIn({ sub: 'ada', name: 'Ada' })
    const grace = await ronspot.signedIn({ sub: 'grace', name: 'Grace Hopper' })
    await ronspot.post('/bookings', grace, { day: '2026-11-24', space: await ronspot.spaceId('P12') })
    const before = await ronspot.get('/', ada)
    assert.match(before.body, /Bay P07, free\. Take it</)
    assert.match(before.body, /Bay P12, taken by Grace Hopper</)
    assert.match(before.body, /Bay P03, priority, kept for the group Parking priority</)
    await ronspot.post('/bookings', ada, { day: '2026-11-24', space: await ronspot.spaceId('P07') })
    const after = await ronspot.get('/', ada)
    assert.match(after.body, /Bay P07, yours</)
    assert.match(after.body, /Bay P08, free\. Move here from P07</)
  })

  it('prints a name as text, whatever is in it', async () => {
    const ada = await ronspot.signedIn({
      sub: 'markup',
      name: '<img src=x onerror=alert(1)>',
      email: '"><b>@x.example',
    })
    const { body } = await ronspot.get('/', ada)
    assert.doesNotMatch(body, /<img|"><b>/)
    assert.match(body, /&lt;img src=x/)
  })

  it('asks to sign in again when the session is over, after twelve hours or at once', async () => {
    const ada = await ronspot.signedIn({ sub: 'ada', name: 'Ada' })
    clock.advance(TWELVE_HOURS)
    assert.match((await ronspot.get('/', ada)).body, /name="email"/)
    const pressed = await ronspot.post('/bookings', ada, { day: '2026-11-24', space: await ronspot.spaceId('P08') })
    assert.equal(pressed.status, 401)
    assert.match(pressed.body, /workplace\.session_ended/)
    assert.match(pressed.body, /err_[0-9a-z]{20}/)
  })

  it('remembers which day somebody wanted before signing in', async () => {
    const { body } = await ronspot.get('/?day=2026-11-26')
    assert.match(body, /name="return_to" value="http:\/\/localhost:4000\/\?day=2026-11-26"/)
  })

  it('refuses a form that another site posts (ASVS 3.5.3)', async () => {
    const ada = await ronspot.signedIn({ sub: 'ada', name: 'Ada' })
    const space = await ronspot.spaceId('P09')
    const forged = [
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: 'https://evil.example' },
      { origin: 'null' },
    ]
    for (const headers of forged)
      for (const url of ['/bookings', '/bookings/give-back', '/sign-in', '/sign-out', '/switch']) {
        const answer = await ronspot.app.inject({
          method: 'POST',
          url,
          headers: {
            ...headers,
            host: 'localhost:4000',
            cookie: ada,
            'content-type': 'application/x-www-form-urlencoded',
          },
          payload: new URLSearchParams({ day: '2026-11-24', space }).toString(),
        })
        assert.equal(answer.statusCode, 403, `${url} ${JSON.stringify(headers)}`)
        assert.match(answer.body, /request\.cross_site/)
      }
    assert.match((await ronspot.get('/', ada)).body, /Bay P09, free/)
  })

  it('answers an unknown address with a page of its own', async () => {
    const answer = await ronspot.get('/nothing-here')
    assert.equal(answer.status, 404)
    assert.match(answer.body, /request\.not_found/)
  })
})
