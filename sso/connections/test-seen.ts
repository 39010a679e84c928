// What a test sign-in shows to whoever made it: all that happened, and what the provider says about the person.
import { z } from 'zod'

const source = z.enum(['id_token', 'userinfo'])

export const testStep = z.object({
  name: z.enum([
    'authorize',
    'launch',
    'discovery',
    'at_okta',
    'answer',
    'token',
    'keys',
    'id_token',
    'userinfo',
    'admit',
  ]),
  ms: z.number().describe('How long it took.'),
  ok: z.boolean(),
})

export const testSeen = z
  .object({
    steps: z.array(testStep),
    claims: z.array(z.object({ name: z.string(), value: z.unknown(), source })),
    account: z
      .object({
        id: z.string(),
        isNew: z.boolean(),
        fields: z.array(z.object({ name: z.string(), value: z.unknown(), source })),
      })
      .nullable()
      .describe('The account such a sign-in makes, or finds.'),
    groups: z
      .object({ values: z.array(z.string()), source })
      .nullable()
      .describe('Null: nothing was said of groups.'),
  })
  .meta({ id: 'ConnectionTestSeen' })

export type TestStep = z.infer<typeof testStep>
export type TestSeen = z.infer<typeof testSeen>
