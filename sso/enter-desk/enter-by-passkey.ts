// Signing in without typing a name:
//
//   POST /console/api/sign-in/options   what the browser asks the person's device to sign
//   POST /console/api/sign-in           signed: a session
import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { z } from 'zod'
import { writeAudit } from '../audit-log/audit-log.ts'
import { operatorSessions } from '../operators/operator-session.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import { challengeOf, makeChallenge, useUp } from './challenge.ts'
import type { EnterDeps } from './enter-deps.ts'
import type { EnterDoor } from './enter-door.ts'
import { notedUse, signedWith } from './signed-with.ts'
import { askWhoItIs, authenticationAnswer } from './webauthn.ts'

export function mountEnterByPasskey(door: EnterDoor, deps: EnterDeps): void {
  door.post('/sign-in/options', z.strictObject({}), async ({ reply }) => {
    const { challenge, cookie } = makeChallenge(deps, { to: 'sign-in' })
    reply.header('set-cookie', cookie)
    return askWhoItIs(deps, challenge)
  })

  door.post('/sign-in', z.strictObject({ answer: authenticationAnswer }), async ({ body, http, reply }) => {
    reply.header('set-cookie', await enterByPasskey(deps, http, body.answer))
    return { signedIn: true }
  })
}

/** @returns the session's cookie @throws PasskeyRefused, ChallengeGone */
async function enterByPasskey(
  deps: EnterDeps,
  http: FastifyRequest,
  answer: z.infer<typeof authenticationAnswer>,
): Promise<string> {
  const asked = challengeOf(deps, http, ['sign-in'])
  const signed = await signedWith(deps, answer, asked.challenge)
  const now = deps.clock.now()
  return deps.db.transaction(async (trx) => {
    await useUp(trx, now, asked)
    await notedUse(trx, now, signed)
    return openSession(deps, trx, signed.passkey.operatorId, { passkey: signed.passkey.id })
  })
}

/**
 * For the transaction of what let them in.
 *
 * @param provenAt  milliseconds; when they said who they are, where that was not here and now
 * @returns the session's cookie
 */
export async function openSession(
  deps: EnterDeps,
  trx: Transaction<SsoSchema>,
  operatorId: string,
  by: Readonly<Record<string, string>>,
  provenAt?: number,
): Promise<string> {
  const now = deps.clock.now()
  const cookie = await operatorSessions(deps).open(trx, operatorId, provenAt)
  await trx.updateTable('operators').set({ last_sign_in_at: now }).where('id', '=', operatorId).execute()
  await writeAudit(trx, now, {
    actor: operatorId,
    action: 'operator.signed_in',
    target: { type: 'operator', id: operatorId },
    detail: by,
  })
  return cookie
}
