// What came of looking: what was seen, what is not as it has to be, and the draft it is true of.
import type { ConnectionVersion } from '../connections/connection-version.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import type { Evidence, Finding } from '../setup-steps/setup-step.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import type { SetupDeps } from './setup-deps.ts'

export type Proof = {
  readonly evidence: readonly Evidence[]
  readonly findings: readonly Finding[]
  readonly draft?: ConnectionVersion | undefined
}

/** Writes it down as what is known of the step: red as soon as one finding keeps people from signing in. */
export async function recordProof(
  deps: SetupDeps,
  connectionId: string,
  step: SetupStep,
  { evidence, findings, draft }: Proof,
  by: string,
): Promise<void> {
  const state = findings.some(({ mild }) => mild !== true) ? 'red' : 'proven'
  await stepStore(deps).put(connectionId, { step, state, settingsHash: draft?.hash ?? null, evidence, findings, by })
}
