// One schema, two engines: `node:sqlite` embedded, PostgreSQL when one machine is not enough. Rooms speak Kysely and
// do not know which it is; what differs between the engines stays in this file.

import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  type Compilable,
  type CompiledQuery,
  Kysely,
  type Migration,
  Migrator,
  PostgresDialect,
  type QueryCreator,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  type Transaction,
} from 'kysely'
import pg from 'pg'
import { AppError } from './errors.ts'

/** The database did not answer in time, or not at all. */
class DatabaseUnavailable extends AppError {
  readonly code = 'database.unavailable'
  readonly status = 503
  readonly publicMessage = 'The service is briefly unavailable. Please try again in a moment.'
}

export type Database<S> = {
  readonly engine: 'sqlite' | 'postgres'
  readonly kysely: Kysely<S>
  /** Runs `work` in one transaction; again, up to three times, when the engine could not serialize it. */
  transaction<T>(work: (trx: Transaction<S>) => Promise<T>): Promise<T>
  /**
   * Writes that do not read each other's results, in one transaction. On PostgreSQL they travel as one statement
   * (each a data-modifying `WITH`), which costs one round trip and no explicit BEGIN and COMMIT.
   */
  together(build: (db: QueryCreator<S>) => Compilable[]): Promise<void>
  /** Runs one write as it is. SQLite: those of one moment share a commit; each is answered when it is on the disk. */
  write<R>(query: CompiledQuery<R>): Promise<R[]>
  close(): Promise<void>
}

/**
 * Opens a database and brings its schema up to date; two nodes may do so at once.
 *
 * @param url         `sqlite:<path>`, `sqlite::memory:` or `postgres://…`
 * @param schema      the PostgreSQL schema that holds this house's tables
 * @param migrations  by name, applied in the order of their names
 */
export async function openDatabase<S>(options: {
  url: string
  schema: string
  migrations: Record<string, Migration>
}): Promise<Database<S>> {
  const db = options.url.startsWith('sqlite:')
    ? openSqlite<S>(options.url.slice('sqlite:'.length))
    : openPostgres<S>(options.url, options.schema)
  try {
    await migrate(db.kysely as Kysely<unknown>, options)
  } catch (error) {
    await db.close()
    throw error
  }
  return db
}

/** True when a write failed because such a row exists already. */
export function isUniqueViolation(error: unknown): boolean {
  const { code, errcode } = error as { code?: unknown; errcode?: unknown }
  return code === '23505' || errcode === 2067 || errcode === 1555
}

/**
 * A statement built and compiled once and run many times, for the hot path: building a query in Kysely costs more than
 * SQLite needs to answer it.
 *
 * @example const byId = prepared<{ id: string }, Row>(db, (p) => db.kysely.selectFrom('t').selectAll().where('id', '=', p('id')))
 */
export function prepared<P extends Record<string, unknown>, R>(
  // biome-ignore lint/suspicious/noExplicitAny: the statement is typed by what `build` returns, not by the schema
  db: Database<any>,
  build: (param: <K extends keyof P>(name: K) => P[K]) => Compilable<R>,
): (values: P) => Promise<R[]> {
  const filled = compiledOnce<P, R>(build)
  return async (values) => {
    const query = filled(values)
    return query.query.kind === 'SelectQueryNode' ? (await db.kysely.executeQuery<R>(query)).rows : db.write(query)
  }
}

/** The same for a write that goes into `together`: built once, filled in as often as wanted. */
export function preparedWrite<P extends Record<string, unknown>>(
  build: (param: <K extends keyof P>(name: K) => P[K]) => Compilable,
): (values: P) => Compilable {
  const filled = compiledOnce<P, unknown>(build)
  return (values) => ({ compile: () => filled(values) as never })
}

