// A connection's versions, for whoever changes it with care:
//
//   PUT draft → POST draft/test → open the link, sign in → GET tests/{testId} → POST versions/{versionId}/go-live
//   DELETE draft                            given up
//   POST roll-back                          what was live before is live again
//   POST draft/use-private-key-jwt          a better proof of who we are, to be tested like any change
//   POST, DELETE next-secret                a secret that takes over by itself once Okta refuses the one in use
import { z } from 'zod'
import type { AdminDoor } from '../admin-door/admin-door.ts'
import { listingOf, listingQuery } from '../admin-door/listing.ts'
import type { SsoDeps } from '../sso-deps.ts'
import type { Connection } from './connection.ts'
import { connectionStore } from './connection-store.ts'
import { askForTest, type ConnectionTest, findTest } from './connection-test.ts'
import type { ConnectionVersion } from './connection-version.ts'
import { editDraft, usePrivateKeyJwt } from './edit-draft.ts'
import { goLive, rollBack } from './go-live.ts'
import { giveNextSecret, takeBackNextSecret } from './next-secret.ts'
import { missingSettings } from './settings.ts'
import { connectionById, connectionShown, providerInputs, providerRefusals, showConnection } from './show-connection.ts'
import { testSeen } from './test-seen.ts'
import { versionStore } from './version-store.ts'

const versionShown = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    number: z.int().describe('1, 2, 3 … within the connection.'),
    state: z.enum(['draft', 'tested', 'live', 'previous', 'retired']),
    issuer: z.string().nullable(),
    oktaDomain: z.string().nullable(),
    clientId: z.string().nullable(),
    hasClientSecret: z.boolean(),
    hasNextClientSecret: z.boolean(),
    tokenEndpointAuthMethod: providerInputs.tokenEndpointAuthMethod,
    issuerNames: z.array(z.string()),
    scopes: z.array(z.string()),
    missing: z.array(z.enum(['oktaDomain', 'clientId', 'clientSecret'])).describe('What a test cannot do without.'),
    testedAt: z.int().nullable(),
    testedBySignIn: z.string().nullable().describe('The trace of the test sign-in that passed.'),
    createdBy: z.string(),
    createdAt: z.int(),
    liveAt: z.int().nullable(),
  })
  .meta({ id: 'ConnectionVersion' })

const testShown = z
  .object({
    id: z.string(),
    connectionId: z.string(),
    versionId: z.string(),
    state: z.enum(['waiting', 'opened', 'passed', 'failed', 'expired']),
    reason: z.string().nullable().describe('Why it failed: the error code without `sign_in.`.'),
    trace: z.string().nullable().describe('Its row in the sign-in log.'),
    createdAt: z.int(),
    expiresAt: z.int().describe('When the link ends.'),
    openedAt: z.int().nullable(),
    finishedAt: z.int().nullable(),
    seen: testSeen.nullable().describe('For the key that asked for the test; null for every other.'),
  })
  .meta({ id: 'ConnectionTest' })

const versionById = connectionById.extend({ versionId: z.string().max(64) })
const testById = connectionById.extend({ testId: z.string().max(64) })
const draftInput = z.strictObject(providerInputs).partial()
const changed = ['connection.changed_meanwhile']

export function mountConnectionVersions(door: AdminDoor, deps: SsoDeps): void {
  mountDraft(door, deps)
  mountTests(door, deps)
  mountGoingLive(door, deps)
  mountNextSecret(door, deps)
}

function mountDraft(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      ...about('listConnectionVersions', 'The versions of a connection, newest first'),
      method: 'GET',
      path: '/connections/{id}/versions',
      params: connectionById,
      query: listingQuery,
      answer: listingOf(versionShown),
    },
    ({ params, query }) =>
      of(deps, params, async (connection) => {
        const { items, next } = await versionStore(deps).list(connection.id, query)
        return { items: items.map(showVersion), next }
      }),
  )
  door.serve(
    {
      ...about('changeConnectionDraft', 'Make or change the draft; what is live stays as it is'),
      method: 'PUT',
      path: '/connections/{id}/draft',
      params: connectionById,
      body: draftInput,
      answer: versionShown,
      refusals: providerRefusals,
    },
    ({ params, body, actor }) =>
      of(deps, params, async (connection) => showVersion(await editDraft(deps, connection, body, actor))),
  )
  door.serve(
    {
      ...about('discardConnectionDraft', 'Give the draft up'),
      method: 'DELETE',
      path: '/connections/{id}/draft',
      params: connectionById,
      status: 204,
    },
    ({ params, actor }) => of(deps, params, (connection) => versionStore(deps).discardDraft(connection, actor)),
  )
  door.serve(
    {
      ...about('usePrivateKeyJwt', 'Make a draft that proves itself by our keys (jwksUri) in place of a secret'),
      method: 'POST',
      path: '/connections/{id}/draft/use-private-key-jwt',
      params: connectionById,
      answer: versionShown,
      refusals: changed,
    },
    ({ params, actor }) =>
      of(deps, params, async (connection) => showVersion(await usePrivateKeyJwt(deps, connection, actor))),
  )
}

