import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { sql } from 'kysely'
import { openDatabase } from '../../kit/database.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { domainStore } from '../organizations/domain-store.ts'
import { organizationStore } from '../organizations/organization-store.ts'
import { openTestDeps } from '../test-deps.ts'
import { ssoMigrations } from './sso-migrations.ts'
import type { SsoSchema } from './sso-schema.ts'

for (const under of databasesUnderTest())
  describe(`domains from before they were proven, on ${under.name}`, () => {
    it('lead people as they did, by an operator’s word', async (t) => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-domains-'))
      t.after(() => fs.rm(folder, { recursive: true, force: true }))
      const databaseUrl = under.name === 'SQLite' ? `sqlite:${folder}/sso.db` : await under.url()
      await writeOldRows(databaseUrl)

      const deps = await openTestDeps({ databaseUrl })
      t.after(() => deps.close())
      assert.deepEqual((await organizationStore(deps).find('org_1'))?.domains, ['acme.example', 'acme.test'])
      const [first] = await domainStore(deps).of('org_1')
      assert.deepEqual([first?.state, first?.leads, first?.record, first?.createdAt], ['vouched', true, null, 1])
    })
  })

async function writeOldRows(url: string): Promise<void> {
  const before = Object.entries(ssoMigrations).filter(([name]) => name < '007')
  const db = await openDatabase<SsoSchema>({ url, schema: 'sso', migrations: Object.fromEntries(before) })
  await db.kysely
    .insertInto('organizations')
    .values({ id: 'org_1', name: 'Acme', created_at: 1, updated_at: 1 })
    .execute()
  await sql`insert into organization_domains (domain, organization_id, created_at)
    values ('acme.example', 'org_1', 1), ('acme.test', 'org_1', 1)`.execute(db.kysely)
  await db.close()
}
