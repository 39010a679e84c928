import { connectionStore } from '../connections/connection-store.ts'
import type { Plan } from '../set-up-by-token/plan.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import { type Proof, recordProof } from './proof.ts'
import { proveApp } from './prove-app.ts'
import { proveServer } from './prove-server.ts'
import type { SetupDeps } from './setup-deps.ts'

/**
 * What was set up by token is proven as if somebody had typed it, and the guide shows it. Where that cannot be done now,
 * the guide can do it later.
 */
export async function proveAfterwards(deps: SetupDeps, plan: Plan, by: string): Promise<void> {
  await prove(deps, plan, by).catch((error) => deps.log.error('setup.not_proven', error, { plan: plan.id }))
}

async function prove(deps: SetupDeps, plan: Plan, by: string): Promise<void> {
  const { connectionId, oktaDomain } = plan
  const draft = plan.items.find(({ id }) => id === 'draft')
  const connection = await connectionStore(deps).find(connectionId)
  if (connection === undefined || draft?.state !== 'there') return
  const [issuer = oktaDomain] = Array.isArray(draft.after) ? draft.after : []
  const record = (step: SetupStep, proof: Proof) => recordProof(deps, connectionId, step, proof, by)
  await record('okta-domain', { findings: [], evidence: [{ name: 'Okta domain', value: oktaDomain }] })
  await record('app', await proveApp(deps, connection, {}, by))
  await record('authorization-server', await proveServer(deps, connection, issuer, by))
}
