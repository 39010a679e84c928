import { z } from 'zod'
import { BadRequest } from '../../kit/errors.ts'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { explain, explainWindow } from './explain-sign-in.ts'
import { explanation } from './explanation.ts'

const HOUR_MS = 3_600_000
const LONGEST_MS = 24 * HOUR_MS

export function mountSupport(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      method: 'GET',
      path: '/sign-ins/{trace}/explanation',
      id: 'explainSignIn',
      summary: 'Why a sign-in failed, who must act, where and how; with Okta’s own log where there is a token for it',
      tag: 'Support',
      params: z.object({ trace: z.string().max(64) }),
      status: 200,
      answer: explanation,
    },
    async ({ params }) => explain(deps, params.trace),
  )
  door.serve(
    {
      method: 'GET',
      path: '/connections/{id}/explanations',
      id: 'explainConnection',
      summary: 'Every sign-in through a connection in some time, explained; also those that never came back from Okta',
      tag: 'Support',
      params: z.object({ id: z.string().max(64) }),
      query: z.strictObject({
        since: z.coerce.number().int().optional().describe('Milliseconds; an hour before `until` when not said.'),
        until: z.coerce
          .number()
          .int()
          .optional()
          .describe('Milliseconds; now when not said. At most a day after `since`.'),
        login: z.string().max(320).optional().describe('Somebody’s login at Okta: nobody else’s sign-ins then.'),
      }),
      status: 200,
      answer: z.object({ items: z.array(explanation).describe('The newest first.') }),
    },
    async ({ params, query }) => {
      // What happens in this very moment is part of it.
      const until = query.until ?? deps.clock.now() + 1
      const since = query.since ?? until - HOUR_MS
      if (since >= until || until - since > LONGEST_MS)
        throw new BadRequest('since must be before until, a day at most')
      const items = await explainWindow(deps, { connectionId: params.id, since, until, login: query.login })
      return items && { items }
    },
  )
}
