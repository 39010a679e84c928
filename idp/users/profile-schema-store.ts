import type { Kysely } from 'kysely'
import type { IdpSchema, ProfileAttributeRow } from '../schema/idp-schema.ts'
import { type AttributeDefinition, BASE_ATTRIBUTES, type ProfileSchema } from './profile-schema.ts'

type Subject = ProfileAttributeRow['subject']

/**
 * The attributes an org has.
 *
 * @param db  the database, or the transaction to be part of
 */
export function profileSchemaStore(db: Kysely<IdpSchema>) {
  const rowsOf = (orgId: string, subject: Subject) =>
    db
      .selectFrom('profile_attributes')
      .selectAll()
      .where('org_id', '=', orgId)
      .where('subject', '=', subject)
      .orderBy('created_at')
      .orderBy('name')
      .execute()

  return {
    /** What can be said of people here. */
    async ofUsers(orgId: string): Promise<ProfileSchema> {
      const rows = await rowsOf(orgId, 'user')
      return {
        base: new Map([...BASE_ATTRIBUTES, ...definitionsOf(rows, 'base')]),
        custom: definitionsOf(rows, 'custom'),
      }
    },

    /** The org's own attributes of groups. */
    async ofGroups(orgId: string): Promise<ReadonlyMap<string, AttributeDefinition>> {
      return definitionsOf(await rowsOf(orgId, 'group'), 'custom')
    },

    async set(
      orgId: string,
      attribute: { subject: Subject; part: ProfileAttributeRow['part']; name: string; definition: AttributeDefinition },
      now: number,
    ): Promise<void> {
      const { subject, part, name } = attribute
      const definition_json = JSON.stringify(attribute.definition)
      await db
        .insertInto('profile_attributes')
        .values({ org_id: orgId, subject, part, name, definition_json, created_at: now, updated_at: now })
        .onConflict((oc) => oc.columns(['org_id', 'subject', 'name']).doUpdateSet({ definition_json, updated_at: now }))
        .execute()
    },

    /** @returns false when there was none */
    async remove(orgId: string, subject: Subject, name: string): Promise<boolean> {
      const { numDeletedRows } = await db
        .deleteFrom('profile_attributes')
        .where('org_id', '=', orgId)
        .where('subject', '=', subject)
        .where('part', '=', 'custom')
        .where('name', '=', name)
        .executeTakeFirst()
      return numDeletedRows > 0n
    },

    /** When the schema changed last; undefined: never. */
    async changedAt(orgId: string, subject: Subject): Promise<number | undefined> {
      const { at } = await db
        .selectFrom('profile_attributes')
        .select((eb) => eb.fn.max('updated_at').as('at'))
        .where('org_id', '=', orgId)
        .where('subject', '=', subject)
        .executeTakeFirstOrThrow()
      return at === null || at === undefined ? undefined : Number(at)
    },
  }
}

function definitionsOf(rows: readonly ProfileAttributeRow[], part: ProfileAttributeRow['part']) {
  return new Map(
    rows
      .filter((row) => row.part === part)
      .map((row) => [row.name, JSON.parse(row.definition_json) as AttributeDefinition]),
  )
}
