import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { landingUrl } from './landing.ts'

const HOME = 'http://localhost:4000/'

describe('where a person lands after signing in', () => {
  it('is the day the link names', () => {
    assert.equal(landingUrl('http://localhost:4000', '/?day=2026-11-26'), `${HOME}?day=2026-11-26`)
    assert.equal(landingUrl('http://localhost:4000', `${HOME}?day=2026-11-26&utm=x`), `${HOME}?day=2026-11-26`)
  })

  const foreign = [
    'https://evil',
    '//evil',
    '/\\evil',
    '/%09/evil',
    '/\t/evil',
    'https:evil',
    'javascript:alert(1)',
    'data:text/html,x',
    '\\\\evil',
    '/%E2%80%8B/evil',
    'http://localhost:4000@evil',
    'http://localhost:4000.evil',
    'http://localhost:4001/',
    'https://localhost:4000/',
    '/callback?code=x&state=y',
    '/initiate?iss=x',
    '/?day=javascript:alert(1)',
    'http://[',
    '',
  ]
  for (const wanted of foreign)
    it(`B-74: is the front page for ${JSON.stringify(wanted)}`, () => {
      assert.equal(landingUrl('http://localhost:4000', wanted), HOME)
    })
})
