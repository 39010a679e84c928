// The environment, read once. Whatever is wrong with it stops the start and is said by name, so that a mistake in a
// deployment never opens a door (a missing key must not become a default one).
import fs from 'node:fs'
import path from 'node:path'
import { z } from 'zod'
import type { Clock } from '../kit/clock.ts'
import { ConfigUnusable } from '../kit/errors.ts'
import type { Log } from '../kit/log.ts'
import { loadMasterKeys, type MasterKey, parseMasterKeys } from '../kit/secret-box.ts'
import { freePort } from '../kit/server.ts'
import type { ResolveDns } from './idp-deps.ts'

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
  /** Where domains of orgs are looked up; this machine's DNS by default. */
  readonly resolveDns?: ResolveDns
  /** `smtp://` or `smtps://`, with name and password where the server wants them. None: mail stays in the mailbox here. */
  readonly smtpUrl?: string
  /** Whom mail is from: `Okta <noreply@okta.example>`. */
  readonly mailFrom?: string
  /** True: nothing that is there for development alone, as the mailbox. */
  readonly production?: boolean
}

/** What a program that starts this house alone needs to know besides. */
export type IdpStart = IdpConfig & {
  readonly port: number
  readonly host: string
  /** A file of orgs to make true before anybody is let in. */
  readonly seedFile?: string
  /** Nobody said where the data is: a laptop, with a database and keys of its own, where passwords may be shown. */
  readonly laptop: boolean
}

const KNOWN = [
  'IDP_PORT',
  'IDP_HOST',
  'IDP_BASE_URL',
  'IDP_DATABASE_URL',
  'IDP_MASTER_KEYS',
  'IDP_MASTER_KEY_FILE',
  'IDP_TRUST_PROXY',
  'IDP_SMTP_URL',
  'IDP_MAIL_FROM',
  'IDP_SEED_FILE',
]

const environment = z.object({
  GATEPASS_DATA_DIR: z.string().min(1).default('.gatepass'),
  IDP_PORT: z.coerce.number({ error: 'must be a number' }).int().min(0).max(65535).default(4200),
  IDP_HOST: z.string().min(1).default('127.0.0.1'),
  IDP_BASE_URL: z.string().optional(),
  IDP_DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'must be sqlite:<path> or postgres://…')
    .optional(),
  IDP_TRUST_PROXY: z.string().optional(),
  IDP_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, 'must be smtp://… or smtps://…')
    .optional(),
  IDP_MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, 'must be an address: Okta <noreply@okta.example>')
    .optional(),
  IDP_SEED_FILE: z.string().min(1).optional(),
})

/**
 * Reads `IDP_…` from the environment. Where neither a database nor a key is named and this is not production, both are
 * in the data folder and made when missing.
 *
 * @throws ConfigUnusable  naming the variable and what is wrong with it, never its value
 */
export async function idpConfig(env: Record<string, string | undefined>): Promise<IdpStart> {
  refuseUnknown(env)
  const parsed = environment.safeParse(env)
  if (!parsed.success) {
    throw refused(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  }
  const read = parsed.data
  const production = env.NODE_ENV === 'production'
  const laptop =
    !production &&
    [env.IDP_DATABASE_URL, env.IDP_MASTER_KEYS, env.IDP_MASTER_KEY_FILE].every((one) => one === undefined)
  // Issuers and redirects carry the port, so it is chosen before the base URL is.
  const port = read.IDP_PORT === 0 && read.IDP_BASE_URL === undefined ? await freePort() : read.IDP_PORT
  const baseUrl = readBaseUrl(read.IDP_BASE_URL ?? `http://okta.localhost:${port}`, production)
  const stored = laptop ? await besideUs(read.GATEPASS_DATA_DIR) : named(read.IDP_DATABASE_URL, env)
  return {
    ...stored,
    port,
    host: read.IDP_HOST,
    baseUrl,
    production: production || isReachedByOthers(baseUrl),
    laptop,
    ...(read.IDP_TRUST_PROXY === undefined
      ? {}
      : { trustProxy: read.IDP_TRUST_PROXY.split(',').map((one) => one.trim()) }),
    ...(read.IDP_SMTP_URL === undefined ? {} : { smtpUrl: read.IDP_SMTP_URL }),
    ...(read.IDP_MAIL_FROM === undefined ? {} : { mailFrom: read.IDP_MAIL_FROM }),
    ...(read.IDP_SEED_FILE === undefined ? {} : { seedFile: read.IDP_SEED_FILE }),
  }
}

/** Not the street's database: the orgs in it are others, and so are the people. */
async function besideUs(dataDir: string): Promise<{ databaseUrl: string; masterKeys: MasterKey[] }> {
  const masterKeys = await loadMasterKeys(path.resolve(dataDir, 'master.keys'))
  return { databaseUrl: `sqlite:${path.resolve(dataDir, 'okta-alone.db')}`, masterKeys }
}

function named(databaseUrl: string | undefined, env: Record<string, string | undefined>) {
  if (databaseUrl === undefined) throw refused('IDP_DATABASE_URL is missing: sqlite:<path> or postgres://…')
  return { databaseUrl, masterKeys: readMasterKeys(env) }
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

/** Behind https and not on this machine: forgotten, `NODE_ENV` must not show everybody's mail to everybody. */
function isReachedByOthers(baseUrl: string): boolean {
  const { protocol, hostname } = new URL(baseUrl)
  return protocol === 'https:' && hostname !== 'localhost' && !hostname.endsWith('.localhost')
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
