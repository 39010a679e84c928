import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'
import { it } from 'node:test'

it('a PostgreSQL of one’s own leaves the process its exit code: tests that fail fail the run', async () => {
  const file = path.join(import.meta.dirname, 'private-postgres.ts')
  const script = `
    const { startPrivatePostgres } = await import(${JSON.stringify(file)})
    const postgres = await startPrivatePostgres()
    await postgres.stop()
    process.exitCode = 3`
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], { stdio: 'inherit' })
  assert.deepEqual(await once(child, 'exit'), [3, null])
})
