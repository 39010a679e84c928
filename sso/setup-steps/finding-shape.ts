import { z } from 'zod'

/** A finding as the API shows it. */
export const findingShape = z
  .object({
    code: z.string().describe('The failure’s name in our catalogue.'),
    sentence: z.string(),
    side: z.enum(['customer', 'provider', 'again', 'us', 'application']).describe('Who has to act.'),
    want: z.string().optional(),
    got: z.string().optional(),
    where: z.object({ menu: z.string(), url: z.string().nullable() }).optional(),
    todo: z.array(z.string()),
    mild: z.boolean().optional().describe('True: people can sign in all the same.'),
  })
  .meta({ id: 'Finding' })
