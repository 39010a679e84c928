import type { Kysely } from 'kysely'

/** What language whoever holds a setup link reads; of those there are nobody knows it yet. */
export async function linkLanguage({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('setup_links').addColumn('language', 'text').execute()
}
