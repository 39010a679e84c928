import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { describe, it } from 'node:test'
import { SIGN_IN_REASONS } from '../sso/sign-in/sign-in-errors.ts'

// Error codes are public: docs/errors.md and the sources say the same ones, both ways.

const root = path.resolve(import.meta.dirname, '..')

describe('error codes', () => {
  const page = fs.readFileSync(path.join(root, 'docs/errors.md'), 'utf8')
  const written = new Set(codesIn(page, /^\| `([a-z0-9_]+\.[a-z0-9_]+)`/gm))
  const thrown = new Set([...classes(), ...Object.keys(SIGN_IN_REASONS).map((reason) => `sign_in.${reason}`)])

  it('of the sources are all documented', () => {
    assert.deepEqual([...thrown].filter((code) => !written.has(code)).sort(), [])
  })

  it('of docs/errors.md are all in the sources', () => {
    assert.deepEqual([...written].filter((code) => !thrown.has(code)).sort(), [])
  })

  it('are each told whole: no cell of a row is empty', () => {
    const rows = page.split('\n').filter((line) => line.startsWith('| `'))
    const cells = (row: string) => row.split('|').slice(1, -1)
    assert.deepEqual(
      rows.filter((row) => cells(row).length !== 4 || cells(row).some((cell) => cell.trim() === '')),
      [],
    )
  })
})

function classes(): string[] {
  return sources().flatMap((file) =>
    codesIn(fs.readFileSync(file, 'utf8'), /readonly code = '([a-z0-9_]+\.[a-z0-9_]+)'/g),
  )
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
