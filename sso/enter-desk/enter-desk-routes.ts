// An operator comes in at the desk and goes out again.
//
//   /console/sign-out        the end of this browser's session
import type { FastifyInstance } from 'fastify'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { operatorSessions } from '../operators/operator-session.ts'
import type { SsoDeps } from '../sso-deps.ts'

export function mountEnterDesk(app: FastifyInstance, deps: SsoDeps): void {
  app.post('/console/sign-out', async (http, reply) => {
    requireSameOrigin(http)
    const { cookie } = await operatorSessions(deps).close(http)
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').code(204).send()
  })
}
