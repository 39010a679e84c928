// One schema, two engines: `node:sqlite` embedded, PostgreSQL when one machine is not enough. Rooms speak Kysely and
// do not know which it is; what differs between the engines stays in this file.

import fs from 'node:fs'
import path from 'node:path'
import { DatabaseSync, type StatementSync } from 'node:sqlite'
import {
  type Compilable,
  CompiledQuery,
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
  /** Runs one query as it is, outside of any transaction. */
  read<R>(query: CompiledQuery<R>): Promise<R[]>
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
    return query.query.kind === 'SelectQueryNode' ? db.read(query) : db.write(query)
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
  const statements = asSqliteDatabase(sqlite)
  const kysely = new Kysely<S>({ dialect: new WholeMigrations({ database: statements }) })
  const transaction = retrying(kysely)
  const direct = atOnce(sqlite, statements)
  const share = sharingCommits(kysely, direct)
  return {
    engine: 'sqlite',
    kysely,
    transaction,
    together: async (build) => {
      await share(build(kysely).map((query) => query.compile()))
    },
    read: async <R>(query: CompiledQuery<R>) =>
      direct.isFree() ? (direct.run(query) as R[]) : (await kysely.executeQuery<R>(query)).rows,
    write: async <R>(query: CompiledQuery<R>) => (await share([query])) as R[],
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

/** The connection itself, for what needs nobody's turn. */
type AtOnce = {
  /** No transaction is open: whatever is run before the next `await` is by itself. */
  isFree(): boolean
  run(query: CompiledQuery<unknown>): unknown[]
}

// SQLite answers before the call returns; Kysely waits a dozen promises for its turn on the connection. Statements that run
// without waiting in between can come between nobody else's, as long as no transaction is open.
function atOnce(sqlite: DatabaseSync, statements: SqliteDatabase): AtOnce {
  return {
    isFree: () => !sqlite.isTransaction,
    run({ sql, parameters }) {
      const statement = statements.prepare(sql)
      if (statement.reader) return statement.all(parameters)
      statement.run(parameters)
      return []
    },
  }
}

type WaitingWrite = {
  queries: readonly CompiledQuery<unknown>[]
  done(rows: unknown[]): void
  failed(error: unknown): void
}

// A commit waits for the disk, and SQLite makes the whole process wait with it. Under load that is most of what a write
// costs, so the writes of one turn of the event loop go into one transaction.
function sharingCommits<S>(
  kysely: Kysely<S>,
  direct: AtOnce,
): (queries: readonly CompiledQuery<unknown>[]) => Promise<unknown[]> {
  let waiting: WaitingWrite[] = []

  const flush = async () => {
    const batch = waiting
    waiting = []
    try {
      const answers = await again(async () =>
        // Whoever holds the connection has no transaction open on it.
        direct.isFree() ? runWhole(direct, batch) : kysely.connection().execute(async () => runWhole(direct, batch)),
      )
      for (const answer of answers) answer()
    } catch (error) {
      for (const { failed } of batch) failed(error)
    }
  }

  return (queries) =>
    new Promise((done, failed) => {
      if (waiting.length === 0) setImmediate(flush)
      waiting.push({ queries, done, failed })
    })
}

/** One transaction, from beginning to end without waiting. */
function runWhole(direct: AtOnce, batch: readonly WaitingWrite[]): (() => void)[] {
  direct.run(BEGIN)
  try {
    const answers = batch.map((one) => runOne(direct, one))
    direct.run(COMMIT)
    return answers
  } catch (error) {
    if (!direct.isFree()) direct.run(ROLLBACK)
    throw error
  }
}

/** A broken constraint undoes what its caller wrote and no more; anything else ends the transaction, and with it the whole batch. */
function runOne(direct: AtOnce, { queries, done, failed }: WaitingWrite): () => void {
  // One statement undoes itself; several need a mark to go back to.
  const marked = queries.length > 1
  try {
    if (marked) direct.run(MARK)
    let rows: unknown[] = []
    for (const query of queries) rows = direct.run(query)
    if (marked) direct.run(RELEASE)
    return () => done(rows)
  } catch (error) {
    const { errcode } = error as { errcode?: number }
    if (errcode === undefined || (errcode & 0xff) !== SQLITE_CONSTRAINT) throw error
    if (marked) direct.run(BACK)
    return () => failed(error)
  }
}

const BEGIN = CompiledQuery.raw('begin immediate')
const COMMIT = CompiledQuery.raw('commit')
const ROLLBACK = CompiledQuery.raw('rollback')
const MARK = CompiledQuery.raw('savepoint one_caller')
const RELEASE = CompiledQuery.raw('release one_caller')
const BACK = CompiledQuery.raw('rollback to one_caller')

const SQLITE_CONSTRAINT = 19

// Kysely's dialect was made for better-sqlite3; `node:sqlite` differs in how values are passed and in what tells a reader.
function asSqliteDatabase(sqlite: DatabaseSync): SqliteDatabase {
  const statements = new Map<string, { statement: StatementSync; reader: boolean }>()
  return {
    close: () => sqlite.close(),
    prepare(text) {
      let known = statements.get(text)
      if (known === undefined) {
        const statement = sqlite.prepare(text)
        known = { statement, reader: statement.columns().length > 0 }
        if (statements.size < 500) statements.set(text, known)
      }
      const { statement, reader } = known
      return {
        reader,
        all: (values) => statement.all(...(values as never[])),
        run: (values) => statement.run(...(values as never[])),
        iterate: (values) => statement.iterate(...(values as never[])) as IterableIterator<unknown>,
      }
    },
  }
}

// — PostgreSQL —

function openPostgres<S>(url: string, schema: string): Database<S> {
  if (!/^[a-z_]+$/.test(schema)) throw new TypeError(`not a schema name: ${schema}`)
  const { host } = new URL(url)
  const pool = new pg.Pool({
    connectionString: url,
    max: 10,
    connectionTimeoutMillis: 5000,
    statement_timeout: 5000,
    // Every answer is a few rows that are mostly in memory: helpers cost more to start than they save, and a jump to
    // another page costs hardly more than the next one.
    options: `-c search_path=${schema} -c max_parallel_workers_per_gather=0 -c random_page_cost=1.1`,
    types: { getTypeParser: (oid, format) => (oid === 20 ? Number : pg.types.getTypeParser(oid, format)) as never },
  })
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', () => {})
  const kysely = new Kysely<S>({
    dialect: new PostgresDialect({
      pool: {
        connect: async () => withNames(await connectOrSay(pool, host)) as never,
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
    read: async (query) => (await kysely.executeQuery(query)).rows,
    write: async (query) => (await kysely.executeQuery(query)).rows,
    close: () => kysely.destroy(),
  }
}

async function connectOrSay(pool: pg.Pool, host: string): Promise<pg.PoolClient> {
  try {
    return await pool.connect()
  } catch (cause) {
    const reason = (cause as { code?: string }).code ?? String(cause)
    throw new DatabaseUnavailable('no connection to PostgreSQL', { host, reason }, { cause })
  }
}

// Every text gets a name, so PostgreSQL parses and plans it once per connection.
const names = new Map<string, string>()
let named = 0

function nameOf(text: string): string | undefined {
  const known = names.get(text)
  if (known !== undefined || names.size >= 1000) return known
  const name = `s${named++}`
  names.set(text, name)
  return name
}

function withNames(client: pg.PoolClient) {
  return {
    query(text: string, given: unknown[]) {
      const values = given?.some(hasNul) ? given.map(withoutNul) : given
      const name = values === undefined || values.length === 0 ? undefined : nameOf(text)
      if (name === undefined) return client.query(text, values)
      return client.query({ name, text, values }).catch((error: unknown) => {
        if (!isStalePlan(error)) throw error
        // A newer node changed the table. The plan under this name is of no use any more, on any connection.
        if (names.get(text) === name) names.delete(text)
        return client.query(text, values)
      })
    },
    release: (error?: Error | boolean) => client.release(error),
  }
}

function isStalePlan(error: unknown): boolean {
  const { code, message } = error as { code?: string; message?: string }
  return code === '0A000' && message !== undefined && message.includes('cached plan')
}

// PostgreSQL has no room for U+0000 in text and refuses the whole statement, also one that only looks for it. Anybody can
// send one, so it becomes U+FFFD: in no id of ours, and what a person's name shows in its place.
const hasNul = (value: unknown): value is string => typeof value === 'string' && value.includes('\0')
const withoutNul = (value: unknown) => (hasNul(value) ? value.replaceAll('\0', '\ufffd') : value)

/** `with w0 as (…), w1 as (…) select 1`: each write numbered on, its parameters in order. */
function asOneStatement<S>(kysely: Kysely<S>, queries: Compilable[]): CompiledQuery<unknown> {
  const compiled = queries.map((query) => query.compile())
  const sql = numberedOn(compiled)
  const parameters = compiled.flatMap((query) => query.parameters)
  return { sql, parameters, query: kysely.selectNoFrom([]).toOperationNode(), queryId: { queryId: sql } }
}

// The same few combinations come again and again; writing one out costs more than looking it up.
const written = new Map<string, string>()

function numberedOn(queries: readonly CompiledQuery<unknown>[]): string {
  const key = queries.map((query) => query.sql).join('\n')
  const known = written.get(key)
  if (known !== undefined) return known
  let offset = 0
  const parts = queries.map((query, index) => {
    const text = query.sql.replace(/\$(\d+)/g, (_, number: string) => `$${Number(number) + offset}`)
    offset += query.parameters.length
    return `w${index} as (${text})`
  })
  const sql = `with ${parts.join(', ')} select 1`
  if (written.size < 500) written.set(key, sql)
  return sql
}

// — both —

function retrying<S>(kysely: Kysely<S>) {
  return <T>(work: (trx: Transaction<S>) => Promise<T>): Promise<T> => again(() => kysely.transaction().execute(work))
}

// Serialization failure, deadlock, lock not available; and a transaction that a stale plan has spoiled.
const TRANSIENT = new Set(['40001', '40P01', '55P03', '25P02'])

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
