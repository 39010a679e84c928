// What an uploaded picture is by its own bytes: its first ones, the size it names itself, and its end have to fit together.
// What the sender says of it is not asked; it is shown to others, so it is what it claims to be or refused.

export type PictureType = 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'

const MOST_PIXELS_WIDE = 4096

type Size = { readonly width: number; readonly height: number }

/** @returns undefined: none of these kinds, or of no size somebody could mean */
export function pictureTypeOf(bytes: Buffer, kinds: readonly PictureType[]): PictureType | undefined {
  return kinds.find((kind) => {
    const size = SIZE_OF[kind](bytes)
    return size !== undefined && isUsable(size)
  })
}

const SIZE_OF: Readonly<Record<PictureType, (bytes: Buffer) => Size | undefined>> = {
  'image/png': pngSize,
  'image/jpeg': jpegSize,
  'image/gif': gifSize,
  'image/webp': webpSize,
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

/** WebP (RFC 9649) §2.5–2.7: one RIFF container that is as long as it says; the size is in its first chunk. */
function webpSize(bytes: Buffer): Size | undefined {
  if (bytes.length < 30 || bytes.toString('latin1', 0, 4) !== 'RIFF' || bytes.toString('latin1', 8, 12) !== 'WEBP')
    return undefined
  if (bytes.readUInt32LE(4) + 8 !== bytes.length) return undefined
  switch (bytes.toString('latin1', 12, 16)) {
    case 'VP8X':
      return { width: bytes.readUIntLE(24, 3) + 1, height: bytes.readUIntLE(27, 3) + 1 }
    case 'VP8L': {
      const bits = bytes.readUInt32LE(21)
      return bytes[20] === 0x2f ? { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 } : undefined
    }
    case 'VP8 ':
      return bytes.readUIntBE(23, 3) === 0x9d012a
        ? { width: bytes.readUInt16LE(26) & 0x3fff, height: bytes.readUInt16LE(28) & 0x3fff }
        : undefined
    default:
      return undefined
  }
}
