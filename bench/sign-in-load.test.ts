import assert from 'node:assert/strict'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { freePort } from '../kit/server.ts'
import { errorsOf } from './browser.ts'
import { DRIVER_CPU, PEER_CPU, startPeer } from './peer-process.ts'
import { type BrokerFacts, loadSignIns } from './sign-in-load.ts'

describe('the sign-ins we measure with', () => {
  it('are complete: every browser ends with an ID token of its own request, and none fails', async () => {
    const directory = fs.mkdtempSync(path.join(os.tmpdir(), 'gatepass-bench-'))
    const okta = await startPeer<{ origin: string }>('stub-okta.ts', { env: {}, cpu: DRIVER_CPU })
    const port = await freePort()
    const floor = await startPeer<BrokerFacts>('peers/floor.ts', {
      port,
      cpu: PEER_CPU,
      env: {
        PORT: String(port),
        OKTA: okta.facts.origin,
        TENANTS: '3',
        DATABASE_URL: `sqlite:${path.join(directory, 'floor.db')}`,
      },
    })
    try {
      const load = await loadSignIns(floor.facts, okta.facts.origin, { browsers: 4, seconds: 10, count: 40 })
      assert.deepEqual([...load.errors], [])
      assert.equal(errorsOf(load), 0)
      assert.equal(load.count, 40)
      assert.equal(load.redirects, 2)
      assert.equal(load.requests, 3)
      assert.ok(floor.startMs > 0)
    } finally {
      await floor.stop()
      await okta.stop()
      fs.rmSync(directory, { recursive: true, force: true })
    }
  })
})
