import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { BadRequest } from './errors.ts'
import { jsonLog } from './log.ts'

function logged(work: (log: ReturnType<typeof jsonLog>) => void): string {
  const lines: string[] = []
  work(jsonLog((line) => lines.push(line)))
  assert.equal(lines.length, 1)
  return lines[0] as string
}

describe('the log', () => {
  it('leaves secrets out, by their name and by their shape', () => {
    const line = logged((log) =>
      log.info('x', {
        clientSecret: 'canary-1',
        deep: { authorization: 'Basic canary-2' },
        url: 'https://a.example/cb?code=canary-3&state=canary-4&x=1',
        note: 'token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJjYW5hcnkifQ.c2ln and gp_canarycanarycanarycanary',
      }),
    )
    assert.doesNotMatch(line, /canary|c2ln/)
    assert.match(line, /x=1/)
  })

  it('B-213: stays one line whatever a value holds', () => {
    const line = logged((log) => log.warn('x', { agent: 'a\r\nb\u001b[31m\u2028c\u202e","level":"error' }))
    assert.equal(JSON.parse(line).level, 'warn')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    assert.doesNotMatch(line, /[\u0000-\u001f\u2028\u2029\u202e]/)
  })

  it('says an error’s facts and causes, and the stack only of what nobody expected', () => {
    const line = logged((log) => log.error('x', new BadRequest('no', { field: 'name' }, { cause: new Error('inner') })))
    const { error } = JSON.parse(line)
    assert.deepEqual([error.name, error.facts.field, error.cause.message], ['BadRequest', 'name', 'inner'])
    assert.equal(error.stack, undefined)
    assert.match(error.cause.stack, /log\.test/)
  })
})
