import { sql, type Transaction } from 'kysely'
import { pictureTypeOf } from '../../kit/picture.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { onePerHouse } from '../one-per-house.ts'
import type { BrandRow, SsoSchema } from '../schema/sso-schema.ts'
import { type Brand, brandOf, noBrand } from './brand.ts'
import type { Accent } from './brand-colour.ts'
import { NotAPicture } from './brand-errors.ts'

const LOGO_BYTES = 256 * 1024
/** What another node set is worn here after so long. */
const FRESH_MS = 5_000

export type BrandStore = {
  /** As it was a moment ago: pages are written without waiting for it. */
  now(): Brand
  load(): Promise<Brand>
  set(brand: Pick<Brand, 'name' | 'mail'> & { readonly accent: Accent | null }, actor: string): Promise<Brand>
  /** @param bytes  null: none any more. @throws NotAPicture */
  setLogo(bytes: Buffer | null, actor: string): Promise<Brand>
}

export const brandStore = onePerHouse(({ db, clock, log }): BrandStore => {
  let known: Brand = noBrand
  let knownOf: number | undefined
  let readAt = Number.NEGATIVE_INFINITY

  /** Anybody may ask for the files of the brand, so the logo is read only when something was set since. */
  async function load(): Promise<Brand> {
    readAt = clock.now()
    const rows = db.kysely.selectFrom('brand').where('only', '=', 1)
    const now = await rows.select('updated_at').executeTakeFirst()
    if (now?.updated_at === knownOf) return known
    const row = await rows.selectAll().executeTakeFirst()
    known = row === undefined ? noBrand : brandOf(row)
    knownOf = row?.updated_at
    return known
  }

  async function write(set: Partial<BrandRow>, action: string, detail: Record<string, unknown>, actor: string) {
    const now = clock.now()
    await db.transaction(async (trx) => {
      await put(trx, { ...set, updated_at: now })
      await writeAudit(trx, now, { actor, action, target: { type: 'brand', id: 'brand' }, detail })
    })
    return load()
  }

  return {
    now() {
      if (clock.now() - readAt > FRESH_MS) load().catch((error) => log.error('brand.not_read', error))
      return known
    },
    load,
    set({ name, accent, mail }, actor) {
      const row = {
        name,
        accent_light: accent?.light ?? null,
        accent_dark: accent?.dark ?? null,
        mail_name: mail?.name ?? null,
        mail_address: mail?.address ?? null,
      }
      return write(row, 'brand.changed', { name, accent, mail }, actor)
    },
    async setLogo(bytes, actor) {
      if (bytes === null) return write({ logo_type: null, logo_base64: null }, 'brand.logo_removed', {}, actor)
      const isSmall = bytes.length <= LOGO_BYTES
      const type = isSmall ? pictureTypeOf(bytes, ['image/png', 'image/jpeg', 'image/webp']) : undefined
      if (type === undefined) throw new NotAPicture('logo', { bytes: bytes.length })
      const set = { logo_type: type, logo_base64: bytes.toString('base64') }
      return write(set, 'brand.logo_changed', { type, bytes: bytes.length }, actor)
    },
  }
})

/** Two changes of one moment are two, also to another node. */
function later(now: number) {
  return sql<number>`case when brand.updated_at < ${now} then ${now} else brand.updated_at + 1 end`
}

async function put(trx: Transaction<SsoSchema>, set: Partial<BrandRow> & { updated_at: number }): Promise<void> {
  const nothing = {
    only: 1,
    name: null,
    accent_light: null,
    accent_dark: null,
    mail_name: null,
    mail_address: null,
    logo_type: null,
    logo_base64: null,
  }
  await trx
    .insertInto('brand')
    .values({ ...nothing, ...set })
    .onConflict((conflict) => conflict.column('only').doUpdateSet({ ...set, updated_at: later(set.updated_at) }))
    .execute()
}
