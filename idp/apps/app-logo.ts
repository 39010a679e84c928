// The picture of an app. What an administrator uploads is shown to everybody, so it is what it says it is or refused: the
// first bytes, the size the picture itself names, and the end have to fit together.
import type { Kysely } from 'kysely'
import type { AppLogoRow, IdpSchema } from '../schema/idp-schema.ts'

export const LOGO_BYTES = 1024 * 1024
const MOST_PIXELS_WIDE = 4096

type Logo = Pick<AppLogoRow, 'content_type' | 'image_base64'>

type Size = { readonly width: number; readonly height: number }

/** @returns undefined: no PNG, JPEG or GIF of a size somebody could mean */
export function pictureTypeOf(bytes: Buffer): AppLogoRow['content_type'] | undefined {
  if (bytes.length > LOGO_BYTES) return undefined
  const kinds = [
    ['image/png', pngSize(bytes)],
    ['image/jpeg', jpegSize(bytes)],
    ['image/gif', gifSize(bytes)],
  ] as const
  return kinds.find(([, size]) => size !== undefined && isUsable(size))?.[0]
}

function isUsable({ width, height }: Size): boolean {
  return width > 0 && height > 0 && width <= MOST_PIXELS_WIDE && height <= MOST_PIXELS_WIDE
}

/** PNG (W3C) §5: a signature, IHDR first, chunk after chunk, IEND last and nothing behind it. */
function pngSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 45 || bytes.toString('latin1', 0, 8) !== '\x89PNG\r\n\x1a\n') return undefined
  if (bytes.toString('latin1', 12, 16) !== 'IHDR') return undefined
  let at = 8
  while (at + 12 <= bytes.length) {
    const kind = bytes.toString('latin1', at + 4, at + 8)
    at += 12 + bytes.readUInt32BE(at)
    if (kind === 'IEND')
      return at === bytes.length ? { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) } : undefined
  }
  return undefined
}

/** JPEG (ITU T.81) annex B: markers with lengths up to the frame header, and an end of image at the end. */
function jpegSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 20 || bytes.readUInt16BE(0) !== 0xffd8 || bytes.readUInt16BE(bytes.length - 2) !== 0xffd9)
    return undefined
  let at = 2
  while (at + 9 < bytes.length && bytes[at] === 0xff) {
    const marker = bytes.readUInt8(at + 1)
    if (isFrameHeader(marker)) return { height: bytes.readUInt16BE(at + 5), width: bytes.readUInt16BE(at + 7) }
    at += 2 + bytes.readUInt16BE(at + 2)
  }
  return undefined
}

function isFrameHeader(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
}

/** GIF89a appendix B: header, screen, block after block, at least one of them an image, the trailer last. */
function gifSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 14 || !/^GIF8[79]a$/.test(bytes.toString('latin1', 0, 6))) return undefined
  let at = 13 + colorTableBytes(bytes[10])
  let images = 0
  while (bytes[at] === GIF_EXTENSION || bytes[at] === GIF_IMAGE) {
    const image = bytes[at] === GIF_IMAGE
    if (image) images++
    at = behindSubBlocks(bytes, image ? at + 11 + colorTableBytes(bytes[at + 9]) : at + 2)
  }
  if (images === 0 || bytes[at] !== GIF_TRAILER || at !== bytes.length - 1) return undefined
  return { width: bytes.readUInt16LE(6), height: bytes.readUInt16LE(8) }
}

const GIF_EXTENSION = 0x21
const GIF_IMAGE = 0x2c
const GIF_TRAILER = 0x3b

/** §18: whether there is a table, and how many colours of three bytes are in it. */
function colorTableBytes(flags = 0): number {
  return flags & 0x80 ? 3 * 2 ** ((flags & 7) + 1) : 0
}

/** §15: each begins with its length; one of no length is the last. */
function behindSubBlocks(bytes: Buffer, from: number): number {
  let at = from
  while (bytes[at]) at += 1 + (bytes[at] ?? 0)
  return at + 1
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
