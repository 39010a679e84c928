import path from 'node:path'
import { z } from 'zod'
import { ConfigUnusable } from '../kit/errors.ts'

/** Where the street stands. Ports: 0 is any free one. */
export type StreetConfig = {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly ports: { readonly workplace: number; readonly sso: number; readonly idp: number }
}

const port = (usual: number) =>
  z.coerce
    .number({ error: 'wants a port: 0 to 65535' })
    .int('wants a whole number')
    .min(0, 'wants a port: 0 to 65535')
    .max(65535, 'wants a port: 0 to 65535')
    .default(usual)

const environment = z.object({
  GATEPASS_DATA_DIR: z.string().min(1).default('.gatepass'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'wants a postgres:// address')
    .optional(),
  WORKPLACE_PORT: port(4000),
  SSO_PORT: port(4100),
  IDP_PORT: port(4200),
})

/** @throws ConfigUnusable  naming the variable that is wrong or unknown, never its value */
export function streetConfig(env: NodeJS.ProcessEnv): StreetConfig {
  refuseUnknown(env)
  const parsed = environment.safeParse(env)
  if (!parsed.success)
    throw new ConfigUnusable(parsed.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}`).join('; '))
  const read = parsed.data
  return {
    dataDir: path.resolve(read.GATEPASS_DATA_DIR),
    databaseUrl: read.DATABASE_URL,
    ports: { workplace: read.WORKPLACE_PORT, sso: read.SSO_PORT, idp: read.IDP_PORT },
  }
}

/** Of the command line (`npm run gatepass`), often in the same environment. */
const OF_THE_COMMAND_LINE = ['GATEPASS_URL', 'GATEPASS_API_KEY']

// A misspelt name would otherwise be a default nobody asked for.
function refuseUnknown(env: NodeJS.ProcessEnv): void {
  const known = [...Object.keys(environment.shape), ...OF_THE_COMMAND_LINE]
  const unknown = Object.keys(env).filter(
    (name) => /^(GATEPASS|WORKPLACE|SSO|IDP)_/.test(name) && !known.includes(name),
  )
  if (unknown.length > 0)
    throw new ConfigUnusable(`${unknown.join(', ')}: unknown; the street knows ${known.join(', ')}`)
}
