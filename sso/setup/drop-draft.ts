import type { Connection } from '../connections/connection.ts'
import { settingsOf } from '../connections/connection.ts'
import { versionStore } from '../connections/version-store.ts'
import type { SetupStep } from '../setup-links/setup-link.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { type Proof, recordProof } from './proof.ts'
import { proveApp } from './prove-app.ts'
import { proveOktaDomain } from './prove-okta-domain.ts'
import { proveServer } from './prove-server.ts'
import type { SetupDeps } from './setup-deps.ts'

/**
 * What was prepared is given up, and what is live stays. What the guide shows of a step was seen with the draft, so it is
 * looked at again with what is live; where that cannot be done now, by whoever presses Check.
 */
export async function dropDraft(deps: SetupDeps, connection: Connection, by: string): Promise<void> {
  await versionStore(deps).discardDraft(connection, by)
  const { oktaDomain, issuer } = settingsOf(connection)
  const again: Partial<Record<SetupStep, () => Promise<Proof>>> = {
    'okta-domain': () => proveOktaDomain(deps, connection, oktaDomain ?? issuer ?? '', by),
    app: () => proveApp(deps, connection, {}, by),
    'authorization-server': () => proveServer(deps, connection, issuer, by),
  }
  for (const { step, state } of await stepStore(deps).of(connection.id)) {
    const prove = state === 'skipped' ? undefined : again[step]
    if (prove !== undefined) await recordProof(deps, connection.id, step, await prove(), by)
  }
}