function compiledOnce<P extends Record<string, unknown>, R>(
  build: (param: <K extends keyof P>(name: K) => P[K]) => Compilable<R>,
): (values: P) => CompiledQuery<R> {
  class Placeholder {
    readonly name: string
    constructor(name: string) {
      this.name = name
    }
  }
  let compiled: CompiledQuery<R> | undefined
  return (values) => {
    compiled ??= build((name) => new Placeholder(String(name)) as never).compile()
    const parameters = compiled.parameters.map((p) => (p instanceof Placeholder ? values[p.name] : p))
    return { ...compiled, parameters }
  }
}

// — SQLite —

function openSqlite<S>(file: string): Database<S> {
  if (file !== ':memory:') fs.mkdirSync(path.dirname(path.resolve(file)), { recursive: true, mode: 0o700 })
  const sqlite = new DatabaseSync(file, { timeout: 5000 })
  sqlite.exec(
    'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma busy_timeout = 5000',
  )
  if (file !== ':memory:') fs.chmodSync(file, 0o600)
  const kysely = new Kysely<S>({ dialect: new WholeMigrations({ database: asSqliteDatabase(sqlite) }) })
  const transaction = retrying(kysely)
  return {
    engine: 'sqlite',
    kysely,
    transaction,
    together: (build) =>
      transaction(async (trx) => {
        for (const query of build(trx)) await trx.executeQuery(query.compile())
      }),
    write: sharingCommits(kysely),
    close: () => kysely.destroy(),
  }
}

// SQLite can take a schema change back and Kysely does not count on it: a process killed in the middle of a migration
// would leave half of one, and never start again.
class WholeMigrations extends SqliteDialect {
  override createAdapter(): SqliteAdapter {
    return new TransactionalDdl()
  }
}

class TransactionalDdl extends SqliteAdapter {
  override get supportsTransactionalDdl(): boolean {
    return true
  }
}

type WaitingWrite = { query: CompiledQuery<unknown>; done(rows: unknown[]): void; failed(error: unknown): void }

// A commit waits for the disk, and SQLite makes the whole process wait with it. Under load that is most of what a write
// costs, so the writes of one turn of the event loop go into one transaction.
function sharingCommits<S>(kysely: Kysely<S>): <R>(query: CompiledQuery<R>) => Promise<R[]> {
  let waiting: WaitingWrite[] = []

  const flush = async () => {
    const batch = waiting
    waiting = []
    try {
      const answers = await again(() => kysely.transaction().execute((trx) => runEach(trx, batch)))
      for (const answer of answers) answer()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }

  return (query) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ query, done: done as WaitingWrite['done'], failed })
    })
}

/** A broken constraint undoes that statement alone; anything else ends the transaction, and with it the whole batch. */
async function runEach<S>(trx: Transaction<S>, batch: readonly WaitingWrite[]): Promise<(() => void)[]> {
  const answers: (() => void)[] = []
  for (const { query, done, failed } of batch) {
    try {
      const { rows } = await trx.executeQuery(query)
      answers.push(() => done(rows))
    } catch (error) {
      const { errcode } = error as { errcode?: number }
      if (errcode === undefined || (errcode & 0xff) !== SQLITE_CONSTRAINT) throw error
      answers.push(() => failed(error))
    }
  }
  return answers
}

const SQLITE_CONSTRAINT = 19

// Kysely's dialect was made for better-sqlite3; `node:sqlite` differs in how values are passed and in what tells a reader.
function asSqliteDatabase(sqlite: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, StatementSync>()
  return {
    close: () => sqlite.close(),
    prepare(text) {
      let statement = statements.get(text)
      if (statement === undefined) {
        statement = sqlite.prepare(text)
        if (statements.size < 500) statements.set(text, statement)
      }
      const found = statement
      return {
        reader: found.columns().length > 0,
        all: (values) => found.all(...(values as never[])),
        run: (values) => found.run(...(values as never[])),
        iterate: (values) => found.iterate(...(values as never[])) as IterableIterator<unknown>,
      }
    },
  }
}

// — PostgreSQL —

