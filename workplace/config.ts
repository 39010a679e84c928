import { z } from 'zod'
import { ConfigUnusable } from '../kit/errors.ts'
import type { WorkplaceConfig } from './app.ts'

const LOCAL = /^(localhost|127\.0\.0\.1|\[::1\]|.+\.localhost)$/

// Plain http is for a developer's own machine; anywhere else a sign-in could be read on the way.
const secureUrl = z
  .url({ protocol: /^https?$/, error: 'wants an URL' })
  .refine((url) => url.startsWith('https:') || LOCAL.test(new URL(url).hostname), 'https, or http on this machine only')

const environment = z.object({
  DATABASE_URL: z.string().default('sqlite:.gatepass/workplace.db'),
  WORKPLACE_PUBLIC_URL: secureUrl.transform((url) => url.replace(/\/$/, '')).default('http://localhost:4000'),
  WORKPLACE_PORT: z.coerce.number().int().min(0).max(65535).default(4000),
  WORKPLACE_TIME_ZONE: z.string().refine(isTimeZone, 'an IANA time zone, as in Europe/Dublin').optional(),
  WORKPLACE_MASTER_KEYS: z.string().default('.gatepass/workplace.keys'),
  GATEPASS_ISSUER: secureUrl,
  GATEPASS_CLIENT_ID: z.string({ error: 'is missing' }).min(1),
  GATEPASS_CLIENT_SECRET: z.string({ error: 'is missing' }).min(1),
})

export type WorkplaceSettings = Omit<WorkplaceConfig, 'masterKeys'> & { port: number; masterKeysPath: string }

/**
 * The environment, once, as types.
 *
 * @throws ConfigUnusable  listing every variable that is missing or wrong, and never a value
 */
export function workplaceSettings(env: Record<string, string | undefined>): WorkplaceSettings {
  const read = environment.safeParse(env)
  if (!read.success)
    throw new ConfigUnusable(read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; '))
  const { data } = read
  return {
    databaseUrl: data.DATABASE_URL,
    publicUrl: data.WORKPLACE_PUBLIC_URL,
    port: data.WORKPLACE_PORT,
    masterKeysPath: data.WORKPLACE_MASTER_KEYS,
    ...(data.WORKPLACE_TIME_ZONE === undefined ? {} : { timeZone: data.WORKPLACE_TIME_ZONE }),
    sso: {
      issuer: data.GATEPASS_ISSUER,
      clientId: data.GATEPASS_CLIENT_ID,
      clientSecret: data.GATEPASS_CLIENT_SECRET,
    },
  }
}

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined
  } catch {
    return false
  }
}
