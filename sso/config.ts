// The environment becomes a typed config once, here. What is wrong is said exactly, and nothing starts on a guess: an
// unknown name under our prefix is more likely a typing error than a wish.
import net from 'node:net'
import { z } from 'zod'
import { ConfigUnusable } from '../kit/errors.ts'
import { loadMasterKeys, type MasterKey, parseMasterKeys } from '../kit/secret-box.ts'

export type SsoEnvironment = {
  readonly databaseUrl: string
  readonly publicUrl: string
  readonly port: number
  readonly host: string
  readonly masterKeys: readonly MasterKey[]
  readonly allowPrivateNetworks: boolean
  readonly trustProxy: readonly string[]
  /** `smtp://` or `smtps://`. None: letters stay in the mailbox here, outside production. */
  readonly smtpUrl?: string | undefined
  readonly mailFrom?: string | undefined
  /** Where operators read what is theirs to act on; the owners' own addresses when it is not set. */
  readonly alertsTo?: string | undefined
  readonly production: boolean
  /** Name servers domains are proven by; none: the machine's own. */
  readonly dnsServers: readonly string[]
}

const port = z.coerce.number().int().min(0).max(65535)
const yesNo = z.enum(['true', 'false']).transform((word) => word === 'true')
const commaList = z
  .string()
  .default('')
  .transform((text) =>
    text
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== ''),
  )

const environment = z.object({
  SSO_PUBLIC_URL: z
    .string({ error: 'is missing: where browsers reach this house' })
    .refine((text) => problemOfPublicUrl(text) === undefined, {
      error: (issue) => problemOfPublicUrl(String(issue.input)) ?? 'is not usable',
    }),
  SSO_PORT: port.default(4100),
  SSO_HOST: z.string().min(1).default('127.0.0.1'),
  SSO_ALLOW_PRIVATE_NETWORKS: yesNo.default(false),
  SSO_TRUST_PROXY: commaList,
  SSO_DNS_SERVERS: commaList.refine((servers) => servers.every(isNameServer), {
    error: 'wants IP addresses, comma between two, each with a port where it is not 53: 10.0.0.53 or [fd00::53]:5353',
  }),
  SSO_SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+$/, 'must be smtp://… or smtps://…')
    .optional(),
  SSO_MAIL_FROM: z.string().min(3).max(320).optional(),
  SSO_ALERTS_TO: z.email({ error: 'must be one e-mail address' }).max(320).optional(),
  DATABASE_URL: z
    .string()
    .regex(/^(sqlite:.+|postgres(ql)?:\/\/.+)$/, 'wants sqlite:<path> or a postgres:// address')
    .optional(),
  GATEPASS_DATA_DIR: z.string().min(1).default('.gatepass'),
  GATEPASS_MASTER_KEYS: z.string().optional(),
})

/**
 * Reads the environment.
 *
 * `GATEPASS_MASTER_KEYS` holds the keys themselves (`id:` and 32 bytes in base64url, one a line, the sealing one
 * first); without it they are in `master.keys` in the data folder, made there when missing.
 *
 * @throws ConfigUnusable  naming the variable and what is wanted of it, never its value
 */
export async function ssoConfig(env: NodeJS.ProcessEnv): Promise<SsoEnvironment> {
  refuseUnknown(env)
  const read = environment.safeParse(env)
  if (!read.success) {
    const problems = read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`)
    throw new ConfigUnusable(problems.join('; '))
  }
  const { data } = read
  const masterKeys = await readMasterKeys(data.GATEPASS_MASTER_KEYS, `${data.GATEPASS_DATA_DIR}/master.keys`)
  return {
    databaseUrl: data.DATABASE_URL ?? `sqlite:${data.GATEPASS_DATA_DIR}/sso.db`,
    publicUrl: data.SSO_PUBLIC_URL,
    port: data.SSO_PORT,
    host: data.SSO_HOST,
    masterKeys,
    allowPrivateNetworks: data.SSO_ALLOW_PRIVATE_NETWORKS,
    trustProxy: data.SSO_TRUST_PROXY,
    dnsServers: data.SSO_DNS_SERVERS,
    smtpUrl: data.SSO_SMTP_URL,
    mailFrom: data.SSO_MAIL_FROM,
    alertsTo: data.SSO_ALERTS_TO,
    production: env.NODE_ENV === 'production' || data.SSO_PUBLIC_URL.startsWith('https:'),
  }
}

/** Of the command line (`npm run gatepass`), often in the same environment. */
const OF_THE_COMMAND_LINE = ['GATEPASS_URL', 'GATEPASS_API_KEY']

function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const known = Object.keys(environment.shape)
  const unknown = Object.keys(env).filter(
    (name) => /^(SSO|GATEPASS)_/.test(name) && !known.includes(name) && !OF_THE_COMMAND_LINE.includes(name),
  )
  if (unknown.length === 0) return
  throw new ConfigUnusable(`${unknown.join(', ')}: unknown; known are ${known.join(', ')}`)
}

async function readMasterKeys(text: string | undefined, file: string): Promise<readonly MasterKey[]> {
  const where = text === undefined ? file : 'GATEPASS_MASTER_KEYS'
  let keys: readonly MasterKey[]
  try {
    keys = text === undefined ? await loadMasterKeys(file) : parseMasterKeys(text)
  } catch (cause) {
    throw new ConfigUnusable(`${where}: ${(cause as Error).message}`, {}, { cause })
  }
  const weak = keys.find((key) => new Set(key.secret).size < 12)
  if (weak === undefined) return keys
  throw new ConfigUnusable(`${where}: key ${weak.id} is a placeholder, not 32 random bytes`)
}

/** As a resolver is told: `10.0.0.53`, `10.0.0.53:5353`, `fd00::53`, `[fd00::53]:5353`. */
function isNameServer(text: string): boolean {
  const [, bare, port] = /^\[?([^\]]+?)\]?(?::(\d{1,5}))?$/.exec(text) ?? []
  return net.isIP(text) !== 0 || (net.isIP(bare ?? '') !== 0 && Number(port) > 0 && Number(port) < 65536)
}

/** An issuer is compared character for character, so it is taken as it will be published: an origin, no slash. */
function problemOfPublicUrl(text: string): string | undefined {
  if (!URL.canParse(text))
    return 'must be the address browsers reach this service at, for example https://sso.example.com'
  const url = new URL(text)
  if (url.origin !== text) return 'must be scheme, host and port alone, with no slash at the end'
  const local = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/.test(url.hostname)
  if (url.protocol === 'https:' || (url.protocol === 'http:' && local)) return undefined
  return 'must be https; http is for localhost only'
}
