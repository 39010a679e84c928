// What is answered to "why could she not sign in?": the same for the page, the API and the command line.
import { z } from 'zod'

const sides = ['customer', 'provider', 'again', 'us', 'application'] as const

const cause = z
  .object({
    signature: z.string().describe('The failure’s name in our catalogue; stays. `unknown`: not in it yet.'),
    sentence: z.string().describe('Why, in plain words.'),
    side: z.enum(sides),
    whoMustAct: z.string().describe('`side` in words.'),
    where: z
      .object({ menu: z.string(), url: z.string().nullable().describe('For an administrator of that Okta.') })
      .nullable()
      .describe('The place in Okta’s Admin Console.'),
    todo: z.array(z.string()),
  })
  .meta({ id: 'FailureCause' })

const step = z.object({
  name: z.string(),
  label: z.string(),
  ms: z.number(),
  ok: z.boolean(),
})

const oktaEvent = z.object({
  at: z.int(),
  type: z.string(),
  message: z.string().nullable(),
  result: z.string(),
  reason: z.string().nullable(),
  who: z.string().nullable().describe('The login of the person, where the event names one.'),
})

export const explanation = z
  .object({
    trace: z.string().nullable().describe('Null: only Okta saw it.'),
    at: z.int(),
    outcome: z.enum(['admitted', 'refused', 'tested', 'never_came_back']),
    reason: z.string().nullable().describe('The error code without `sign_in.`.'),
    who: z
      .object({ accountId: z.string().nullable(), email: z.string().nullable(), name: z.string().nullable() })
      .nullable(),
    typedDomain: z
      .string()
      .nullable()
      .describe(
        'Of the address that was typed, or hinted by the application, before it was refused: nobody vouches for it.',
      ),
    organization: z.object({ id: z.string(), name: z.string() }).nullable(),
    connection: z
      .object({
        id: z.string(),
        issuer: z.string().nullable(),
        version: z.string().nullable().describe('The version of its settings that was used.'),
      })
      .nullable(),
    application: z.object({ id: z.string(), name: z.string() }).nullable(),
    durationMs: z.int().nullable(),
    steps: z.array(step).describe('In the order they happened; the last one is where it ended.'),
    cause: cause.nullable().describe('Null: nothing is amiss.'),
    want: z.string().nullable(),
    got: z.string().nullable(),
    okta: z
      .object({
        events: z.array(oktaEvent).describe('What Okta’s own System Log says of it, the oldest first.'),
        problem: cause.nullable().describe('Why the log could not be read.'),
      })
      .nullable()
      .describe('Null: there is no API token to read Okta’s System Log with.'),
  })
  .meta({ id: 'Explanation' })

export type Explanation = z.infer<typeof explanation>
export type Cause = z.infer<typeof cause>
export type ExplainedStep = z.infer<typeof step>
