// Our own addresses are words and ids; a path made of anything else is somebody trying to leave.
// A slash stands between two words or at the end, so there is one way to read a path and the time grows with its length.
const OWN_PATH = /^\/(?:[\w.~-]+(?:\/[\w.~-]+)*\/?)?$/
const LONGEST = 8_000

/**
 * A place on this host to go on to, from a parameter anybody can write. Parsed and written anew, so that what is
 * checked is what the browser will follow (`//evil`, `/\evil`, `/%09/evil`, `/.//evil` and their kin are none).
 *
 * @returns path and query, beginning with exactly one slash; undefined for everything else
 */
export function localPath(text: string | undefined): string | undefined {
  if (text === undefined || text.length > LONGEST || !/^\/(?![/\\])[\x21-\x7e]*$/.test(text)) return undefined
  const base = 'http://here.invalid'
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  if (url.origin !== base || !OWN_PATH.test(url.pathname)) return undefined
  return url.pathname + url.search
}
