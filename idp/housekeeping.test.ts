import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { housekeeping } from './housekeeping.ts'

describe('chores', () => {
  it('are not begun again before they have ended, and one that fails keeps no other from its turn', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] })
    const settle = () => new Promise((resolve) => setImmediate(resolve))
    let finish = () => {}
    const turns = { slow: 0, failing: 0 }
    const failures: string[] = []
    const keeping = housekeeping(
      {
        failing: async () => {
          turns.failing++
          throw new Error('no such table')
        },
        slow: () => {
          turns.slow++
          return new Promise<void>((resolve) => {
            finish = resolve
          })
        },
      },
      { everyMs: 10, failed: (chore) => failures.push(chore) },
    )
    for (const expected of [1, 1]) {
      t.mock.timers.tick(10)
      await settle()
      assert.equal(turns.slow, expected)
    }
    finish()
    await settle()
    t.mock.timers.tick(10)
    await settle()
    assert.deepEqual(turns, { slow: 2, failing: 3 })
    assert.deepEqual(failures, ['failing', 'failing', 'failing'])
    keeping.stop()
    t.mock.timers.tick(10)
    assert.equal(turns.failing, 3)
  })
})
