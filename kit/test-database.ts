// The databases every storage test runs on: SQLite in memory, and PostgreSQL where one was started for the run.
import pg from 'pg'
import { randomToken } from './ids.ts'

export type DatabaseUnderTest = {
  readonly name: 'SQLite' | 'PostgreSQL'
  /** A fresh, empty database of its own. */
  url(): Promise<string>
}

/** `TEST_DATABASE_URL` names a PostgreSQL whose user may create databases; `npm test` starts one and sets it. */
export function databasesUnderTest(): DatabaseUnderTest[] {
  const server = process.env.TEST_DATABASE_URL
  const sqlite: DatabaseUnderTest = { name: 'SQLite', url: async () => 'sqlite::memory:' }
  if (server === undefined) return [sqlite]
  return [sqlite, { name: 'PostgreSQL', url: () => createDatabase(server) }]
}

async function createDatabase(server: string): Promise<string> {
  const name = `test_${randomToken(9)
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '0')}`
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}
