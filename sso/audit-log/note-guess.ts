import type { AddressLimit } from '../../kit/address-limit.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { writeAudit } from './audit-log.ts'

/**
 * Somebody tried a link that lets people in, and there is none like it. The audit log keeps for ever what it is told, so a
 * flood of guesses is in the service's own log alone.
 *
 * @param ip       whose it was
 * @param guesses  how many one address may leave
 */
export async function noteGuess(
  { db, clock, guesses }: Pick<SsoDeps, 'db' | 'clock'> & { readonly guesses: AddressLimit },
  ip: string,
  guess: { readonly action: string; readonly at: 'setup_link' | 'operator' },
): Promise<void> {
  if (guesses.take(ip) !== undefined) return
  await db.transaction((trx) =>
    writeAudit(trx, clock.now(), {
      actor: 'anyone',
      action: guess.action,
      target: { type: guess.at, id: 'unknown' },
      detail: { ip },
    }),
  )
}