function openPostgres<S>(url: string, schema: string): Database<S> {
  if (!/^[a-z_]+$/.test(schema)) throw new TypeError(`not a schema name: ${schema}`)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 5000,
    options: `-c search_path=${schema}`,
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) as never },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const kysely = new Kysely<S>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => named(await connectOrSay(pool)) as never,
        end: () => pool.end(),
      },
    }),
  })
  const transaction = retrying(kysely)
  return {
    engine: 'postgres',
    kysely,
    transaction,
    together: (build) => again(() => kysely.executeQuery(asOneStatement(kysely, build(kysely))).then(() => undefined)),
    write: async (query) => (await kysely.executeQuery(query)).rows,
    close: () => kysely.destroy(),
  }
}

async function connectOrSay(pool: pg.Pool): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    throw new DatabaseUnavailable('no connection to PostgreSQL', {}, { cause })
  }
}

// Every text gets a name, so PostgreSQL parses and plans it once per connection.
const names = new Map<string, string>()

function named(client: pg.PoolClient) {
  return {
    query(text: string, values: unknown[]) {
      let name = names.get(text)
      if (name === undefined && names.size < 1000) {
        name = `s${names.size}`
        names.set(text, name)
      }
      return name === undefined || values === undefined || values.length === 0
        ? client.query(text, values)
        : client.query({ name, text, values })
    },
    release: (error?: Error | boolean) => client.release(error),
  }
}

/** `with w0 as (…), w1 as (…) select 1`: each write numbered on, its parameters in order. */
function asOneStatement<S>(kysely: Kysely<S>, queries: Compilable[]): CompiledQuery<unknown> {
  const parts: string[] = []
  const parameters: unknown[] = []
  for (const query of queries) {
    const compiled = query.compile()
    const offset = parameters.length
    const text = compiled.sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`)
    parts.push(`w${parts.length} as (${text})`)
    parameters.push(...compiled.parameters)
  }
  const sql = `with ${parts.join(', ')} select 1`
  return { sql, parameters, query: kysely.selectNoFrom([]).toOperationNode(), queryId: { queryId: sql } }
}

// — both —

function retrying<S>(kysely: Kysely<S>) {
  return <T>(work: (trx: Transaction<S>) => Promise<T>): Promise<T> => again(() => kysely.transaction().execute(work))
}

const TRANSIENT = new Set(['40001', '40P01', '55P03'])

function isTransient(error: unknown): boolean {
  const { code, errcode } = error as { code?: string; errcode?: number }
  return (code !== undefined && TRANSIENT.has(code)) || errcode === 5 || errcode === 517 || errcode === 261
}

/** Three more tries with growing, uneven pauses; then the caller hears it. */
async function again<T>(work: () => Promise<T>): Promise<T> {
  for (let pause = 10; ; pause *= 3) {
    try {
      return await work()
    } catch (error) {
      if (!isTransient(error)) throw error
      if (pause > 100) throw new DatabaseUnavailable('gave up after three retries', {}, { cause: error })
      await new Promise((resolve) => setTimeout(resolve, pause * (0.5 + Math.random())))
    }
  }
}

// Kysely's migrator takes an advisory lock on PostgreSQL and a write transaction on SQLite. What it does before that
// (making its own tables) can still collide when two nodes start on an empty database: the loser looks again.
async function migrate(
  kysely: Kysely<unknown>,
  options: { schema: string; url: string; migrations: Record<string, Migration> },
) {
  const postgres = !options.url.startsWith('sqlite:')
  const migrator = new Migrator({
    db: kysely,
    provider: { getMigrations: async () => options.migrations },
    ...(postgres ? { migrationTableSchema: options.schema } : {}),
  })
  for (let attempt = 1; ; attempt++) {
    const { error } = await migrator.migrateToLatest()
    if (error === undefined) return
    if (attempt >= 8 || !(isTransient(error) || collided(error))) throw error
    await new Promise((resolve) => setTimeout(resolve, 50 * attempt))
  }
}

function collided(error: unknown): boolean {
  const { code, message = '' } = error as { code?: string; message?: string }
  return code === '23505' || code === '42P07' || code === '42P06' || /already exists|database is locked/.test(message)
}
