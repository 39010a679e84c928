import type { Transaction } from 'kysely'
import type { z } from 'zod'
import { writeAudit } from '../audit-log/audit-log.ts'
import { operatorStore } from '../operators/operator-store.ts'
import { type Passkey, passkeyStore } from '../operators/passkey-store.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { EnterDeps } from './enter-deps.ts'
import { PasskeyRefused } from './enter-errors.ts'
import { type authenticationAnswer, checkAnswer } from './webauthn.ts'

type Signed = { readonly passkey: Passkey; readonly counter: number }

/**
 * The passkey that signed a challenge, of an operator who may come in. A refusal of one we know is in the audit log.
 *
 * @param whose  nobody else's will do; undefined: anybody's
 * @throws PasskeyRefused
 */
export async function signedWith(
  deps: EnterDeps,
  answer: z.infer<typeof authenticationAnswer>,
  challenge: string,
  whose?: string,
): Promise<Signed> {
  const passkey = await passkeyStore(deps).byCredential(answer.id)
  if (passkey === undefined) throw new PasskeyRefused('not a passkey of ours')
  if (whose !== undefined && passkey.operatorId !== whose)
    return noteRefusal(deps, passkey, new PasskeyRefused('a passkey of somebody else', { operator: whose }))
  const counter = await checkAnswer(deps, answer, challenge, passkey).catch((error) =>
    noteRefusal(deps, passkey, error),
  )
  const operator = await operatorStore(deps).find(passkey.operatorId)
  if (operator === undefined || operator.disabledAt !== null)
    return noteRefusal(deps, passkey, new PasskeyRefused('the operator is disabled', { operator: passkey.operatorId }))
  return { passkey, counter }
}

/** For the transaction of what it lets them do. */
export async function notedUse(trx: Transaction<SsoSchema>, now: number, { passkey, counter }: Signed): Promise<void> {
  await trx.updateTable('operator_passkeys').set({ counter, last_used_at: now }).where('id', '=', passkey.id).execute()
}

/** A passkey we know that was refused is worth an owner's look: it may be a copy. */
async function noteRefusal(deps: EnterDeps, passkey: Passkey, error: unknown): Promise<never> {
  if (error instanceof PasskeyRefused)
    await deps.db.transaction((trx) =>
      writeAudit(trx, deps.clock.now(), {
        actor: passkey.operatorId,
        action: 'operator.sign_in_refused',
        target: { type: 'operator', id: passkey.operatorId },
        detail: { passkey: passkey.id, why: error.message },
      }),
    )
  throw error
}
