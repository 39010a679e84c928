import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseFilter } from './filter-grammar.ts'

describe('the filter language (RFC 7644 §3.4.2.2, as far as Okta takes it)', () => {
  const compare = (attribute: string, operator: string, value: string) => ({
    kind: 'compare',
    attribute,
    operator,
    value,
  })

  it('binds and tighter than or, and brackets tightest', () => {
    assert.deepEqual(parseFilter('a eq "1" or b eq "2" and c eq "3"'), {
      kind: 'or',
      parts: [compare('a', 'eq', '1'), { kind: 'and', parts: [compare('b', 'eq', '2'), compare('c', 'eq', '3')] }],
    })
    assert.deepEqual(parseFilter('(a eq "1" or b eq "2") AND not c pr'), {
      kind: 'and',
      parts: [
        { kind: 'or', parts: [compare('a', 'eq', '1'), compare('b', 'eq', '2')] },
        { kind: 'not', part: compare('c', 'pr', '') },
      ],
    })
  })

  it('reads operators in any case, numbers, words and escaped quotes', () => {
    assert.deepEqual(parseFilter('a EQ "say \\"hi\\" \\\\"'), compare('a', 'eq', 'say "hi" \\'))
    assert.deepEqual(parseFilter(' a gt -1.5 '), compare('a', 'gt', '-1.5'))
    assert.deepEqual(parseFilter('a eq true'), compare('a', 'eq', 'true'))
  })

  it('B-206: any text at all ends quickly, in a filter or in E0000031', () => {
    const signs = ['(', ')', '"', '\\', 'a', ' eq ', ' and ', ' or ', 'not ', "'", ';', '1', ' pr', '\n', '%', '—']
    let seed = 7
    const random = (n: number) => {
      seed = (seed * 48271) % 2147483647
      return seed % n
    }
    for (let n = 0; n < 5000; n++) {
      const text = Array.from({ length: random(30) }, () => signs[random(signs.length)]).join('')
      try {
        parseFilter(text)
      } catch (error) {
        assert.equal((error as { errorCode?: string }).errorCode, 'E0000031', text)
      }
    }
    const started = performance.now()
    for (const text of [
      '"'.repeat(4000),
      '\\'.repeat(4000),
      `"${'\\"'.repeat(2000)}`,
      '('.repeat(4000),
      ' '.repeat(4000),
    ])
      assert.throws(() => parseFilter(text))
    assert.ok(performance.now() - started < 200)
  })
})
