import type { FastifyRequest } from 'fastify'
import type { Factor } from '../factors/factor.ts'
import { factorStore, type Proof } from '../factors/factor-store.ts'
import type { IdpDeps } from '../idp-deps.ts'
import type { NewLogEvent } from '../system-log/log-event.ts'
import { systemLogStore } from '../system-log/system-log-store.ts'
import type { User } from '../users/user.ts'
import { clientOf, personParty } from './sign-in-events.ts'

export type VerifiedFactor =
  | { readonly kind: 'good'; readonly factorId: string }
  | { readonly kind: 'wrong' | 'locked' }

/**
 * Is it the code of one of their factors? It is looked for in each of them in turn, until one is good.
 *
 * @param factorId  only this one
 */
export async function verifyFactor(
  deps: IdpDeps,
  request: FastifyRequest,
  user: User,
  code: string,
  factorId?: string,
): Promise<VerifiedFactor> {
  const store = factorStore(deps, deps.db.kysely)
  const factors = (await store.active(user.orgId, user.id)).filter(
    ({ id }) => factorId === undefined || id === factorId,
  )
  let kind: Exclude<Proof, 'good'> = factors.length === 0 ? 'wrong' : 'locked'
  for (const factor of factors) {
    const proof = await store.prove(factor, code, deps.clock.now())
    if (proof === 'good') {
      await logMfa(deps, request, user, { result: 'SUCCESS' }, factor)
      return { kind: 'good', factorId: factor.id }
    }
    if (proof === 'wrong') kind = 'wrong'
  }
  await logMfa(deps, request, user, {
    result: 'FAILURE',
    reason: kind === 'locked' ? 'LOCKED_OUT' : 'INVALID_CREDENTIALS',
  })
  return { kind }
}

async function logMfa(
  deps: IdpDeps,
  request: FastifyRequest,
  user: User,
  outcome: NonNullable<NewLogEvent['outcome']>,
  factor?: Factor,
): Promise<void> {
  const actor = personParty({ id: user.id, login: user.profile.login, profile: user.profile })
  const debugData = factor === undefined ? {} : { debugData: { factor: factor.factorType, provider: factor.provider } }
  const event = {
    eventType: 'user.authentication.auth_via_mfa',
    actor,
    client: clientOf(request),
    outcome,
    ...debugData,
  }
  await systemLogStore(deps.db.kysely).write(user.orgId, [event], deps.clock.now())
}
