// Runs once around all tests (node --test-global-setup): one PostgreSQL for every file, each making databases of its own.
import { type PrivatePostgres, startPrivatePostgres } from '../kit/private-postgres.ts'

let postgres: PrivatePostgres | undefined

export async function globalSetup(): Promise<void> {
  postgres = await startPrivatePostgres(['-c', 'max_connections=400'])
  process.env.TEST_DATABASE_URL = postgres.url
}

export async function globalTeardown(): Promise<void> {
  await postgres?.stop()
}
