// What a passkey is asked to sign. It travels sealed in a cookie of the browser it was made for, so asking writes nothing;
// answering uses it up, in the transaction of what the answer brings about.
import type { FastifyRequest } from 'fastify'
import type { Transaction } from 'kysely'
import { cookieJar, readCookies } from '../../kit/cookie.ts'
import { isUniqueViolation } from '../../kit/database.ts'
import { randomToken, sha256 } from '../../kit/ids.ts'
import type { SsoSchema } from '../schema/sso-schema.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { ChallengeGone } from './enter-errors.ts'

const COOKIE = 'gp_challenge'
const LIVES_MS = 5 * 60_000

/** What it was made for; an answer to one is none to another. */
export type Purpose =
  | { readonly to: 'sign-in' }
  | { readonly to: 'add'; readonly operator: string }
  | { readonly to: 'confirm'; readonly operator: string }
  | { readonly to: 'join'; readonly link: string; readonly operator: string }
  | {
      readonly to: 'first-run'
      readonly link: string
      readonly operator: string
      readonly name: string
      readonly email: string
    }

export type Challenge<P extends Purpose = Purpose> = P & { readonly challenge: string; readonly until: number }

/** @returns the challenge, and the cookie that remembers it */
export function makeChallenge(
  { box, clock, publicUrl }: SsoDeps,
  purpose: Purpose,
): { challenge: string; cookie: string } {
  const challenge = randomToken(32)
  const kept: Challenge = { ...purpose, challenge, until: clock.now() + LIVES_MS }
  const sealed = box('passkey-challenge').seal(JSON.stringify(kept), COOKIE)
  return {
    challenge,
    cookie: jarOf(publicUrl).set(COOKIE, sealed, { maxAgeSeconds: LIVES_MS / 1000, sameSite: 'Strict' }),
  }
}

/** @throws ChallengeGone  none, run out, or made for something else */
export function challengeOf<T extends Purpose['to']>(
  { box, clock, publicUrl }: SsoDeps,
  http: FastifyRequest,
  to: readonly T[],
): Challenge<Extract<Purpose, { to: T }>> {
  const sealed = readCookies(http).get(jarOf(publicUrl).name(COOKIE))
  const text = sealed === undefined ? undefined : box('passkey-challenge').open(sealed, COOKIE)
  if (text === undefined) throw new ChallengeGone('no challenge in this browser')
  const kept = JSON.parse(text) as Challenge<Extract<Purpose, { to: T }>>
  if (kept.until < clock.now()) throw new ChallengeGone('the challenge ran out')
  if (!to.includes(kept.to)) throw new ChallengeGone('the challenge was for something else', { madeFor: kept.to })
  return kept
}

/** For the transaction of what the answer brings about. @throws ChallengeGone  answered before */
export async function useUp(trx: Transaction<SsoSchema>, now: number, { challenge, until }: Challenge): Promise<void> {
  await trx.deleteFrom('used_challenges').where('expires_at', '<', now).execute()
  try {
    await trx
      .insertInto('used_challenges')
      .values({ hash: sha256(challenge), expires_at: until })
      .execute()
  } catch (error) {
    if (isUniqueViolation(error)) throw new ChallengeGone('answered before', {}, { cause: error })
    throw error
  }
}

const jarOf = (publicUrl: string) => cookieJar(publicUrl.startsWith('https:'))
