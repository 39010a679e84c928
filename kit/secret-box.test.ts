import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { loadMasterKeys, parseMasterKeys, secretBox } from './secret-box.ts'

const old = { id: 'k1', secret: Buffer.alloc(32, 1) }
const fresh = { id: 'k2', secret: Buffer.alloc(32, 2) }

describe('the secret box', () => {
  it('opens what it sealed', () => {
    const box = secretBox([old], 'connections')
    assert.equal(
      box.open(box.seal('s3cret ✓', 'connections|con_1|client_secret'), 'connections|con_1|client_secret'),
      's3cret ✓',
    )
  })

  it('does not open in another row, under another purpose, or after a change of one character', () => {
    const box = secretBox([old], 'connections')
    const sealed = box.seal('s3cret', 'connections|con_1|client_secret')
    assert.equal(box.open(sealed, 'connections|con_2|client_secret'), undefined)
    assert.equal(secretBox([old], 'attempts').open(sealed, 'connections|con_1|client_secret'), undefined)
    const last = sealed.at(-1) === 'A' ? 'Q' : 'A'
    assert.equal(box.open(sealed.slice(0, -1) + last, 'connections|con_1|client_secret'), undefined)
    for (const broken of ['', 'v1', 'v1.k1..', 'v2.k1.a.b', 'null']) assert.equal(box.open(broken, 'x'), undefined)
  })

  it('seals with the first key and still opens with the one before', () => {
    const sealed = secretBox([old], 'p').seal('text', 'b')
    const rotated = secretBox([fresh, old], 'p')
    assert.equal(rotated.open(sealed, 'b'), 'text')
    assert.match(rotated.seal('text', 'b'), /^v1\.k2\./)
    assert.equal(secretBox([fresh], 'p').open(sealed, 'b'), undefined)
  })

  it('tells the same text by its fingerprint, in its own place and under its own purpose and key only', () => {
    const print = secretBox([old], 'p').fingerprint('text', 'row 1')
    assert.equal(secretBox([old, fresh], 'p').fingerprint('text', 'row 1'), print)
    const others = [
      secretBox([old], 'p').fingerprint('text ', 'row 1'),
      secretBox([old], 'p').fingerprint('text', 'row 2'),
      secretBox([old], 'q').fingerprint('text', 'row 1'),
      secretBox([fresh, old], 'p').fingerprint('text', 'row 1'),
    ]
    assert.equal(new Set([print, ...others]).size, 5)
    assert.ok(secretBox([fresh, old], 'p').fingerprints('text', 'row 1').includes(print), 'under an older key')
  })

  it('makes the key file once, for its owner only, also when two start together', async () => {
    const file = path.join(await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-keys-')), 'inner', 'master.keys')
    const [a, b] = await Promise.all([loadMasterKeys(file), loadMasterKeys(file)])
    assert.deepEqual(a, b)
    assert.equal((await fs.stat(file)).mode & 0o777, 0o600)
  })

  it('B-244: refuses a key that is short, malformed or missing', () => {
    for (const text of ['', '# nothing', 'k1:short', 'K 1:AAAA', `k1:${'A'.repeat(20)}`])
      assert.throws(() => parseMasterKeys(text), { code: 'config.master_key_unusable' })
  })
})
