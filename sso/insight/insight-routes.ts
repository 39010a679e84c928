import { z } from 'zod'
import { BadRequest } from '../../kit/errors.ts'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { search } from './search.ts'
import { readStatistics } from './statistics.ts'
import { readTimeToGreen } from './time-to-green.ts'

const DAY_MS = 24 * 3_600_000
/** As long as sign-ins are kept. */
const LONGEST_MS = 92 * DAY_MS

const counted = {
  admitted: z.int(),
  refused: z.int(),
  p50: z
    .int()
    .nullable()
    .describe('Half of those admitted took at most so many milliseconds, the person at Okta included.'),
  p95: z.int().nullable(),
}

const statistics = z
  .object({
    from: z.int(),
    to: z.int(),
    unit: z.enum(['hour', 'day']),
    ...counted,
    times: z
      .array(z.object({ at: z.int(), ...counted }))
      .describe('By UTC; hours where two days or less are asked for.'),
    causes: z.array(
      z.object({
        signature: z.string(),
        sentence: z.string(),
        side: z.enum(['customer', 'provider', 'again', 'us', 'application']),
        whoMustAct: z.string(),
        many: z.int(),
        last: z.int(),
      }),
    ),
    timeToGreen: z.object({
      medianMs: z.int().nullable().describe('From the invitation until people could sign in.'),
      medianFromOpenedMs: z.int().nullable().describe('From the first visit to the guide.'),
      setUps: z.array(
        z.object({
          connectionId: z.string(),
          organizationId: z.string(),
          organization: z.string(),
          invitedAt: z.int(),
          openedAt: z.int().nullable(),
          liveAt: z.int().nullable(),
        }),
      ),
    }),
  })
  .meta({ id: 'Statistics' })

const whose = { connectionId: z.string(), organizationId: z.string(), organization: z.string() }

const found = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('sign_in'), trace: z.string() }),
  z.object({
    kind: z.literal('person'),
    ...whose,
    accountId: z.string(),
    name: z.string().nullable(),
    email: z.string().nullable(),
    status: z.enum(['active', 'deactivated']),
    lastSignInAt: z.int(),
  }),
  z.object({ kind: z.literal('login'), ...whose, login: z.string() }),
  z
    .object({
      kind: z.literal('typed'),
      typed: z.string(),
      many: z.int(),
      lastAt: z.int(),
      organization: z.string().nullable(),
    })
    .describe('Refused sign-ins before which this address was typed or hinted; by whom nobody knows.'),
  z.object({ kind: z.literal('organization'), organizationId: z.string(), organization: z.string() }),
  z.object({ kind: z.literal('page'), trace: z.string() }),
])

export function mountInsight(door: AdminDoor, deps: SsoDeps): void {
  const tag = 'Support'
  door.serve(
    {
      method: 'GET',
      path: '/statistics',
      id: 'getStatistics',
      summary: 'Sign-ins over time, what they failed for, and how long set-ups took',
      tag,
      query: z.strictObject({
        from: z.coerce.number().int().optional().describe('Milliseconds; thirty days before `to` when not said.'),
        to: z.coerce.number().int().optional().describe('Milliseconds; now when not said.'),
        organizationId: z.string().max(64).optional(),
      }),
      status: 200,
      answer: statistics,
    },
    async ({ query }) => {
      const to = query.to ?? deps.clock.now() + 1
      const from = query.from ?? to - 30 * DAY_MS
      if (from >= to || to - from > LONGEST_MS) throw new BadRequest('from must be before to, 92 days at most')
      const period = { from, to, organizationId: query.organizationId }
      const [numbers, timeToGreen] = await Promise.all([readStatistics(deps, period), readTimeToGreen(deps, period)])
      return { ...numbers, timeToGreen }
    },
  )
  door.serve(
    {
      method: 'GET',
      path: '/search',
      id: 'search',
      summary: 'Somebody by name or address, or a sign-in by the trace on the page they saw',
      tag,
      query: z.strictObject({ q: z.string().trim().min(1).max(320) }),
      status: 200,
      answer: z.object({ items: z.array(found) }),
    },
    async ({ query }) => ({ items: await search(deps, query.q) }),
  )
}
