// What is done at each step. A proof is taken now, written down, and answered with what the guide shows of it.
//
//   POST /steps/{step}        with what was typed: prove it
//   POST /steps/{step}/skip   not now, or never
//   POST /steps/test          a link to a test sign-in; GET /steps/test/{id} how it went
//   POST /steps/initiate-login/cancel   nobody waits for the click any more
//   GET  /steps/go-live       what that will change, and for whom
//   POST /steps/go-live       what was tested becomes what people sign in with
import { z } from 'zod'
import type { Connection } from '../connections/connection.ts'
import { NoDraft } from '../connections/connection-errors.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { askForTest, type ConnectionTest, findTest } from '../connections/connection-test.ts'
import { goLive } from '../connections/go-live.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { versionStore } from '../connections/version-store.ts'
import { admittedWithout } from '../failures/admitted-without.ts'
import { SETUP_STEPS, type SetupLink, type SetupStep } from '../setup-links/setup-link.ts'
import { aroundOf, findingOf } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { findSignIn } from '../sign-in-log/sign-in-log.ts'
import { goingLive } from './going-live.ts'
import { guideOf } from './guide.ts'
import { type Proof, recordProof } from './proof.ts'
import { proveApiToken } from './prove-api-token.ts'
import { proveApp } from './prove-app.ts'
import { whatKeepsTheTile } from './prove-launch.ts'
import { proveOktaDomain } from './prove-okta-domain.ts'
import { proveServer } from './prove-server.ts'
import type { SetupDeps } from './setup-deps.ts'
import type { SetupDoor } from './setup-door.ts'

const text = (most: number) => z.string().trim().min(1).max(most)

export function mountSteps(door: SetupDoor, deps: SetupDeps): void {
  /** Serves a step that is proven by looking. */
  function proven<B extends z.ZodType>(
    step: SetupStep,
    body: B,
    prove: (connection: Connection, typed: z.infer<B>, link: SetupLink) => Promise<Proof>,
  ): void {
    door.serve({ method: 'POST', path: `/steps/${step}`, step, body }, async ({ link, body: typed }) => {
      const connection = await connectionStore(deps).find(link.connectionId)
      if (connection === undefined) return undefined
      await recordProof(deps, connection.id, step, await prove(connection, typed as z.infer<B>, link), link.id)
      return guideOf(deps, link)
    })
  }

  /** Nothing was looked at, and that is known now. */
  const note = (step: SetupStep, state: 'waiting' | 'skipped', { connectionId, id: by }: SetupLink) =>
    stepStore(deps).put(connectionId, { step, state, settingsHash: null, evidence: [], findings: [], by })

  proven('okta-domain', z.strictObject({ oktaDomain: text(500) }), (connection, { oktaDomain }, link) =>
    proveOktaDomain(deps, connection, oktaDomain, link.id),
  )
  proven(
    'app',
    z.strictObject({ clientId: text(500).optional(), clientSecret: text(1000).optional() }),
    (connection, typed, link) => proveApp(deps, connection, typed, link.id),
  )
  proven('authorization-server', z.strictObject({ issuer: text(500).nullable() }), (connection, { issuer }, link) =>
    proveServer(deps, connection, issuer, link.id),
  )
  proven('api-token', z.strictObject({ apiToken: text(1000) }), async (connection, { apiToken }, link) => {
    const { kept, ...proof } = await proveApiToken(deps, connection, apiToken)
    if (kept !== undefined) await oktaTokenStore(deps).keep(connection, kept, link.id)
    return proof
  })

  door.serve(
    { method: 'POST', path: '/steps/initiate-login', step: 'initiate-login', body: z.strictObject({}) },
    async ({ link }) => {
      const connection = await connectionStore(deps).find(link.connectionId)
      if (connection === undefined) return undefined
      const finding = await whatKeepsTheTile(deps, connection)
      if (finding === undefined) await note('initiate-login', 'waiting', link)
      else await recordProof(deps, connection.id, 'initiate-login', { evidence: [], findings: [finding] }, link.id)
      return guideOf(deps, link)
    },
  )

  // Nobody clicks now.
  door.serve(
    { method: 'POST', path: '/steps/initiate-login/cancel', step: 'initiate-login', body: z.strictObject({}) },
    async ({ link }) => {
      await stepStore(deps).stopWaiting(link.connectionId, 'initiate-login')
      return guideOf(deps, link)
    },
  )

  for (const step of SETUP_STEPS)
    door.serve({ method: 'POST', path: `/steps/${step}/skip`, step, body: z.strictObject({}) }, async ({ link }) => {
      await note(step, 'skipped', link)
      return guideOf(deps, link)
    })

  door.serve({ method: 'POST', path: '/steps/test', step: 'test', body: z.strictObject({}) }, async ({ link }) => {
    const connection = await connectionStore(deps).find(link.connectionId)
    if (connection === undefined) return undefined
    const { test, url } = await askForTest(deps, connection, link.id)
    return { id: test.id, url, expiresAt: test.expiresAt }
  })

  door.serve({ method: 'GET', path: '/steps/test/:id', step: 'test' }, async ({ link, params }) => {
    const found = await findTest(deps, link.connectionId, params.id ?? '', link.id)
    if (found === undefined) return undefined
    const { test, seen } = found
    const finding = (await amissIn(deps, test)) ?? null
    return { id: test.id, state: stateOf(test), trace: test.trace, seen: seen ?? null, finding }
  })

  door.serve({ method: 'GET', path: '/steps/go-live', step: 'go-live' }, ({ link }) =>
    goingLive(deps, link.connectionId),
  )
  door.serve(
    { method: 'POST', path: '/steps/go-live', step: 'go-live', body: z.strictObject({}) },
    async ({ link }) => {
      const connection = await connectionStore(deps).find(link.connectionId)
      if (connection === undefined) return undefined
      const draft = await versionStore(deps).draft(connection.id)
      if (draft === undefined) throw new NoDraft('going live from the guide', { id: connection.id })
      await goLive(deps, connection, draft.id, link.id)
      return guideOf(deps, link)
    },
  )
}

function stateOf({ openedAt, finishedAt, reason }: ConnectionTest): 'new' | 'under way' | 'passed' | 'failed' {
  if (finishedAt !== null) return reason === null ? 'passed' : 'failed'
  return openedAt === null ? 'new' : 'under way'
}

/** Why it failed; or what it went well without. */
async function amissIn(deps: SetupDeps, test: ConnectionTest): Promise<Finding | undefined> {
  if (test.finishedAt === null) return undefined
  const version = await versionStore(deps).find(test.connectionId, test.versionId)
  if (version === undefined) return undefined
  const signIn = test.trace === null ? undefined : await findSignIn(deps, test.trace)
  const around = aroundOf(deps.publicUrl, { id: test.connectionId }, version.settings)
  if (test.reason !== null) return findingOf({ reason: test.reason, facts: signIn?.detail ?? {} }, around)
  const without = findingOf(admittedWithout(signIn?.detail.claims, version.settings.scopes), around)
  return without && { ...without, mild: true }
}
