// Somebody who is signed in adds a passkey of theirs: another device, or a key for the drawer.
//
//   POST /console/api/passkeys/options
//   POST /console/api/passkeys
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { requireConfirmed } from '../admin-door/confirmed.ts'
import type { Operator } from '../operators/operator.ts'
import { operatorSessions } from '../operators/operator-session.ts'
import { tellOfPasskey } from '../operators/passkey-letters.ts'
import { insertPasskey, passkeyStore } from '../operators/passkey-store.ts'
import { challengeOf, makeChallenge, useUp } from './challenge.ts'
import type { EnterDeps } from './enter-deps.ts'
import type { EnterDoor } from './enter-door.ts'
import { ChallengeGone, NobodySignedIn } from './enter-errors.ts'
import { askForPasskey, newPasskeyOf, registrationAnswer } from './webauthn.ts'

export function mountOwnPasskeys(door: EnterDoor, deps: EnterDeps): void {
  door.post('/passkeys/options', z.strictObject({}), async ({ http, reply }) => {
    const operator = await signedIn(http)
    const { challenge, cookie } = makeChallenge(deps, { to: 'add', operator: operator.id })
    reply.header('set-cookie', cookie)
    return askForPasskey(deps, operator, challenge, await passkeyStore(deps).of(operator.id))
  })

  const made = z.strictObject({ answer: registrationAnswer, name: z.string().trim().min(1).max(100) })
  door.post('/passkeys', made, async ({ body, http }) => {
    const operator = await signedIn(http)
    const asked = challengeOf(deps, http, ['add'])
    if (asked.operator !== operator.id) throw new ChallengeGone('asked for by somebody else', { operator: operator.id })
    const passkey = await newPasskeyOf(deps, body.answer, asked.challenge)
    const now = deps.clock.now()
    const id = await deps.db.transaction(async (trx) => {
      await useUp(trx, now, asked)
      await tellOfPasskey(deps, trx, operator.id, 'added', body.name)
      return insertPasskey(trx, now, { ...passkey, operatorId: operator.id, name: body.name })
    })
    return { id }
  })

  /** @throws NobodySignedIn, ConfirmationNeeded */
  async function signedIn(http: FastifyRequest): Promise<Operator> {
    const signedIn = await operatorSessions(deps).ofBrowser(http)
    if (signedIn === undefined) throw new NobodySignedIn('a passkey for nobody')
    requireConfirmed(deps.clock, signedIn)
    return signedIn.operator
  }
}
