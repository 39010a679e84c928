// Runs once around all tests (node --test-global-setup): one PostgreSQL for every file, each making databases of its own.
// Every file is a process of its own; what one has stripped of its types and compiled the next one finds.
import { fileURLToPath } from 'node:url'
import { type PrivatePostgres, startPrivatePostgres } from '../kit/private-postgres.ts'

let postgres: PrivatePostgres | undefined

export async function globalSetup(): Promise<void> {
  postgres = await startPrivatePostgres(['-c', 'max_connections=400'])
  process.env.TEST_DATABASE_URL = postgres.url
  process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../node_modules/.cache/node-compile', import.meta.url))
}

export async function globalTeardown(): Promise<void> {
  await postgres?.stop()
}
