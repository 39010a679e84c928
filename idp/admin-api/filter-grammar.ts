// Okta's filter and search language, a part of SCIM's (RFC 7644 §3.4.2.2):
//   expression := term { 'or' term }     term := factor { 'and' factor }
//   factor     := 'not' factor | '(' expression ')' | attribute 'pr' | attribute operator value
//   value      := "text" | number | true | false | null
import { OktaError } from '../okta-error.ts'

export type Operator = 'eq' | 'ne' | 'gt' | 'ge' | 'lt' | 'le' | 'sw' | 'ew' | 'co' | 'pr'

export type Filter =
  | { readonly kind: 'and' | 'or'; readonly parts: readonly Filter[] }
  | { readonly kind: 'not'; readonly part: Filter }
  | { readonly kind: 'compare'; readonly attribute: string; readonly operator: Operator; readonly value: string }

const LONGEST = 4096
const MOST_COMPARISONS = 50
const DEEPEST = 10
const OPERATORS = new Set<string>(['eq', 'ne', 'gt', 'ge', 'lt', 'le', 'sw', 'ew', 'co', 'pr'])

// Sticky, and no alternative can begin where another one does, so the time grows with the length and no faster.
const TOKEN = /\s*(?:([()])|"((?:[^"\\]|\\.)*)"|([A-Za-z_][\w.]*)|(-?\d+(?:\.\d+)?))/sy

type Token = { readonly kind: 'bracket' | 'text' | 'word' | 'number'; readonly text: string }

/**
 * Reads an expression. Nothing in it becomes SQL: attributes are looked up by name and values are bound.
 *
 * @throws OktaError  E0000031: unbalanced, unknown operator, longer than 4 KB, deeper than ten, more than fifty comparisons
 */
export function parseFilter(source: string): Filter {
  if (source.length > LONGEST) throw invalidCriteria()
  const tokens = tokenize(source)
  let at = 0
  let comparisons = 0

  const isWord = (word: string) => tokens[at]?.kind === 'word' && tokens[at]?.text.toLowerCase() === word
  const isBracket = (bracket: string) => tokens[at]?.kind === 'bracket' && tokens[at]?.text === bracket

  function chain(kind: 'and' | 'or', next: (depth: number) => Filter, depth: number): Filter {
    const parts = [next(depth)]
    while (isWord(kind)) {
      at++
      parts.push(next(depth))
    }
    return parts.length === 1 && parts[0] ? parts[0] : { kind, parts }
  }

  const expression = (depth: number): Filter => chain('or', term, depth)
  const term = (depth: number): Filter => chain('and', factor, depth)

  function factor(depth: number): Filter {
    if (depth > DEEPEST) throw invalidCriteria()
    if (isWord('not')) {
      at++
      return { kind: 'not', part: factor(depth + 1) }
    }
    if (!isBracket('(')) return comparison()
    at++
    const inner = expression(depth + 1)
    if (!isBracket(')')) throw invalidCriteria()
    at++
    return inner
  }

  function comparison(): Filter {
    if (++comparisons > MOST_COMPARISONS) throw invalidCriteria()
    const attribute = tokens[at++]
    const operator = tokens[at++]
    const name = operator?.text.toLowerCase() ?? ''
    if (attribute?.kind !== 'word' || operator?.kind !== 'word' || !OPERATORS.has(name)) throw invalidCriteria()
    if (name === 'pr') return { kind: 'compare', attribute: attribute.text, operator: 'pr', value: '' }
    const value = tokens[at++]
    if (value === undefined || value.kind === 'bracket') throw invalidCriteria()
    if (value.kind === 'word' && !['true', 'false', 'null'].includes(value.text)) throw invalidCriteria()
    return { kind: 'compare', attribute: attribute.text, operator: name as Operator, value: value.text }
  }

  const filter = expression(0)
  if (at !== tokens.length) throw invalidCriteria()
  return filter
}

export function invalidCriteria(): OktaError {
  return new OktaError('E0000031')
}

function tokenize(source: string): Token[] {
  const text = source.trim()
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < text.length) {
    const found = TOKEN.exec(text)
    if (found === null) throw invalidCriteria()
    const [, bracket, quoted, word, number] = found
    if (bracket !== undefined) tokens.push({ kind: 'bracket', text: bracket })
    else if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/gs, '$1') })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else tokens.push({ kind: 'number', text: number ?? '' })
  }
  return tokens
}
