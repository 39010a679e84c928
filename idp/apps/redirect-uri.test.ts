import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { problemOfRedirectUri } from './redirect-uri.ts'

describe('the address of a native app', () => {
  it('is its own scheme, with a dot in it or with two slashes behind it', () => {
    for (const uri of ['com.example.app:/callback', 'com.example.app://callback', 'myapp://callback', 'my-app://x?a=1'])
      assert.equal(problemOfRedirectUri(uri, { native: true }), undefined, uri)
  })

  it('B-104: is no scheme that browsers or systems have a use for, and only a native app has one', () => {
    for (const uri of [
      'javascript://callback/%0aalert(1)',
      'JavaScript://callback',
      'data://text/html,x',
      'vbscript://x',
      'file:///etc/passwd',
      'blob://x',
      'intent://x#Intent;end',
      'intent://x',
      'view-source://x',
      'ftp://example.com/x',
      'mailto://x',
      'myapp:callback',
      'myapp:/callback',
      'http://example.com/x',
    ])
      assert.notEqual(problemOfRedirectUri(uri, { native: true }), undefined, uri)
    for (const uri of ['myapp://callback', 'com.example.app:/callback'])
      assert.notEqual(problemOfRedirectUri(uri), undefined, uri)
  })
})

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
