import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { z } from 'zod'
import { seedDocument } from '../idp/seed/seed-document.ts'

// Editors complete and check a seed file by docs/okta-seed.schema.json; the file's first line points there.

const root = path.resolve(import.meta.dirname, '..')
const read = (file: string) => fs.readFileSync(path.join(root, file), 'utf8')

describe('the schema of seed files', () => {
  it('is the one they are read by; a line in this test writes it anew', () => {
    const made = z.toJSONSchema(seedDocument, { io: 'input' })
    // fs.writeFileSync(path.join(root, 'docs/okta-seed.schema.json'), JSON.stringify(made, null, 2))
    assert.deepEqual(JSON.parse(read('docs/okta-seed.schema.json')), JSON.parse(JSON.stringify(made)))
  })

  it('is what the example points to', () => {
    const [, schema = ''] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(read('examples/okta.yaml')) ?? []
    assert.equal(path.join('examples', schema), 'docs/okta-seed.schema.json')
  })
})
