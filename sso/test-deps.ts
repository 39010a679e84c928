import crypto from 'node:crypto'
import { movableClock } from '../kit/clock.ts'
import { openDatabase } from '../kit/database.ts'
import { guardedHttp } from '../kit/guarded-http.ts'
import { jsonLog } from '../kit/log.ts'
import { type PostOffice, postOffice } from '../kit/post-office.ts'
import { secretBox } from '../kit/secret-box.ts'
import { txtLookup } from '../kit/txt-records.ts'
import type { SigningKey } from '../openid/signing-key.ts'
import { ssoMigrations } from './schema/sso-migrations.ts'
import type { SsoSchema } from './schema/sso-schema.ts'
import type { SsoDeps } from './sso-deps.ts'

export type TestDeps = SsoDeps & {
  readonly clock: ReturnType<typeof movableClock>
  /** What was logged, a JSON text each. */
  readonly lines: string[]
  /** Letters stay here. */
  readonly post: PostOffice<SsoSchema>
  readonly assertionKey: () => SigningKey
  close(): Promise<void>
}

/** What a room needs, for a test of its own: a database in memory, a clock that stands still, a log to look into. */
export async function openTestDeps(
  options: { databaseUrl?: string; allowPrivateNetworks?: boolean; dnsServers?: readonly string[] } = {},
): Promise<TestDeps> {
  // Nobody's name servers, unless a test brings its own.
  const { databaseUrl = 'sqlite::memory:', allowPrivateNetworks = true, dnsServers = ['127.0.0.1:9'] } = options
  const keys = [{ id: 'k1', secret: crypto.randomBytes(32) }]
  const db = await openDatabase<SsoSchema>({ url: databaseUrl, schema: 'sso', migrations: ssoMigrations })
  const http = guardedHttp({ allowPrivate: allowPrivateNetworks })
  const lines: string[] = []
  const house = {
    db,
    clock: movableClock(),
    log: jsonLog((line) => lines.push(line)),
    box: (purpose: string) => secretBox(keys, purpose),
  }
  return {
    ...house,
    http,
    lookUpTxt: txtLookup({ servers: dnsServers }),
    lines,
    allowPrivateNetworks,
    post: postOffice(house, {}),
    assertionKey: () => {
      throw new Error('no test of a single room signs')
    },
    publicUrl: 'http://localhost:4100',
    async close() {
      http.close()
      await db.close()
    },
  }
}
