import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { movableClock } from '../../kit/clock.ts'
import { OktaProblem } from './okta-problems.ts'
import { providerLanes } from './provider-lane.ts'

const HANGING = { id: 'con_acme', origin: 'https://acme.okta.com' }
const OTHER = { id: 'con_globex', origin: 'https://acme.okta.com' }

/** Whatever could go on has. */
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** Calls that end when they are told how. */
function calls() {
  const open: ((how: 'well' | 'not reached' | 'no') => void)[] = []
  let begun = 0
  return {
    get begun() {
      return begun
    },
    work: () =>
      new Promise<string>((resolve, reject) => {
        begun++
        open.push((how) => {
          if (how === 'well') resolve('well')
          else reject(new OktaProblem(how === 'no' ? 'token_exchange_failed' : 'idp_unavailable'))
        })
      }),
    async end(how: 'well' | 'not reached' | 'no', count = 1) {
      for (const tell of open.splice(0, count)) tell(how)
      await settled()
    },
  }
}

const why = (error: unknown) => (error instanceof OktaProblem ? (error.facts.why ?? error.reason) : error)

describe('a lane for each connection to its provider (B-99)', () => {
  it('lets twenty through at once, the others after them in their order, and holds nobody else up', async () => {
    const lanes = providerLanes({ clock: movableClock() })
    const hanging = calls()
    const all = Array.from({ length: 500 }, () => lanes.through(HANGING, hanging.work))
    await settled()
    assert.equal(hanging.begun, 20)
    assert.equal(await lanes.through(OTHER, async () => 'at once'), 'at once')
    await hanging.end('well', 5)
    assert.equal(hanging.begun, 25)
    while (hanging.begun < 500) await hanging.end('well', 20)
    await hanging.end('well', 20)
    assert.deepEqual(new Set(await Promise.all(all)), new Set(['well']))
  })

  it('shuts after ten that reached nobody: who waits is told at once, and the first after a while goes alone', async () => {
    const clock = movableClock()
    const lanes = providerLanes({ clock })
    const hanging = calls()
    const all = Array.from({ length: 100 }, () => lanes.through(HANGING, hanging.work).catch(why))
    await settled()
    await hanging.end('not reached', 10)
    assert.deepEqual(new Set(await Promise.all(all.slice(20))), new Set(['LANE_SHUT']))
    assert.equal(await lanes.through(HANGING, hanging.work).catch(why), 'LANE_SHUT')
    assert.equal(hanging.begun, 20, 'nobody asked again')
    assert.equal(await lanes.through(OTHER, async () => 'at once'), 'at once')
    await hanging.end('not reached', 10)

    clock.advance(10_001)
    const [first, second] = [lanes.through(HANGING, hanging.work), lanes.through(HANGING, hanging.work)]
    await settled()
    assert.equal(hanging.begun, 21)
    await hanging.end('well')
    assert.equal(hanging.begun, 22)
    await hanging.end('well')
    assert.deepEqual(await Promise.all([first, second]), ['well', 'well'])
  })

  it('is not shut by a provider that says no: it is there', async () => {
    const lanes = providerLanes({ clock: movableClock() })
    for (let call = 0; call < 30; call++) {
      const refused = calls()
      const answer = lanes.through(HANGING, refused.work).catch(why)
      await settled()
      await refused.end('no')
      assert.equal(await answer, 'token_exchange_failed')
    }
  })

  it('has a line with an end', async () => {
    const lanes = providerLanes({ clock: movableClock() })
    const hanging = calls()
    const all = Array.from({ length: 1020 }, () => lanes.through(HANGING, hanging.work))
    await settled()
    assert.equal(await lanes.through(HANGING, hanging.work).catch(why), 'LINE_TOO_LONG')
    while (hanging.begun < 1020) await hanging.end('well', 20)
    await hanging.end('well', 20)
    await Promise.all(all)
  })
})
