import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { SIGNATURES } from '../sso/failures/recognise-failure.ts'

// docs/support.md lists the catalogue of sso/failures; the two are equal, line by line.

describe('the catalogue of failures in docs/support.md', () => {
  it('is the one support is answered from', () => {
    const page = fs.readFileSync(path.join(import.meta.dirname, 'support.md'), 'utf8')
    const written = page
      .split('\n')
      .filter((line) => /^\| `\w+` \| (customer|provider|again|us|application) \| /.test(line))
    assert.deepEqual(
      written,
      SIGNATURES.map(({ id, side, sentence }) => `| \`${id}\` | ${side} | ${sentence} |`),
    )
  })
})
