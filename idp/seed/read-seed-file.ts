// A seed as a YAML file (JSON is YAML too). Whatever is wrong with it is said with line, place, what was found and what
// is wanted; a value that may be a secret is never repeated.
import crypto from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import type { Document, LineCounter } from 'yaml'
import type { z } from 'zod'
import { type SeedDocument, type SeedPath, seedDocument } from './seed-document.ts'
import { SeedUnusable } from './seed-errors.ts'

const MOST_BYTES = 4 * 1024 * 1024
const MOST_ALIASES = 100
const MOST_PROBLEMS = 20

/** A seed, and where in the file each thing of it is. */
export type SeedFile = {
  readonly document: SeedDocument
  /** `okta.yaml:12: orgs[0].people[1].login` */
  readonly placeOf: (path: SeedPath) => string
}

/** @throws SeedUnusable */
export async function readSeedFile(file: string): Promise<SeedFile> {
  const handle = await fs.open(file).catch((cause: NodeJS.ErrnoException) => {
    throw new SeedUnusable(`${file} cannot be read: ${cause.code}`, {}, { cause })
  })
  try {
    const { size } = await handle.stat()
    if (size > MOST_BYTES) throw new SeedUnusable(`${file}: ${size} bytes, wanted ${MOST_BYTES} at most`)
    const seed = await parseSeed(await handle.readFile('utf8'), path.basename(file))
    return await withKeyFiles(seed, path.dirname(file))
  } catch (cause) {
    if (cause instanceof SeedUnusable) throw cause
    throw new SeedUnusable(`${file} cannot be read: ${(cause as NodeJS.ErrnoException).code}`, {}, { cause })
  } finally {
    await handle.close()
  }
}

/** Keys that are in files of their own, read. */
async function withKeyFiles({ document, placeOf }: SeedFile, folder: string): Promise<SeedFile> {
  const keyed = async <T extends { signingKey?: string | undefined; signingKeyFile?: string | undefined }>(
    thing: T,
    at: SeedPath,
  ): Promise<T> =>
    thing.signingKeyFile === undefined
      ? thing
      : { ...thing, signingKey: await readKeyFile(path.resolve(folder, thing.signingKeyFile), placeOf(at)) }
  const orgs = document.orgs.map(async (org, at) => {
    const servers = org.authorizationServers?.map((server, serverAt) =>
      keyed(server, ['orgs', at, 'authorizationServers', serverAt, 'signingKeyFile']),
    )
    const whole = await keyed(org, ['orgs', at, 'signingKeyFile'])
    return servers === undefined ? whole : { ...whole, authorizationServers: await Promise.all(servers) }
  })
  return { document: { orgs: await Promise.all(orgs) }, placeOf }
}

async function readKeyFile(file: string, place: string): Promise<string> {
  try {
    const text = await fs.readFile(file, 'utf8')
    if (!text.trimStart().startsWith('{')) return text
    const key = crypto.createPrivateKey({ key: JSON.parse(text), format: 'jwk' })
    return key.export({ format: 'pem', type: 'pkcs8' }).toString()
  } catch (cause) {
    const why = (cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'no such file' : 'not a private key'
    throw new SeedUnusable(`${place}: found ${why}, wanted an RSA private key in PEM or as a JWK`, {}, { cause })
  }
}

/** @param name  of the file, for messages @throws SeedUnusable */
export async function parseSeed(source: string, name: string): Promise<SeedFile> {
  // Not at the top: whoever starts without a file does not pay for it.
  const yaml = await import('yaml')
  const lines = new yaml.LineCounter()
  const parsed = composed(() => yaml.parseDocument(source, { lineCounter: lines, schema: 'core', prettyErrors: false }))
  const [flaw] = [...parsed.errors, ...parsed.warnings]
  if (flaw !== undefined) throw new SeedUnusable(`${name}:${lines.linePos(flaw.pos[0]).line}: ${flaw.message}`)
  const sent = composed(() => parsed.toJS({ maxAliasCount: MOST_ALIASES }))

  const placeOf = (at: SeedPath) => `${name}:${lineOf(parsed, lines, at)}: ${spelled(at)}`
  const result = seedDocument.safeParse(sent)
  if (result.success) return { document: result.data, placeOf }
  const problems = result.error.issues.flatMap((issue) => problemsOf(issue, sent, placeOf))
  throw new SeedUnusable([...new Set(problems)].slice(0, MOST_PROBLEMS).join('\n  '))

  function composed<T>(work: () => T): T {
    try {
      return work()
    } catch (cause) {
      // The stack is how deep it nests; the reference error is aliases that would grow into gigabytes.
      const why = cause instanceof RangeError ? 'nested too deep' : (cause as Error).message
      throw new SeedUnusable(`${name}: ${why}`, {}, { cause })
    }
  }
}

function problemsOf(issue: z.core.$ZodIssue, sent: unknown, placeOf: (at: SeedPath) => string): string[] {
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${placeOf([...issue.path, key])}: not a setting here, wanted ${issue.message}`)
  return [`${placeOf(issue.path)}: found ${found(sent, issue.path)}, wanted ${wanted(issue)}`]
}

const KINDS: Record<string, string> = {
  string: 'a text',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
  int: 'a whole number',
  number: 'a number',
}

function wanted(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return KINDS[issue.expected] ?? issue.expected
    case 'invalid_value':
      return `one of ${issue.values.join(', ')}`
    case 'too_small':
      return issue.origin === 'string' && issue.minimum === 1 ? 'a text' : `at least ${issue.minimum}`
    case 'too_big':
      return `at most ${issue.maximum}${issue.origin === 'string' ? ' characters' : ''}`
    default:
      return issue.message
  }
}

// Whatever is none of these may be a password somebody put into the wrong line.
const HARMLESS = new Set(
  'id subdomain name label login owner email status adminRole groups people clients scopes application_type claimType'.split(
    ' ',
  ),
)

function found(sent: unknown, at: SeedPath): string {
  const value = at.reduce<unknown>((inside, key) => (inside as Record<PropertyKey, unknown> | undefined)?.[key], sent)
  if (value === undefined) return 'nothing'
  if (value === null || typeof value === 'boolean') return String(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value === 'number') return 'a number'
  const name = at.findLast((key) => typeof key === 'string')
  const shown = typeof name === 'string' && HARMLESS.has(name) && String(value).length <= 60
  return shown ? JSON.stringify(value) : `a text of ${String(value).length} characters`
}

/** `orgs[0].people[1].login` */
function spelled(at: SeedPath): string {
  return (
    at
      .map((key) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`))
      .join('')
      .replace(/^\./, '') || 'the file'
  )
}

/** Of the key, or the nearest thing around it that is there. */
function lineOf(parsed: Document, lines: LineCounter, at: SeedPath): number {
  for (let length = at.length; length > 0; length--) {
    const parent = length === 1 ? parsed.contents : parsed.getIn(at.slice(0, length - 1), true)
    const start = startOf(parent, at[length - 1])
    if (start !== undefined) return lines.linePos(start).line
  }
  return 1
}

type Node = { items?: unknown[]; range?: readonly number[]; key?: { value?: unknown; range?: readonly number[] } }

function startOf(parent: unknown, key: PropertyKey | undefined): number | undefined {
  const items = (parent as Node | null | undefined)?.items as Node[] | undefined
  const item = typeof key === 'number' ? items?.[key] : items?.find((pair) => String(pair.key?.value) === key)
  return item?.key?.range?.[0] ?? item?.range?.[0]
}
