// An operator comes in at the desk and goes out again. The pages themselves are the desk's; what they ask on the way in
// is answered here.
//
//   /console/api/sign-in     enter-by-passkey.ts   with a passkey, without typing a name
//   /console/api/link        enter-by-link.ts      the first operator, and the invited ones
//   /console/api/passkeys    own-passkeys.ts       another passkey
//   /console/api/confirm     confirm-by-passkey.ts once more who it is, after a while
//   /console/okta            enter-by-okta.ts      through the SaaS's own Okta
//   /console/sign-out                              the end of this browser's session
import type { FastifyInstance } from 'fastify'
import { requireSameOrigin } from '../../kit/same-origin.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import { operatorSessions } from '../operators/operator-session.ts'
import { mountConfirmByPasskey } from './confirm-by-passkey.ts'
import { mountEnterByLink } from './enter-by-link.ts'
import { mountEnterByOkta } from './enter-by-okta.ts'
import { mountEnterByPasskey } from './enter-by-passkey.ts'
import type { EnterDeps } from './enter-deps.ts'
import { mountEnterDoor } from './enter-door.ts'
import { mountOwnPasskeys } from './own-passkeys.ts'
import { mountWaysIn } from './ways-in.ts'

export function mountEnterDesk(app: FastifyInstance, deps: EnterDeps): void {
  mountEnterDoor(app, deps, (door) => {
    mountEnterByPasskey(door, deps)
    mountEnterByLink(door, deps)
    mountOwnPasskeys(door, deps)
    mountConfirmByPasskey(door, deps)
    mountWaysIn(door, deps)
  })
  mountEnterByOkta(app, deps)

  app.post('/console/sign-out', async (http, reply) => {
    requireSameOrigin(http)
    const { cookie, operator } = await operatorSessions(deps).close(http)
    if (operator !== undefined)
      await deps.db.transaction((trx) =>
        writeAudit(trx, deps.clock.now(), {
          actor: operator.id,
          action: 'operator.signed_out',
          target: { type: 'operator', id: operator.id },
        }),
      )
    return reply.header('set-cookie', cookie).header('cache-control', 'no-store').redirect('/console', 303)
  })
}
