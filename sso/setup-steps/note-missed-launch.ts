// The guide waits for a click on the tile, and the click came where it should not, or as it should not. The person who
// clicked sees a page; whoever waits is told here what to change in Okta.
import { versionStore } from '../connections/version-store.ts'
import type { Seen } from '../failures/failure-signature.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { aroundOf, findingOf } from './finding.ts'
import { awaited } from './note-launch.ts'
import { stepStore } from './step-store.ts'

/** What a click on the tile looks like that missed; anything else that comes is not the guide's matter. */
const MISSED: readonly string[] = ['initiate_uri_is_the_redirect_uri', 'okta_simplified_launch']

export async function noteMissedLaunch(deps: SsoDeps, connectionId: string, seen: Seen): Promise<void> {
  const steps = stepStore(deps)
  if (awaited(await steps.find(connectionId, 'initiate-login'), deps.clock.now()) !== 'waiting') return
  const draft = await versionStore(deps).draft(connectionId)
  if (draft === undefined) return
  const finding = findingOf(seen, aroundOf(deps.publicUrl, { id: connectionId }, draft.settings))
  if (finding === undefined || !MISSED.includes(finding.code)) return
  await steps.endWaiting(connectionId, {
    step: 'initiate-login',
    state: 'red',
    settingsHash: null,
    evidence: [],
    findings: [finding],
    by: 'okta',
  })
}
