import path from 'node:path'
import { z } from 'zod'
import { parseAtDoor } from '../kit/errors.ts'

/** Where the street stands. Ports: 0 is any free one. */
export type StreetConfig = {
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  readonly ports: { readonly workplace: number; readonly sso: number; readonly idp: number }
}

const port = (usual: number) => z.coerce.number().int().min(0).max(65535).default(usual)

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

/** @throws BadRequest  naming the variable that is wrong */
export function streetConfig(env: NodeJS.ProcessEnv): StreetConfig {
  const read = parseAtDoor(environment, env, 'environment')
  return {
    dataDir: path.resolve(read.GATEPASS_DATA_DIR),
    databaseUrl: read.DATABASE_URL,
    ports: { workplace: read.WORKPLACE_PORT, sso: read.SSO_PORT, idp: read.IDP_PORT },
  }
}
