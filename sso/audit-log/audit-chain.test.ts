import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { openDatabase } from '../../kit/database.ts'
import { createServer } from '../../kit/server.ts'
import { databasesUnderTest } from '../../kit/test-database.ts'
import { mountAdminApi } from '../admin-api.ts'
import { createApiKey } from '../operators/api-key.ts'
import { auditHash, type ChainedEntry } from '../schema/audit-hash.ts'
import { ssoMigrations } from '../schema/sso-migrations.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { openTestDeps, type TestDeps } from '../test-deps.ts'
import { writeAudit } from './audit-log.ts'
import { verifyChain } from './verify-chain.ts'

for (const database of databasesUnderTest())
  describe(`the audit log’s chain on ${database.name}`, () => {
    let deps: TestDeps
    let app: FastifyInstance
    let key: string
    before(async () => {
      deps = await openTestDeps({ databaseUrl: await database.url() })
      app = createServer({ log: deps.log })
      mountAdminApi(app, deps)
      key = (await createApiKey(deps, 'tests')).key
    })
    after(async () => {
      await app.close()
      await deps.close()
    })

    const get = (url: string) => app.inject({ url: `/api${url}`, headers: { authorization: `Bearer ${key}` } })
    const post = (url: string, payload: object) =>
      app.inject({ method: 'POST', url: `/api${url}`, payload, headers: { authorization: `Bearer ${key}` } })
    const write = (detail: object = {}) =>
      deps.db.transaction((trx) =>
        writeAudit(trx, deps.clock.now(), {
          actor: 'tests',
          action: 'test.written',
          target: { type: 'test', id: 'one' },
          detail: { ...detail },
        }),
      )
    const entries = () => deps.db.kysely.selectFrom('audit_log').selectAll().orderBy('seq').execute()
    /** What somebody does who owns the database. */
    async function asOwner(change: () => Promise<unknown>): Promise<void> {
      const triggers = ['audit_log_unchanged', 'audit_log_kept']
      const postgres = deps.db.engine === 'postgres'
      const kept = postgres
        ? []
        : (await sql<{ sql: string }>`select sql from sqlite_master where type = 'trigger'`.execute(deps.db.kysely))
            .rows
      for (const name of triggers)
        await sql
          .raw(postgres ? `alter table audit_log disable trigger ${name}` : `drop trigger ${name}`)
          .execute(deps.db.kysely)
      await change()
      for (const name of triggers)
        await sql
          .raw(
            postgres
              ? `alter table audit_log enable trigger ${name}`
              : (kept.find(({ sql: text }) => text.includes(` ${name} `))?.sql ?? ''),
          )
          .execute(deps.db.kysely)
    }

    it('grows by one without a gap, whoever writes at once', async () => {
      await Promise.all(Array.from({ length: 40 }, (_, turn) => write({ turn })))
      const rows = await entries()
      assert.deepEqual(
        rows.map(({ seq }) => seq),
        rows.map((_, at) => at + 1),
      )
      const { intact, entries: count, head } = await verifyChain(deps)
      assert.deepEqual([intact, count, head.seq], [true, rows.length, rows.length])
    })

    it('keeps its hashes whatever is written in it', async () => {
      await write({
        text: 'a\0b\ud800 “ü” \u2028 \\ "',
        nested: { z: 1, a: [1.5, -0, 1e21, null, true] },
        gone: undefined,
      })
      assert.equal((await verifyChain(deps)).intact, true)
    })

    it('B-214: nobody changes, removes or empties what is written, the role of the service included', async () => {
      const before = await entries()
      const tries = [
        sql`update audit_log set actor = 'nobody' where seq = 1`,
        sql`delete from audit_log where seq = 1`,
        sql`delete from audit_log`,
        sql`delete from audit_head`,
        sql`update audit_head set seq = seq - 1`,
        ...(deps.db.engine === 'postgres'
          ? [
              sql`truncate audit_log`,
              sql`truncate audit_head`,
              sql`insert into audit_log select * from audit_log where seq = 1 on conflict (id) do update set actor = 'nobody'`,
            ]
          : [
              sql`insert or replace into audit_log select * from audit_log where seq = 1`,
              sql`insert or replace into audit_head select * from audit_head`,
            ]),
      ]
      for (const change of tries) await assert.rejects(change.execute(deps.db.kysely), /permission denied/)
      await assert.rejects(
        sql`insert into audit_log (id, at, actor, action, target_type, target_id, detail)
          values ('aud_forged', 1, 'a', 'b', 'c', 'd', '{}')`.execute(deps.db.kysely),
        /place in the chain|null value/,
      )
      assert.deepEqual(await entries(), before)
    })

    it('B-214: what is changed all the same no longer fits: an entry, its place, one less, one more, the end', async () => {
      await Promise.all([write(), write(), write()])
      const rows = await entries()
      const middle = rows[2]
      const last = rows.at(-1)
      assert.ok(middle && last)
      const undo = async () => {
        await asOwner(async () => {
          await deps.db.kysely.deleteFrom('audit_log').execute()
          await deps.db.kysely.insertInto('audit_log').values(rows).execute()
        })
        assert.equal((await verifyChain(deps)).intact, true)
      }
      const of = deps.db.kysely
      for (const [wanted, change] of [
        ['the entry was changed', () => of.updateTable('audit_log').set({ actor: 'x' }).where('seq', '=', 3).execute()],
        [
          'the entry was changed',
          () => of.updateTable('audit_log').set({ detail: '{"a":1}' }).where('seq', '=', 3).execute(),
        ],
        [
          'the entry was changed',
          () => of.updateTable('audit_log').set({ detail: '{' }).where('seq', '=', 3).execute(),
        ],
        ['the entry was changed', () => of.updateTable('audit_log').set({ at: 1 }).where('seq', '=', 3).execute()],
        ['an entry is missing', () => of.deleteFrom('audit_log').where('seq', '=', 3).execute()],
        ['entries are missing at the end', () => of.deleteFrom('audit_log').where('seq', '=', last.seq).execute()],
      ] as const) {
        await asOwner(change)
        const { intact, broken } = await verifyChain(deps)
        assert.deepEqual([intact, broken?.why], [false, wanted])
        if (wanted !== 'entries are missing at the end') assert.equal(broken?.seq, 3)
        await undo()
      }
      // Hashed anew it fits itself, and no longer what follows.
      const { hash: _, ...forged } = { ...chainedOf(middle), actor: 'somebody else', hash: '' }
      await asOwner(() =>
        of
          .updateTable('audit_log')
          .set({ actor: forged.actor, hash: auditHash(forged) })
          .where('seq', '=', 3)
          .execute(),
      )
      assert.deepEqual((await verifyChain(deps)).broken, { seq: 4, why: 'the entry before it is another one' })
      await undo()
    })

    it('a head that was noted earlier is known again, and a log written anew as a whole is found out by it', async () => {
      const noted = (await get('/audit-log/verify')).json().head
      await write()
      const query = `seq=${noted.seq}&hash=${noted.hash}`
      assert.equal((await get(`/audit-log/verify?${query}`)).json().known, true)
      assert.equal((await get(`/audit-log/verify?seq=${noted.seq}&hash=another`)).json().known, false)
      assert.equal((await get('/audit-log/verify')).json().known, null)
    })

    it('lets others have their turn while a long log is verified or exported', async () => {
      await deps.db.transaction(async (trx) => {
        for (let turn = 0; turn < 3000; turn++)
          await writeAudit(trx, 1, { actor: 'tests', action: 'test.written', target: { type: 'test', id: 'one' } })
      })
      for (const work of [() => verifyChain(deps), () => get('/audit-log/export')]) {
        let turns = 0
        const timer = setInterval(() => turns++, 1)
        await work()
        clearInterval(timer)
        assert.ok(turns >= 4, `others had ${turns} turns`)
      }
    })

    it('B-215: a change whose entry cannot be written did not happen', async () => {
      const postgres = deps.db.engine === 'postgres'
      const full = postgres
        ? [
            `create function disk_full() returns trigger language plpgsql as $$ begin raise exception 'disk full' using errcode = '53100'; end $$`,
            'create trigger disk_full before insert on audit_log for each row execute function disk_full()',
          ]
        : [`create trigger disk_full before insert on audit_log begin select raise(abort, 'disk full'); end`]
      for (const statement of full) await sql.raw(statement).execute(deps.db.kysely)
      const count = async () => (await deps.db.kysely.selectFrom('organizations').select('id').execute()).length
      const before = [await count(), (await entries()).length]
      assert.equal((await post('/organizations', { name: 'Never' })).statusCode, 500)
      assert.equal((await post('/api-keys', { name: 'never' })).statusCode, 500)
      assert.deepEqual([await count(), (await entries()).length], before)
      await sql.raw(postgres ? 'drop trigger disk_full on audit_log' : 'drop trigger disk_full').execute(deps.db.kysely)
      assert.equal((await post('/organizations', { name: 'Now' })).statusCode, 201)
      assert.equal((await verifyChain(deps)).intact, true)
    })

    it('is given away as a file that can be checked without us, and as a table', async () => {
      await write({ formula: '=HYPERLINK("https://evil.example")', text: 'two\nlines, "quoted"' })
      const file = await get('/audit-log/export')
      assert.match(String(file.headers['content-disposition']), /attachment; filename="audit-log-[\d-]+\.jsonl"/)
      const lines = file.body.trimEnd().split('\n')
      let last = { seq: 0, hash: '' }
      for (const line of lines.slice(0, -1)) {
        const { hash, ...entry } = JSON.parse(line) as ChainedEntry & { hash: string }
        assert.deepEqual([entry.seq, entry.prevHash], [last.seq + 1, last.hash])
        assert.equal(auditHash(entry), hash)
        last = { seq: entry.seq, hash }
      }
      assert.deepEqual(JSON.parse(lines.at(-1) ?? ''), { head: last })

      const table = await get('/audit-log/export?format=csv&action=test.')
      assert.match(String(table.headers['content-type']), /^text\/csv/)
      const rows = table.body.trimEnd().split('\r\n')
      assert.match(rows[0] ?? '', /^"seq","time","actor","action"/)
      assert.ok(rows.slice(1).every((row) => row.includes('"test.written"')))
      assert.doesNotMatch(table.body, /(^|,)"?[=+@-]/m)
    })

    it('answers by who, what, whose and when', async () => {
      const { id } = (await post('/organizations', { name: 'Asked for' })).json()
      const found = async (query: string) =>
        (await get(`/audit-log?${query}`)).json().items as Record<string, unknown>[]
      const [made] = await found(`organizationId=${id}`)
      assert.equal(made?.action, 'organization.created')
      assert.equal(made?.actorName, 'tests')
      assert.equal((await found(`actor=${made?.actor}&action=organization.`))[0]?.id, made?.id)
      assert.equal((await found('action=organization')).length, 0)
      assert.equal((await found(`targetId=${id}`)).length, 1)
      const at = Number(made?.at)
      assert.equal((await found(`organizationId=${id}&from=${at}&to=${at + 1}`)).length, 1)
      assert.equal((await found(`organizationId=${id}&to=${at}`)).length, 0)
      const pages: unknown[] = []
      for (let after = ''; ; ) {
        const page = (await get(`/audit-log?limit=7${after}`)).json()
        pages.push(...page.items.map(({ seq }: { seq: number }) => seq))
        if (page.next === null) break
        after = `&after=${page.next}`
      }
      assert.deepEqual(
        pages,
        pages.map((_, turn) => pages.length - turn),
      )
    })
  })

for (const database of databasesUnderTest())
  describe(`an audit log from before it was a chain, on ${database.name}`, () => {
    it('becomes one, in the order it was written', async (t) => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-audit-'))
      t.after(() => fs.rm(folder, { recursive: true, force: true }))
      const url = database.name === 'SQLite' ? `sqlite:${folder}/sso.db` : await database.url()
      const before = Object.fromEntries(Object.entries(ssoMigrations).filter(([name]) => name < '009'))
      const old = await openDatabase<SsoSchema>({ url, schema: 'sso', migrations: before })
      const rows = Array.from({ length: 1203 }, (_, turn) => ({
        id: `aud_${String(turn % 7)}${turn}`,
        at: 1000 + Math.floor(turn / 3),
        actor: 'key_1',
        action: 'organization.created',
        target_type: 'organization',
        target_id: `org_${turn}`,
        organization_id: null,
        detail: JSON.stringify({ z: turn, a: 'x' }),
      }))
      for (let at = 0; at < rows.length; at += 100)
        await old.kysely
          .insertInto('audit_log')
          .values(rows.slice(at, at + 100) as never)
          .execute()
      await old.close()

      const deps = await openTestDeps({ databaseUrl: url })
      t.after(() => deps.close())
      const { intact, entries } = await verifyChain(deps)
      assert.deepEqual([intact, entries], [true, rows.length])
      const chained = await deps.db.kysely.selectFrom('audit_log').select('id').orderBy('seq').execute()
      const inOrder = [...rows].sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1))
      assert.deepEqual(
        chained.map(({ id }) => id),
        inOrder.map(({ id }) => id),
      )
    })
  })

function chainedOf(row: SsoSchema['audit_log']): ChainedEntry {
  return {
    seq: row.seq,
    prevHash: row.prev_hash,
    id: row.id,
    at: row.at,
    actor: row.actor,
    action: row.action,
    targetType: row.target_type,
    targetId: row.target_id,
    organizationId: row.organization_id,
    detail: JSON.parse(row.detail),
  }
}
