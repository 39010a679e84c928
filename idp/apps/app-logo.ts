// The picture of an app. What an administrator uploads is shown to everybody, so it is what it says it is or refused
// (kit/picture.ts).
import type { Kysely } from 'kysely'
import { pictureTypeOf } from '../../kit/picture.ts'
import type { AppLogoRow, IdpSchema } from '../schema/idp-schema.ts'

export const LOGO_BYTES = 1024 * 1024

type Logo = Pick<AppLogoRow, 'content_type' | 'image_base64'>

/** @returns undefined: no PNG, JPEG or GIF of a size somebody could mean */
export function logoTypeOf(bytes: Buffer): AppLogoRow['content_type'] | undefined {
  const type = bytes.length > LOGO_BYTES ? undefined : pictureTypeOf(bytes, ['image/png', 'image/jpeg', 'image/gif'])
  return type === 'image/webp' ? undefined : type
}

/** Where the picture is, below the org's address. */
export function logoPath(app: { readonly id: string }): string {
  return `/fs/bco/${app.id}/logo`
}

/** @param db  the database, or the transaction to be part of */
export function appLogoStore(db: Kysely<IdpSchema>) {
  return {
    async of(orgId: string, appId: string): Promise<Logo | undefined> {
      return db
        .selectFrom('app_logos')
        .select(['content_type', 'image_base64'])
        .where('org_id', '=', orgId)
        .where('app_id', '=', appId)
        .executeTakeFirst()
    },

    /** Of those of these apps that have one. */
    async typesOf(orgId: string, appIds: readonly string[]): Promise<Map<string, string>> {
      if (appIds.length === 0) return new Map()
      const rows = await db
        .selectFrom('app_logos')
        .select(['app_id', 'content_type'])
        .where('org_id', '=', orgId)
        .where('app_id', 'in', [...appIds])
        .execute()
      return new Map(rows.map(({ app_id, content_type }) => [app_id, content_type]))
    },

    async set(row: AppLogoRow): Promise<void> {
      const { content_type, image_base64, updated_at } = row
      await db
        .insertInto('app_logos')
        .values(row)
        .onConflict((oc) => oc.column('app_id').doUpdateSet({ content_type, image_base64, updated_at }))
        .execute()
    },
  }
}
