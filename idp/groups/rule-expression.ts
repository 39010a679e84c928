// The part of Okta's expression language that group rules are made of: conditions on a person's profile and groups.
//
//   either     := both { ('||' | 'OR') both }          both := single { ('&&' | 'AND') single }
//   single     := ('!' | 'NOT') single | '(' either ')' | operand [ comparison operand ]
//   operand    := "text" | number | true | false | null | user.attribute | Function(operand, …)
//
// Nothing is evaluated that is not written here, and a comparison of things of different kinds is false.

/** The person an expression is asked about. */
export type Subject = {
  readonly profile: Readonly<Record<string, unknown>>
  readonly groups: readonly { readonly id: string; readonly name: string }[]
}

export type Condition = (person: Subject) => unknown

const LONGEST = 1000
const DEEPEST = 20

/** @returns the condition, or what is wrong with the text */
export function readExpression(text: string): { holds: (person: Subject) => boolean } | { problem: string } {
  if (text.length > LONGEST) return { problem: `The expression is longer than ${LONGEST} characters` }
  try {
    const condition = parse(tokensOf(text))
    return { holds: (person) => condition(person) === true }
  } catch (error) {
    if (error instanceof NotAnExpression) return { problem: error.message }
    throw error
  }
}

class NotAnExpression extends Error {}

type Token = { readonly kind: 'text' | 'number' | 'word' | 'sign'; readonly text: string }

const TOKEN =
  /\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)|([A-Za-z_][\w.]*)|(==|!=|>=|<=|&&|\|\||[!<>(),]))/sy

function tokensOf(text: string): Token[] {
  const source = text.trim()
  const tokens: Token[] = []
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < source.length) {
    const found = TOKEN.exec(source)
    if (found === null) throw new NotAnExpression('Invalid property expression')
    const [, double, single, number, word, sign] = found
    const quoted = double ?? single
    if (quoted !== undefined) tokens.push({ kind: 'text', text: quoted.replace(/\\(.)/gs, '$1') })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else tokens.push({ kind: 'sign', text: sign ?? '' })
  }
  return tokens
}

function parse(tokens: readonly Token[]): Condition {
  let at = 0

  function takes(...texts: string[]): boolean {
    const token = tokens[at]
    if (token === undefined || token.kind === 'text' || !texts.includes(token.text)) return false
    at++
    return true
  }

  function chained(signs: string[], part: (depth: number) => Condition, join: (parts: Condition[]) => Condition) {
    return (depth: number): Condition => {
      const parts = [part(depth)]
      while (takes(...signs)) parts.push(part(depth))
      return parts.length === 1 && parts[0] ? parts[0] : join(parts)
    }
  }

  const both = chained(
    ['&&', 'AND', 'and'],
    single,
    (parts) => (person) => parts.every((part) => part(person) === true),
  )
  const either = chained(['||', 'OR', 'or'], both, (parts) => (person) => parts.some((part) => part(person) === true))

  function single(depth: number): Condition {
    if (depth > DEEPEST) throw new NotAnExpression('The expression is nested too deep')
    if (takes('!', 'NOT', 'not')) {
      const inner = single(depth + 1)
      return (person) => inner(person) !== true
    }
    if (takes('(')) {
      const inner = either(depth + 1)
      if (!takes(')')) throw new NotAnExpression('A bracket is not closed')
      return inner
    }
    return comparison(depth)
  }

  function comparison(depth: number): Condition {
    const left = operand(depth)
    const sign = tokens[at]?.kind === 'sign' || tokens[at]?.kind === 'word' ? tokens[at]?.text : undefined
    const compare = sign !== undefined && Object.hasOwn(COMPARISONS, sign) ? COMPARISONS[sign] : undefined
    if (compare === undefined) return left
    at++
    const right = operand(depth)
    return (person) => compare(left(person), right(person))
  }

  function operand(depth: number): Condition {
    const token = tokens[at++]
    if (token === undefined) throw new NotAnExpression('The expression ends too early')
    if (token.kind === 'text') return () => token.text
    if (token.kind === 'number') return () => Number(token.text)
    if (token.kind !== 'word') throw new NotAnExpression(`Unexpected ${token.text}`)
    if (Object.hasOwn(WORDS, token.text)) return () => WORDS[token.text]
    if (takes('(')) return call(token.text, depth)
    const [, attribute] = /^user\.(\w+)$/.exec(token.text) ?? []
    if (attribute === undefined) throw new NotAnExpression(`Invalid property ${token.text} in expression`)
    return ({ profile }) => (Object.hasOwn(profile, attribute) ? profile[attribute] : null)
  }

  function call(name: string, depth: number): Condition {
    const known = Object.hasOwn(FUNCTIONS, name) ? FUNCTIONS[name] : undefined
    if (known === undefined) throw new NotAnExpression(`Unknown function ${name}`)
    const given: Condition[] = []
    if (!takes(')')) {
      do given.push(argument(depth + 1))
      while (takes(','))
      if (!takes(')')) throw new NotAnExpression('A bracket is not closed')
    }
    if (given.length < known.least || given.length > (known.most ?? known.least))
      throw new NotAnExpression(`${name} takes ${known.least} arguments`)
    return (person) => known.of(person, ...given.map((one) => one(person)))
  }

  function argument(depth: number): Condition {
    if (depth > DEEPEST) throw new NotAnExpression('The expression is nested too deep')
    return operand(depth)
  }

  const condition = either(0)
  if (at !== tokens.length) throw new NotAnExpression('Invalid property expression')
  return condition
}

