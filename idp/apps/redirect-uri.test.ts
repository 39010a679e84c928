import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { problemOfRedirectUri } from './redirect-uri.ts'

describe('a wildcard as it is registered', () => {
  it('is taken in the lowest label of an https address with a domain of one’s own behind it', () => {
    for (const uri of [
      'https://*.ronspot.example/callback',
      'https://preview-*.ronspot.example/callback',
      'https://*-preview.app.ronspot.example:8443/callback?x=1',
    ])
      assert.equal(problemOfRedirectUri(uri, { wildcard: true }), undefined, uri)
  })

  it('B-104: is refused anywhere else, and everywhere where the app has not asked for wildcards', () => {
    for (const uri of [
      'https://*/callback',
      'https://*.example/callback',
      'https://*.*.ronspot.example/callback',
      'https://app.*.ronspot.example/callback',
      'https://ronspot.example/*',
      'https://*.ronspot.example/*',
      'https://ronspot.example:*/callback',
      'https://*@ronspot.example/callback',
      'http://*.ronspot.example/callback',
      'http://*.localhost/callback',
      'https://*.0.0.1/callback',
      'https://127.*.0.1/callback',
      'https://*.ronspot.example#/callback',
      'https://*.ronspot.example/callback#x',
      'https://*.ronspot.example\\@evil.example/',
      '*',
      'javascript:*',
    ])
      assert.notEqual(problemOfRedirectUri(uri, { wildcard: true }), undefined, uri)
    assert.notEqual(problemOfRedirectUri('https://*.ronspot.example/callback'), undefined)
  })
})
