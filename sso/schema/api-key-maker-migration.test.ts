import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../../kit/database.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { apiKeyStore } from '../operators/api-key.ts'
import { openTestDeps } from '../test-deps.ts'
import { ssoMigrations } from './sso-migrations.ts'
import type { SsoSchema } from './sso-schema.ts'

for (const under of databasesUnderTest())
  describe(`API keys from before their maker was kept, on ${under.name}`, () => {
    it('are whose the audit log says; one it does not know is nobody’s', async (t) => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-makers-'))
      t.after(() => fs.rm(folder, { recursive: true, force: true }))
      const databaseUrl = under.name === 'SQLite' ? `sqlite:${folder}/sso.db` : await under.url()
      await writeOldKeys(databaseUrl)

      const deps = await openTestDeps({ databaseUrl })
      t.after(() => deps.close())
      const keys = await apiKeyStore(deps).list()
      assert.deepEqual(
        keys.map(({ id, createdBy }) => [id, createdBy]),
        [
          ['key_2', null],
          ['key_1', 'opr_olivia'],
        ],
      )
    })
  })

async function writeOldKeys(url: string): Promise<void> {
  const before = Object.entries(ssoMigrations).filter(([name]) => name < '013')
  const db = await openDatabase<SsoSchema>({ url, schema: 'sso', migrations: Object.fromEntries(before) })
  await sql`insert into api_keys (id, hash, name, role, created_at)
    values ('key_1', 'a', 'Reports', 'owner', 1), ('key_2', 'b', 'Older', 'owner', 2)`.execute(db.kysely)
  const entry = { target: { type: 'api_key', id: 'key_1' }, detail: { name: 'Reports', role: 'owner' } }
  await db.transaction((trx) => writeAudit(trx, 1, { ...entry, actor: 'opr_olivia', action: 'api_key.created' }))
  await db.transaction((trx) => writeAudit(trx, 2, { ...entry, actor: 'opr_other', action: 'api_key.revoked' }))
  await db.close()
}
