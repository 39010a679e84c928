import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { keepDoing } from './keep-doing.ts'

describe('what is done over and over', () => {
  const settle = () => new Promise((resolve) => setImmediate(resolve))

  it('is not begun again before it has ended, and goes on after a failure', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] })
    const finish: ((error?: Error) => void)[] = []
    const failures: unknown[] = []
    const round = () =>
      new Promise<void>((resolve, reject) => finish.push((error) => (error === undefined ? resolve() : reject(error))))
    const stop = keepDoing(round, { everyMs: 10, failed: (error) => failures.push(error) })
    const tick = async () => {
      t.mock.timers.tick(10)
      await settle()
      return finish.length
    }
    assert.deepEqual([await tick(), await tick()], [1, 1])
    const broken = new Error('no such table')
    finish[0]?.(broken)
    await settle()
    assert.equal(await tick(), 2)
    assert.deepEqual(failures, [broken])
    finish[1]?.()
    await stop()
    assert.equal(await tick(), 2)
  })

  it('is told when it is stopped, waited for, and what it throws then is no failure', async (t) => {
    t.mock.timers.enable({ apis: ['setInterval'] })
    let ended = false
    const failures: unknown[] = []
    const round = (signal: AbortSignal) =>
      new Promise<void>((_resolve, reject) => {
        signal.addEventListener('abort', () => {
          ended = true
          reject(signal.reason)
        })
      })
    const stop = keepDoing(round, { everyMs: 10, failed: (error) => failures.push(error) })
    t.mock.timers.tick(10)
    await stop()
    assert.deepEqual([ended, failures], [true, []])
  })
})
