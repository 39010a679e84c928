import { z } from 'zod'

export const LONGEST_LOGIN = 100
const PASSWORD_BYTES = 1024

/** Counted in bytes, because that is what is hashed; longer is no password anybody has. */
export const passwordField = z
  .string()
  .refine((text) => Buffer.byteLength(text) <= PASSWORD_BYTES, 'at most 1024 bytes')

/** Six digits, however people write them. */
export const codeField = z
  .string()
  .max(20)
  .transform((text) => text.replace(/\s/g, ''))
