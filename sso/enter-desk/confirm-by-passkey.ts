// Somebody who signed in a while ago says once more who they are, before they give rights away or change how they come in
// (ASVS 7.5.1): an open desk may have been left, or its cookie taken along. Confirmed, the session begins anew.
//
//   POST /console/api/confirm/options   one of their own passkeys is asked for
//   POST /console/api/confirm           signed: a new session in place of the old
//
// What takes it says so (`confirmed`, admin-door.ts). Whoever has no passkey comes through Okta again.
import { z } from 'zod'
import { writeAudit } from '../audit-log/audit-log.ts'
import { operatorSessions } from '../operators/operator-session.ts'
import { passkeyStore } from '../operators/passkey-store.ts'
import { challengeOf, makeChallenge, useUp } from './challenge.ts'
import type { EnterDeps } from './enter-deps.ts'
import type { EnterDoor } from './enter-door.ts'
import { ChallengeGone, NobodySignedIn, NoPasskey } from './enter-errors.ts'
import { notedUse, signedWith } from './signed-with.ts'
import { askWhoItIs, authenticationAnswer } from './webauthn.ts'

export function mountConfirmByPasskey(door: EnterDoor, deps: EnterDeps): void {
  const sessions = operatorSessions(deps)

  door.post('/confirm/options', z.strictObject({}), async ({ http, reply }) => {
    const signedIn = await sessions.ofBrowser(http)
    if (signedIn === undefined) throw new NobodySignedIn('nobody to confirm')
    const { id } = signedIn.operator
    const own = await passkeyStore(deps).of(id)
    if (own.length === 0) throw new NoPasskey('nothing to confirm with', { operator: id })
    const { challenge, cookie } = makeChallenge(deps, { to: 'confirm', operator: id })
    reply.header('set-cookie', cookie)
    return askWhoItIs(deps, challenge, own)
  })

  door.post('/confirm', z.strictObject({ answer: authenticationAnswer }), async ({ body, http, reply }) => {
    const signedIn = await sessions.ofBrowser(http)
    if (signedIn === undefined) throw new NobodySignedIn('nobody to confirm')
    const { id } = signedIn.operator
    const asked = challengeOf(deps, http, ['confirm'])
    if (asked.operator !== id) throw new ChallengeGone('asked for by somebody else', { operator: id })
    const signed = await signedWith(deps, body.answer, asked.challenge, id)
    const now = deps.clock.now()
    const cookie = await deps.db.transaction(async (trx) => {
      await useUp(trx, now, asked)
      await notedUse(trx, now, signed)
      const fresh = await sessions.replace(trx, http, id)
      await writeAudit(trx, now, {
        actor: id,
        action: 'operator.confirmed',
        target: { type: 'operator', id },
        detail: { passkey: signed.passkey.id },
      })
      return fresh
    })
    reply.header('set-cookie', cookie)
    return { confirmed: true }
  })
}
