// Runs once around all tests (node --test-global-setup): one PostgreSQL for every file, each making databases of its own.
// Every file is a process of its own; what one has stripped of its types and compiled the next one finds.
import { fileURLToPath } from 'node:url'
import { type PrivatePostgres, startPrivatePostgres } from '../kit/private-postgres.ts'

let postgres: PrivatePostgres | undefined

// Processes are killed here, machines are not: what PostgreSQL gave to the operating system is kept, and waiting for the
// disk would be most of what a test on it takes.
const NO_POWER_CUTS = ['-c', 'fsync=off', '-c', 'full_page_writes=off']

export async function globalSetup(): Promise<void> {
  postgres = await startPrivatePostgres(['-c', 'max_connections=400', ...NO_POWER_CUTS])
  process.env.TEST_DATABASE_URL = postgres.url
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url))
}

export async function globalTeardown(): Promise<void> {
  await postgres?.stop()
}
