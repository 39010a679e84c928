// What is done at each step. A proof is taken now, written down, and answered with what the guide shows of it.
//
//   POST /steps/{step}        with what was typed: prove it
//   POST /steps/{step}/skip   not now, or never
//   POST /steps/test          a link to a test sign-in; GET /steps/test/{id} how it went
//   POST /steps/go-live       what was tested becomes what people sign in with
import { z } from 'zod'
import type { Connection } from '../connections/connection.ts'
import { NoDraft } from '../connections/connection-errors.ts'
import { connectionStore } from '../connections/connection-store.ts'
import { askForTest, findTest } from '../connections/connection-test.ts'
import { goLive } from '../connections/go-live.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { versionStore } from '../connections/version-store.ts'
import { SETUP_STEPS, type SetupLink, type SetupStep } from '../setup-links/setup-link.ts'
import { stepStore } from '../setup-steps/step-store.ts'
import { aroundOf, findingOf } from './finding.ts'
import { guideOf } from './guide.ts'
import { proveApiToken } from './prove-api-token.ts'
import { proveApp } from './prove-app.ts'
import { type Proof, proveOktaDomain } from './prove-okta-domain.ts'
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
      const { evidence, findings, draft } = await prove(connection, typed as z.infer<B>, link)
      const state = findings.some(({ mild }) => mild !== true) ? 'red' : 'proven'
      const record = { step, state, settingsHash: draft?.hash ?? null, evidence, findings, by: link.id } as const
      await stepStore(deps).put(connection.id, record)
      return guideOf(deps, link)
    })
  }

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
      const waiting = { step: 'initiate-login', state: 'waiting', settingsHash: null, by: link.id } as const
      await stepStore(deps).put(link.connectionId, { ...waiting, evidence: [], findings: [] })
      return guideOf(deps, link)
    },
  )

  for (const step of SETUP_STEPS)
    door.serve({ method: 'POST', path: `/steps/${step}/skip`, step, body: z.strictObject({}) }, async ({ link }) => {
      const skipped = { step, state: 'skipped', settingsHash: null, evidence: [], findings: [], by: link.id } as const
      await stepStore(deps).put(link.connectionId, skipped)
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
    const connection = await connectionStore(deps).find(link.connectionId)
    const version = await versionStore(deps).find(link.connectionId, test.versionId)
    const failed = test.reason !== null && connection !== undefined && version !== undefined
    const finding = failed
      ? findingOf(
          { reason: test.reason, facts: await factsOf(deps, test.trace) },
          aroundOf(deps.publicUrl, connection, version.settings),
        )
      : undefined
    return {
      id: test.id,
      state:
        test.finishedAt !== null
          ? test.reason === null
            ? 'passed'
            : 'failed'
          : test.openedAt === null
            ? 'new'
            : 'under way',
      trace: test.trace,
      seen: seen ?? null,
      finding: finding ?? null,
    }
  })

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

async function factsOf(deps: SetupDeps, trace: string | null): Promise<Record<string, unknown>> {
  if (trace === null) return {}
  const row = await deps.db.kysely.selectFrom('sign_ins').select('detail').where('id', '=', trace).executeTakeFirst()
  return JSON.parse(row?.detail ?? '{}') as Record<string, unknown>
}
