// What the parts of a seed are made of. Every message says what is wanted, for the reader of the file to put behind what
// was found.
import { z } from 'zod'

/** A mapping that refuses a key it does not know, and says which ones it does. */
export function only<T extends z.ZodRawShape>(shape: T) {
  return z.strictObject(shape, {
    error: (issue) => (issue.code === 'unrecognized_keys' ? `one of ${Object.keys(shape).join(', ')}` : undefined),
  })
}

export const text = (most: number) => z.string().min(1).max(most)
export const uri = z.string().max(2048)
export const names = z.array(text(255)).max(1000)
export const status = z.enum(['ACTIVE', 'INACTIVE'])
