import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { openSsoUnderTest, type SsoUnderTest } from '../sso/sso-under-test.ts'
import { gatepass } from './command-under-test.ts'

describe('npm run gatepass -- verify-audit, first-run', () => {
  let house: SsoUnderTest
  let folder: string
  let env: Record<string, string>
  before(async () => {
    house = await openSsoUnderTest()
    env = { GATEPASS_URL: house.url, GATEPASS_API_KEY: house.key }
    folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-audit-'))
  })
  after(async () => {
    await house.close()
    await fs.rm(folder, { recursive: true })
  })

  it('says that the log is as it was written, and its head; one noted then is known again', async () => {
    const { code, out, err } = await gatepass(['verify-audit'], env)
    assert.equal(code, 0, err)
    const [, head = ''] =
      /as it was written: \d+ entries\. Its head, to be noted elsewhere: (\d+:[\w-]{43})/.exec(out) ?? []
    await house.api('POST', '/organizations', { name: 'One more' })
    assert.equal((await gatepass(['verify-audit', '--head', head], env)).code, 0)
    const other = await gatepass(['verify-audit', '--head', `${head.split(':')[0]}:another`], env)
    assert.match(other.err, /is not the one that was noted/)
    assert.equal(other.code, 1)
  })

  it('checks an export without asking anybody, and names the first place that does not fit', async () => {
    const file = path.join(folder, 'log.jsonl')
    const answer = await fetch(`${house.url}/api/audit-log/export`, {
      headers: { authorization: `Bearer ${house.key}` },
    })
    const text = await answer.text()
    await fs.writeFile(file, text)
    assert.match((await gatepass(['verify-audit', file], {})).out, /as it was written/)
    const lines = text.trimEnd().split('\n')
    const broken: [string[], RegExp][] = [
      [lines.with(2, lines[2]?.replace('"actor":"', '"actor":"x') ?? ''), /broken at 3/],
      [lines.toSpliced(2, 1), /broken at 3/],
      [lines.toSpliced(-2, 1), /ends before its last entry/],
      [lines.slice(0, -1), /ends before its last entry/],
      [['seq,time'], /no export in JSON Lines/],
    ]
    for (const [changed, words] of broken) {
      await fs.writeFile(file, changed.join('\n'))
      const { code, err } = await gatepass(['verify-audit', file], {})
      assert.match(err, words)
      assert.equal(code, 1)
    }
    assert.match((await gatepass(['verify-audit', path.join(folder, 'none')], {})).err, /There is no file/)
  })

  it('makes the first operator’s link again, until there is an operator', async () => {
    const { out } = await gatepass(['first-run'], env)
    assert.match(out, new RegExp(`^${house.url}/console/first-run/[\\w-]{43}\n`))
    await house.sso.openOperatorSession({ email: 'o@ronspot.example', name: 'O', role: 'owner' })
    const { code, err } = await gatepass(['first-run'], env)
    assert.match(err, /has operators already.*operator\.first_run_over/)
    assert.equal(code, 1)
  })
})
