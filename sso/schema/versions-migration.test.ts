import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { describe, it } from 'node:test'
import { openDatabase } from '../../kit/database.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { rollBack } from '../connections/go-live.ts'
import { versionStore } from '../connections/version-store.ts'
import { openTestDeps } from '../test-deps.ts'
import { ssoMigrations } from './sso-migrations.ts'
import type { SsoSchema } from './sso-schema.ts'

for (const under of databasesUnderTest())
  describe(`connections from before there were versions, on ${under.name}`, () => {
    it('go on as they were, with a first version that is live; drafts have none', async (t) => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-versions-'))
      t.after(() => fs.rm(folder, { recursive: true, force: true }))
      const databaseUrl = under.name === 'SQLite' ? `sqlite:${folder}/sso.db` : await under.url()
      await writeOldRows(databaseUrl)

      const deps = await openTestDeps({ databaseUrl })
      t.after(() => deps.close())
      const connection = await connectionStore(deps).find('con_old')
      assert.ok(connection?.status === 'active')
      assert.deepEqual([connection.issuer, connection.secretSealed], ['https://acme.okta.com', 'sealed'])
      const [first] = (await versionStore(deps).list('con_old', { limit: 10 })).items
      assert.deepEqual(
        [first?.id, first?.number, first?.state, first?.settings.scopes],
        [connection.liveVersionId, 1, 'live', ['openid']],
      )
      assert.equal((await connectionStore(deps).find('con_draft'))?.status, 'draft')
      assert.deepEqual((await versionStore(deps).list('con_draft', { limit: 10 })).items, [])
      await assert.rejects(rollBack(deps, connection, 'test'), { code: 'connection.no_previous_version' })
    })
  })

async function writeOldRows(url: string): Promise<void> {
  const [first = ''] = Object.keys(ssoMigrations)
  const only = { [first]: ssoMigrations[first] as (typeof ssoMigrations)[string] }
  const db = await openDatabase<SsoSchema>({ url, schema: 'sso', migrations: only })
  const times = { created_at: 1, updated_at: 2 }
  await db.kysely
    .insertInto('organizations')
    .values({ id: 'org_1', name: 'Acme', ...times })
    .execute()
  const old = { organization_id: 'org_1', auth_method: 'client_secret_basic', version: 1, ...times } as const
  await db.kysely
    .insertInto('connections')
    .values([
      {
        ...old,
        id: 'con_old',
        status: 'active',
        issuer: 'https://acme.okta.com',
        client_id: '0oa1',
        secret_sealed: 'sealed',
        issuer_names: '["https://acme.okta.com"]',
        scopes: '["openid"]',
      },
    ])
    .execute()
  await db.kysely
    .insertInto('connections')
    .values([{ ...old, id: 'con_draft', status: 'draft', issuer_names: '[]', scopes: '[]' }])
    .execute()
  await db.close()
}
