import assert from 'node:assert/strict'
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import type { Kysely, Migration } from 'kysely'
import { type Database, isUniqueViolation, openDatabase, prepared } from './database.ts'
import { databasesUnderTest } from './test-database.ts'

type Shop = { shelves: { id: string; amount: number } }

const migrations: Record<string, Migration> = {
  '001_shelves': {
    up: (db: Kysely<unknown>) =>
      db.schema
        .createTable('shelves')
        .addColumn('id', 'text', (column) => column.primaryKey())
        .addColumn('amount', 'bigint', (column) => column.notNull())
        .execute(),
  },
}

for (const under of databasesUnderTest()) {
  describe(`a database on ${under.name}`, () => {
    let db: Database<Shop>
    let url: string
    before(async () => {
      url = await under.url()
      db = await openDatabase<Shop>({ url, schema: 'shop', migrations })
    })
    after(() => db.close())

    it('writes several things together or none of them', async () => {
      await db.together((q) => [
        q.insertInto('shelves').values({ id: 'a', amount: 1 }),
        q.insertInto('shelves').values({ id: 'b', amount: 1_795_000_000_000 }),
      ])
      const clash = db.together((q) => [
        q.insertInto('shelves').values({ id: 'c', amount: 1 }),
        q.insertInto('shelves').values({ id: 'a', amount: 2 }),
      ])
      await assert.rejects(clash, isUniqueViolation)
      const rows = await db.kysely.selectFrom('shelves').selectAll().orderBy('id').execute()
      assert.deepEqual(
        rows.map((row) => ({ ...row })),
        [
          { id: 'a', amount: 1 },
          { id: 'b', amount: 1_795_000_000_000 },
        ],
      )
    })

    it('takes text with U+0000 in it like any other', async () => {
      const find = prepared<{ id: string }, { id: string }>(db, (p) =>
        db.kysely.selectFrom('shelves').select('id').where('id', '=', p('id')),
      )
      assert.equal((await find({ id: 'a\0' })).length, 0)
      await db.together((q) => [q.insertInto('shelves').values({ id: 'n\0l', amount: 1 })])
      assert.match((await find({ id: 'n\0l' }))[0]?.id ?? '', /^n[\0\ufffd]l$/)
      await db.kysely.deleteFrom('shelves').where('id', '=', 'n\0l').execute()
    })

    it('B-231: reads on while a newer node adds a column', async () => {
      const all = prepared<{ id: string }, { id: string }>(db, (p) =>
        db.kysely.selectFrom('shelves').selectAll().where('id', '=', p('id')),
      )
      assert.equal((await all({ id: 'a' })).length, 1)
      await db.kysely.schema.alterTable('shelves').addColumn('colour', 'text').execute()
      assert.equal((await all({ id: 'a' })).length, 1)
      assert.equal(
        (await db.transaction((trx) => trx.selectFrom('shelves').selectAll().where('id', '=', 'a').execute())).length,
        1,
      )
      await db.kysely.schema.alterTable('shelves').dropColumn('colour').execute()
      assert.equal(
        (await db.transaction((trx) => trx.selectFrom('shelves').selectAll().where('id', '=', 'a').execute())).length,
        1,
      )
    })

    it('runs a prepared statement with the values of each call', async () => {
      const find = prepared<{ id: string }, { amount: number }>(db, (p) =>
        db.kysely.selectFrom('shelves').select('amount').where('id', '=', p('id')),
      )
      assert.equal((await find({ id: 'a' }))[0]?.amount, 1)
      assert.equal((await find({ id: 'nobody' })).length, 0)
    })

    it('answers writes that share a commit each for itself', async () => {
      const insert = prepared<{ id: string; amount: number }, unknown>(db, (p) =>
        db.kysely.insertInto('shelves').values({ id: p('id'), amount: p('amount') }),
      )
      const take = prepared<{ id: string }, { amount: number }>(db, (p) =>
        db.kysely
          .updateTable('shelves')
          .set((eb) => ({ amount: eb('amount', '-', 1) }))
          .where('id', '=', p('id'))
          .where('amount', '>', 0)
          .returning('amount'),
      )
      await insert({ id: 'shared', amount: 3 })
      const [clash, fresh, ...taken] = await Promise.allSettled([
        insert({ id: 'shared', amount: 1 }),
        insert({ id: 'shared too', amount: 1 }),
        ...Array.from({ length: 5 }, () => take({ id: 'shared' })),
      ])
      assert.ok(clash?.status === 'rejected' && isUniqueViolation(clash.reason))
      assert.equal(fresh?.status, 'fulfilled')
      const amounts = taken.map((one) => (one.status === 'fulfilled' ? one.value[0] : one.reason))
      assert.deepEqual(amounts.map((one) => (one as { amount: number } | undefined)?.amount).sort(), [
        0,
        1,
        2,
        undefined,
        undefined,
      ])
      await db.kysely.deleteFrom('shelves').where('id', 'like', 'shared%').execute()
    })

    it('loses no update of twenty that want the same row', async () => {
      await db.kysely.insertInto('shelves').values({ id: 'counter', amount: 0 }).execute()
      const add = () =>
        db.transaction(async (trx) => {
          const row = await trx
            .selectFrom('shelves')
            .select('amount')
            .where('id', '=', 'counter')
            .$if(db.engine === 'postgres', (q) => q.forUpdate())
            .executeTakeFirstOrThrow()
          await trx
            .updateTable('shelves')
            .set({ amount: row.amount + 1 })
            .where('id', '=', 'counter')
            .execute()
        })
      await Promise.all(Array.from({ length: 20 }, add))
      const row = await db.kysely
        .selectFrom('shelves')
        .select('amount')
        .where('id', '=', 'counter')
        .executeTakeFirstOrThrow()
      assert.equal(row.amount, 20)
    })
  })

  describe(`migrations on ${under.name}`, () => {
    it('B-228: a migration that ends in the middle has changed nothing, and the next start does all of it', async () => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-migrate-'))
      const url = under.name === 'SQLite' ? `sqlite:${folder}/shop.db` : await under.url()
      const interrupted: Record<string, Migration> = {
        '001_shelves': {
          async up(trx: Kysely<unknown>) {
            await migrations['001_shelves']?.up(trx)
            throw new Error('killed')
          },
        },
      }
      await assert.rejects(openDatabase<Shop>({ url, schema: 'shop', migrations: interrupted }), /killed/)
      const db = await openDatabase<Shop>({ url, schema: 'shop', migrations })
      assert.equal((await db.kysely.selectFrom('shelves').selectAll().execute()).length, 0)
      await db.close()
      await fs.rm(folder, { recursive: true })
    })

    it('B-228: two nodes may start at once, and again later', async () => {
      const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-migrate-'))
      const url = under.name === 'SQLite' ? `sqlite:${folder}/shop.db` : await under.url()
      const nodes = await Promise.all(
        Array.from({ length: 4 }, () => openDatabase<Shop>({ url, schema: 'shop', migrations })),
      )
      await nodes[0]?.kysely.insertInto('shelves').values({ id: 'x', amount: 1 }).execute()
      assert.equal((await nodes[3]?.kysely.selectFrom('shelves').selectAll().execute())?.length, 1)
      await Promise.all(nodes.map((node) => node.close()))
      await fs.rm(folder, { recursive: true })
    })
  })
}
