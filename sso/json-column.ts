// JSON columns become types here, once. What we wrote ourselves is trusted in content but not in form: a row edited by
// hand should say so at once rather than three rooms later.

/** @throws TypeError  the column holds something else */
export function readStrings(column: string): string[] {
  const value: unknown = JSON.parse(column)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw new TypeError('column does not hold a JSON list of strings')
}

/** @throws TypeError  the column holds something else */
export function readObject(column: string): Record<string, unknown> {
  const value: unknown = JSON.parse(column)
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Record<string, unknown>
  throw new TypeError('column does not hold a JSON object')
}
