/** Is every member of `wanted` in `before` already? Then there is nothing to write, and no time of change moves. */
export function saysTheSame(wanted: object, before: object): boolean {
  return Object.entries(wanted).every(
    ([name, value]) => JSON.stringify(value) === JSON.stringify((before as Record<string, unknown>)[name]),
  )
}
