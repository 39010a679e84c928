// What was found is kept in English, as it was filled in then. Here a sentence is read back: from the template it was made
// of to what stood in its places, so that the same can be said in another language.

/**
 * `no address for this name ({why})` and `no address for this name (ENOTFOUND)` → `{ why: 'ENOTFOUND' }`.
 *
 * Looked for piece by piece, never with a pattern: what stands in a place may come from anybody.
 *
 * @returns undefined: the sentence was not made of this template
 */
export function readBack(template: string, text: string): Record<string, string> | undefined {
  const [first = '', ...rest] = template.split(/\{(\w+)\}/)
  if (!text.startsWith(first)) return undefined
  const found: Record<string, string> = {}
  let at = first.length
  for (let index = 0; index < rest.length; index += 2) {
    const [name = '', after = ''] = rest.slice(index)
    const isLast = index + 2 >= rest.length
    const end = isLast ? endOf(text, after, at) : text.indexOf(after, at)
    if (end < at) return undefined
    found[name] = text.slice(at, end)
    at = end + after.length
  }
  return at === text.length ? found : undefined
}

function endOf(text: string, after: string, from: number): number {
  return text.endsWith(after) && text.length - after.length >= from ? text.length - after.length : -1
}

/** The other way round. A place nobody knows stays as it is. */
export function fillTemplate(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(
    /\{(\w+)\}/g,
    (whole, name: string) => (Object.hasOwn(values, name) ? values[name] : whole) ?? whole,
  )
}

/** Whether a template says anything by itself; `{redirectUri}` does not. */
export function saysSomething(template: string): boolean {
  return /\p{L}{2}/u.test(template.replace(/\{\w+\}/g, ''))
}