function mountTests(door: AdminDoor, deps: SsoDeps): void {
  door.serve(
    {
      ...about(
        'testConnectionDraft',
        'A link, good once and for ten minutes, that begins a test sign-in with the draft',
      ),
      method: 'POST',
      path: '/connections/{id}/draft/test',
      params: connectionById,
      status: 201,
      answer: testShown.extend({ url: z.string().describe('To be opened in a browser.') }),
      refusals: ['connection.no_draft', 'connection.draft_incomplete'],
    },
    ({ params, actor }) =>
      of(deps, params, async (connection) => {
        const { test, url } = await askForTest(deps, connection, actor)
        return { ...showTest(deps, test), seen: null, url }
      }),
  )
  door.serve(
    {
      ...about('getConnectionTest', 'How a test sign-in goes, or went'),
      method: 'GET',
      path: '/connections/{id}/tests/{testId}',
      params: testById,
      answer: testShown,
    },
    async ({ params, actor }) => {
      const found = await findTest(deps, params.id, params.testId, actor)
      return found && { ...showTest(deps, found.test), seen: found.seen ?? null }
    },
  )
}

function mountGoingLive(door: AdminDoor, deps: SsoDeps): void {
  const show = (connection: Connection | undefined) => connection && showConnection(deps.publicUrl, connection)
  door.serve(
    {
      ...about('goLive', 'Make a tested version the live one'),
      confirmed: true,
      method: 'POST',
      path: '/connections/{id}/versions/{versionId}/go-live',
      params: versionById,
      answer: connectionShown,
      refusals: [...changed, 'connection.version_not_tested'],
    },
    ({ params, actor }) =>
      of(deps, params, async (connection) => show(await goLive(deps, connection, params.versionId, actor))),
  )
  door.serve(
    {
      ...about('rollBack', 'Make the version live that was live before; once more leads back again'),
      method: 'POST',
      path: '/connections/{id}/roll-back',
      params: connectionById,
      answer: connectionShown,
      refusals: [...changed, 'connection.no_previous_version'],
    },
    ({ params, actor }) => of(deps, params, async (connection) => show(await rollBack(deps, connection, actor))),
  )
}

function mountNextSecret(door: AdminDoor, deps: SsoDeps): void {
  const show = (connection: Connection) => showConnection(deps.publicUrl, connection)
  door.serve(
    {
      ...about('giveNextSecret', 'Give the client secret that takes over once Okta refuses the one in use'),
      method: 'POST',
      path: '/connections/{id}/next-secret',
      params: connectionById,
      body: z.strictObject({ clientSecret: providerInputs.clientSecret }),
      answer: connectionShown,
      refusals: [...changed, 'connection.no_secret_in_use', 'connection.not_configured'],
    },
    ({ params, body, actor }) =>
      of(deps, params, async (connection) => show(await giveNextSecret(deps, connection, body.clientSecret, actor))),
  )
  door.serve(
    {
      ...about('takeBackNextSecret', 'Take the client secret back that waits to take over'),
      method: 'DELETE',
      path: '/connections/{id}/next-secret',
      params: connectionById,
      answer: connectionShown,
      refusals: changed,
    },
    ({ params, actor }) =>
      of(deps, params, async (connection) => show(await takeBackNextSecret(deps, connection, actor))),
  )
}

function about(id: string, summary: string) {
  return { id, summary, tag: 'Connection versions', status: 200 } as const
}

async function of<T>(deps: SsoDeps, { id }: { id: string }, work: (connection: Connection) => Promise<T>) {
  const connection = await connectionStore(deps).find(id)
  return connection && work(connection)
}

function showVersion({ settings, hash: _, ...version }: ConnectionVersion) {
  const { secretSealed, nextSecretSealed, authMethod, ...shown } = settings
  return {
    ...version,
    ...shown,
    hasClientSecret: secretSealed !== null,
    hasNextClientSecret: nextSecretSealed !== null,
    tokenEndpointAuthMethod: authMethod,
    missing: missingSettings(settings),
  }
}

function showTest({ clock }: SsoDeps, { hash: _, createdBy: __, ...test }: ConnectionTest) {
  return { ...test, state: stateOf(test, clock.now()) }
}

function stateOf(test: Pick<ConnectionTest, 'reason' | 'finishedAt' | 'openedAt' | 'expiresAt'>, now: number) {
  if (test.reason !== null) return 'failed'
  if (test.finishedAt !== null) return 'passed'
  if (test.openedAt !== null) return 'opened'
  return test.expiresAt <= now ? 'expired' : 'waiting'
}
