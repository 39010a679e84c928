import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { localPath } from './local-path.ts'

describe('where a sign-in may lead on to', () => {
  it('B-74: drops every address that is not a path of ours', () => {
    for (const evil of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      '/%09/evil.example',
      '/\t/evil.example',
      'https:evil.example',
      'javascript:alert(1)',
      'data:text/html,x',
      '\\\\evil.example',
      '/%E2%80%8B/evil.example',
      '/\u200b/evil.example',
      'https://app.example.com@evil.example',
      '/.//evil.example',
      '/..//evil.example',
      '/%2f%2fevil.example',
      '/%5cevil.example',
      '/@evil.example',
      '',
      ' /app',
      '/app\r\nset-cookie: x=1',
      `/${'a'.repeat(9000)}`,
    ])
      assert.equal(localPath(evil), undefined, evil)
  })

  it('keeps a path of ours with its query, written anew', () => {
    assert.equal(localPath('/app/UserHome'), '/app/UserHome')
    assert.equal(
      localPath('/oauth2/v1/authorize?client_id=0oa1&state=a%20b'),
      '/oauth2/v1/authorize?client_id=0oa1&state=a%20b',
    )
    assert.equal(localPath('/a/../app/UserHome#x'), '/app/UserHome')
    assert.equal(localPath("/x?a='<"), '/x?a=%27%3C')
    assert.equal(localPath('/'), '/')
    assert.equal(localPath('/app/'), '/app/')
  })

  it('is decided at once, however the path is made', () => {
    const started = performance.now()
    for (const start of ['a', 'a/', 'a-.~'])
      assert.equal(localPath(`/${start.repeat(7900 / start.length)}!`), undefined)
    assert.ok(performance.now() - started < 200)
  })
})
