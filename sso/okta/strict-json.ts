// JSON where one name means one thing. `JSON.parse` takes the last of two equal names; somebody in between may have
// read the first (RFC 8259 §4: "names SHOULD be unique").

export type JsonObject = Readonly<Record<string, unknown>>

/**
 * @returns the object, without a prototype, so that a member called `constructor` is just a member; undefined when the
 *   text is not JSON, not an object, or an object anywhere in it has the same name twice
 */
export function parseStrictObject(text: string): JsonObject | undefined {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return undefined
  }
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return undefined
  if (hasDuplicateNames(text)) return undefined
  return Object.assign(Object.create(null), value)
}

/** Walks text that `JSON.parse` has accepted, so only strings and brackets have to be told apart. */
function hasDuplicateNames(text: string): boolean {
  // One set of names per open object, null per open array.
  const open: (Set<string> | null)[] = []
  for (let at = 0; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === 0x7b) open.push(new Set())
    else if (sign === 0x5b) open.push(null)
    else if (sign === 0x7d || sign === 0x5d) open.pop()
    else if (sign === 0x22) {
      const end = endOfString(text, at)
      const names = open.at(-1)
      if (names && isName(text, end)) {
        const written = text.slice(at, end + 1)
        const name = written.includes('\\') ? (JSON.parse(written) as string) : written.slice(1, -1)
        if (names.has(name)) return true
        names.add(name)
      }
      at = end
    }
  }
  return false
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; ; at++) {
    const quote = text.indexOf('"', at)
    let slashes = 0
    while (text.charCodeAt(quote - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return quote
    at = quote
  }
}

function isName(text: string, end: number): boolean {
  for (let at = end + 1; at < text.length; at++) {
    const sign = text.charCodeAt(at)
    if (sign === 0x3a) return true
    if (sign !== 0x20 && sign !== 0x0a && sign !== 0x0d && sign !== 0x09) return false
  }
  return false
}
