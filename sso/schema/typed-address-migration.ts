import type { Kysely } from 'kysely'

/** What was typed before a sign-in was refused, as a keyed hash: almost all sign-ins have none, and add nothing to the index. */
export async function typedAddress({ schema }: Kysely<unknown>): Promise<void> {
  await schema.alterTable('sign_ins').addColumn('typed_address', 'text').execute()
  await schema
    .createIndex('sign_ins_typed_address')
    .on('sign_ins')
    .columns(['typed_address', 'created_at'])
    .where('typed_address', 'is not', null)
    .execute()
}
