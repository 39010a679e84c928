import assert from 'node:assert/strict'
import fs from 'node:fs'
import path from 'node:path'
import { before, describe, it } from 'node:test'
import { buildConsole } from './console-build.ts'

const BUILT = path.join(import.meta.dirname, 'dist/sso')
const MOST_SCRIPT_BYTES = 200_000

describe('the guide’s first view', () => {
  before(() => buildConsole())

  it('takes less than 200 kB of script, compressed either way', () => {
    for (const ending of ['.br', '.gz']) {
      const bytes = scriptsOfFirstView().reduce((sum, file) => sum + fs.statSync(file + ending).size, 0)
      assert.ok(bytes > 10_000 && bytes < MOST_SCRIPT_BYTES, `${bytes} bytes${ending}`)
    }
  })

  it('brings English alone: another language comes in a file of its own when it is read', () => {
    const text = scriptsOfFirstView()
      .map((file) => fs.readFileSync(file, 'utf8'))
      .join('')
    assert.match(text, /Which Okta is it/)
    assert.doesNotMatch(text, /Welches Okta ist es|De quel Okta|どの Okta/)
    const others = fs.readdirSync(path.join(BUILT, 'assets')).filter((name) => /^words\..*\.js$/.test(name))
    assert.equal(others.length, 5)
  })
})

/** What the page names, and whatever of that cannot do without. */
function scriptsOfFirstView(): string[] {
  const page = fs.readFileSync(path.join(BUILT, 'index.html'), 'utf8')
  const named = Array.from(page.matchAll(/assets\/([\w.-]+\.js)"/g), ([, name]) => name as string)
  const found = new Set<string>()
  const follow = (name: string) => {
    const file = path.join(BUILT, 'assets', name)
    if (found.has(file)) return
    found.add(file)
    const text = fs.readFileSync(file, 'utf8')
    for (const [, next] of text.matchAll(/(?:\bfrom|\bimport)\s*"\.\/([\w.-]+\.js)"/g)) follow(next as string)
  }
  for (const name of named) follow(name)
  return [...found]
}
