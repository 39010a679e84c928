// The environment, read once. Whatever is wrong with it stops the start and is said by name, so that a mistake in a
// deployment never opens a door (a missing key must not become a default one).
import fs from 'node:fs'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import { ConfigUnusable } from '../kit/errors.ts'
import type { Log } from '../kit/log.ts'
import { type MasterKey, parseMasterKeys } from '../kit/secret-box.ts'

/** What `openIdp` needs to know. */
export type IdpConfig = {
  /** `sqlite:<path>`, `sqlite::memory:` or `postgres://…` */
  readonly databaseUrl: string
  /** `http://okta.localhost:4200`: an org lives at `<subdomain>.` in front of its host. */
  readonly baseUrl: string
  /** The first seals, all of them open what was sealed. */
  readonly masterKeys: readonly MasterKey[]
  readonly clock?: Clock
  readonly log?: Log
  /** Addresses of proxies whose X-Forwarded-For is believed; nobody's by default. */
  readonly trustProxy?: readonly string[]
}

const KNOWN = [
  'IDP_PORT',
  'IDP_HOST',
  'IDP_BASE_URL',
  'IDP_DATABASE_URL',
  'IDP_MASTER_KEYS',
  'IDP_MASTER_KEY_FILE',
  'IDP_TRUST_PROXY',
]

const environment = z.object({
  IDP_PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(4200),
  IDP_HOST: z.string().min(1).default('127.0.0.1'),
  IDP_BASE_URL: z.string().optional(),
  IDP_DATABASE_URL: z
    .string({ error: 'is missing: sqlite:<path> or postgres://…' })
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<path> or postgres://…'),
  IDP_TRUST_PROXY: z.string().optional(),
})

/**
 * Reads `IDP_…` from the environment.
 *
 * @throws ConfigUnusable  naming the variable and what is wrong with it, never its value
 */
export function idpConfig(env: Record<string, string | undefined>): IdpConfig & { port: number; host: string } {
  refuseUnknown(env)
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw refused(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  }
  const { IDP_PORT: port, IDP_HOST: host, IDP_DATABASE_URL: databaseUrl, IDP_TRUST_PROXY: trust } = parsed.data
  return {
    port,
    host,
    databaseUrl,
    baseUrl: readBaseUrl(parsed.data.IDP_BASE_URL ?? `http://okta.localhost:${port}`, env.NODE_ENV === 'production'),
    masterKeys: readMasterKeys(env),
    ...(trust === undefined ? {} : { trustProxy: trust.split(',').map((one) => one.trim()) }),
  }
}

// A misspelt name would otherwise be a default nobody asked for.
function refuseUnknown(env: Record<string, string | undefined>): void {
  const unknown = Object.keys(env).filter((name) => name.startsWith('IDP_') && !KNOWN.includes(name))
  if (unknown.length > 0) throw refused(`${unknown.join(', ')} is not a setting; there are ${KNOWN.join(', ')}`)
}

function readBaseUrl(text: string, production: boolean): string {
  const url = URL.canParse(text) ? new URL(text) : undefined
  if (url === undefined || !/^https?:$/.test(url.protocol)) throw refused('IDP_BASE_URL must be an http or https URL')
  if (url.pathname !== '/' || url.search !== '' || url.hash !== '' || url.username !== '')
    throw refused('IDP_BASE_URL must be an origin: scheme, host and port only')
  if (production && url.protocol !== 'https:') throw refused('IDP_BASE_URL must be https when NODE_ENV is production')
  return url.origin
}

function readMasterKeys(env: Record<string, string | undefined>): MasterKey[] {
  const { IDP_MASTER_KEYS: text, IDP_MASTER_KEY_FILE: file } = env
  if ((text === undefined) === (file === undefined))
    throw refused('give one of IDP_MASTER_KEYS (`id:32 bytes in base64url`, comma between two) and IDP_MASTER_KEY_FILE')
  const name = text === undefined ? 'IDP_MASTER_KEY_FILE' : 'IDP_MASTER_KEYS'
  const keys = parseKeys(name, text?.replaceAll(',', '\n') ?? readKeyFile(file as string))
  if (keys.some(({ secret }) => new Set(secret).size < 8))
    throw refused(`${name} holds a placeholder, not a random key`)
  if (new Set(keys.map(({ id }) => id)).size < keys.length) throw refused(`${name} holds two keys of one id`)
  return keys
}

function readKeyFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8')
  } catch (cause) {
    throw new ConfigUnusable('IDP_MASTER_KEY_FILE cannot be read', {}, { cause })
  }
}

function parseKeys(name: string, text: string): MasterKey[] {
  try {
    return parseMasterKeys(text)
  } catch (cause) {
    throw new ConfigUnusable(`${name}: ${(cause as Error).message}`, {}, { cause })
  }
}

function refused(message: string): ConfigUnusable {
  return new ConfigUnusable(message)
}