const WORDS: Readonly<Record<string, unknown>> = { true: true, false: false, null: null }

const ordered = (compare: (a: string | number, b: string | number) => boolean) => (a: unknown, b: unknown) =>
  (typeof a === 'number' && typeof b === 'number') || (typeof a === 'string' && typeof b === 'string')
    ? compare(a as string, b as string)
    : false

const equal = (a: unknown, b: unknown) => (a ?? null) === (b ?? null)

const COMPARISONS: Readonly<Record<string, (a: unknown, b: unknown) => boolean>> = {
  '==': equal,
  eq: equal,
  '!=': (a, b) => !equal(a, b),
  ne: (a, b) => !equal(a, b),
  '>': ordered((a, b) => a > b),
  '>=': ordered((a, b) => a >= b),
  '<': ordered((a, b) => a < b),
  '<=': ordered((a, b) => a <= b),
}

type Known = {
  readonly least: number
  readonly most?: number
  of(person: Subject, ...given: unknown[]): unknown
}

const onTexts = (of: (a: string, b: string) => unknown): Known => ({
  least: 2,
  of: (_, a, b) => (typeof a === 'string' && typeof b === 'string' ? of(a, b) : false),
})
const onText = (of: (text: string) => unknown): Known => ({
  least: 1,
  of: (_, text) => (typeof text === 'string' ? of(text) : null),
})
const onGroupName = (fits: (name: string, wanted: string) => boolean): Known => ({
  least: 1,
  of: ({ groups }, wanted) => groups.some(({ name }) => fits(name, String(wanted))),
})

const FUNCTIONS: Readonly<Record<string, Known>> = {
  'String.stringContains': onTexts((text, part) => text.includes(part)),
  'String.startsWith': onTexts((text, part) => text.startsWith(part)),
  'String.toLowerCase': onText((text) => text.toLowerCase()),
  'String.toUpperCase': onText((text) => text.toUpperCase()),
  'String.len': onText((text) => text.length),
  'String.substringBefore': onTexts((text, part) => text.split(part, 1)[0]),
  'String.substringAfter': onTexts((text, part) =>
    text.includes(part) ? text.slice(text.indexOf(part) + part.length) : '',
  ),
  'Arrays.contains': { least: 2, of: (_, list, item) => Array.isArray(list) && list.includes(item) },
  'Arrays.size': { least: 1, of: (_, list) => (Array.isArray(list) ? list.length : 0) },
  'Arrays.isEmpty': { least: 1, of: (_, list) => !Array.isArray(list) || list.length === 0 },
  isMemberOfGroup: { least: 1, of: ({ groups }, wanted) => groups.some(({ id }) => id === wanted) },
  isMemberOfAnyGroup: {
    least: 1,
    most: 100,
    of: ({ groups }, ...wanted) => groups.some(({ id }) => wanted.includes(id)),
  },
  isMemberOfGroupName: onGroupName((name, wanted) => name === wanted),
  isMemberOfGroupNameStartsWith: onGroupName((name, wanted) => name.startsWith(wanted)),
  isMemberOfGroupNameContains: onGroupName((name, wanted) => name.includes(wanted)),
}
