import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { newId, oktaId, sameSecret } from './ids.ts'

describe('ids', () => {
  it('have a prefix and twenty characters, and do not come twice', () => {
    const ids = new Set(Array.from({ length: 1000 }, () => newId('con')))
    assert.equal(ids.size, 1000)
    for (const id of ids) assert.match(id, /^con_[0-9a-z]{20}$/)
  })

  it('look like Okta’s where they stand for Okta’s', () => {
    assert.match(oktaId('0oa'), /^0oa[0-9a-zA-Z]{17}$/)
  })

  it('compares secrets of any length', () => {
    assert.equal(sameSecret('abc', 'abc'), true)
    assert.equal(sameSecret('abc', 'abcd'), false)
    assert.equal(sameSecret('', 'a'), false)
  })
})
