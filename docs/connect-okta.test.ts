import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import { describe, it } from 'node:test'

// The pictures are taken by street/connect-by-hand.test.ts: `PICTURES=docs/connect-okta node --test …`.
describe('the help page', () => {
  it('has every picture that is taken on the way, light and dark, each with words for who cannot see it', async () => {
    const page = await fs.readFile('docs/connect-okta.md', 'utf8')
    const way = await fs.readFile('street/connect-by-hand.ts', 'utf8')
    const taken = [...way.matchAll(/await picture\('([^']+)'/g)].map(([, name]) => name)
    const shown = [...page.matchAll(/<img src="connect-okta\/([^"]+)\.png" alt="[^"]{20,}"/g)].map(([, name]) => name)
    const dark = [...page.matchAll(/srcset="connect-okta\/([^"]+)-dark\.png"/g)].map(([, name]) => name)
    assert.equal(taken.length, 14)
    assert.deepEqual(shown, taken)
    assert.deepEqual(dark, taken)
    const files = taken.flatMap((name) => [`${name}-dark.png`, `${name}.png`])
    assert.deepEqual((await fs.readdir('docs/connect-okta')).sort(), files.sort())
  })
})
