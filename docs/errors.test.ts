import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'

// Error codes are public: docs/errors.md and the sources say the same ones, both ways.

const root = path.resolve(import.meta.dirname, '..')

describe('error codes', () => {
  const written = new Set(
    codesIn(fs.readFileSync(path.join(root, 'docs/errors.md'), 'utf8'), /^\| `([a-z0-9_]+\.[a-z0-9_]+)`/gm),
  )
  const thrown = new Set(sources().flatMap((file) => codesOf(fs.readFileSync(file, 'utf8'))))

  it('of the sources are all documented', () => {
    assert.deepEqual([...thrown].filter((code) => !written.has(code)).sort(), [])
  })

  it('of docs/errors.md are all in the sources', () => {
    assert.deepEqual([...written].filter((code) => !thrown.has(code)).sort(), [])
  })
})

// A code stands where an error class declares it, or in a table of codes that says so: `satisfies ErrorCodes`.
function codesOf(source: string): string[] {
  return codesIn(source, /readonly code = '([a-z0-9_]+\.[a-z0-9_]+)'/g)
}

function codesIn(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] as string)
}

function sources(): string[] {
  return fs
    .readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.ts$/.test(file) && !/node_modules|\.test\.ts$|^\./.test(file))
    .map((file) => path.join(root, file))
}
