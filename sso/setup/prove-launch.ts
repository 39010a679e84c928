import { z } from 'zod'
import { AppError } from '../../kit/errors.ts'
import { type Connection, settingsOf } from '../connections/connection.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { versionStore } from '../connections/version-store.ts'
import { managementApi } from '../okta/management-api.ts'
import { aroundOf, findingOf } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import type { SetupDeps } from './setup-deps.ts'

const app = z.object({
  settings: z.object({
    oauthClient: z.object({
      initiate_login_uri: z.string().nullish(),
      idp_initiated_login: z.object({ mode: z.string() }).nullish(),
    }),
  }),
})

/**
 * Step 3: the tile. The click that arrives proves it (setup-steps/note-launch.ts). Where an API token was given, what would
 * keep it from arriving is said before anybody looks for a tile that is not there.
 *
 * @returns undefined: nothing is in its way, as far as that can be seen
 */
export async function whatKeepsTheTile(deps: SetupDeps, connection: Connection): Promise<Finding | undefined> {
  const draft = await versionStore(deps).draft(connection.id)
  const settings = draft?.settings ?? settingsOf(connection)
  const kept = await oktaTokenStore(deps).find(connection.id)
  if (kept === undefined || kept.origin !== settings.oktaDomain || settings.clientId === null) return undefined
  const around = aroundOf(deps.publicUrl, connection, settings)
  const found = await managementApi(deps, kept)
    .get(`/api/v1/apps/${encodeURIComponent(settings.clientId)}`, app)
    .catch((error: unknown) => {
      // Whether the token is good for that is another step's matter.
      if (error instanceof AppError) return undefined
      throw error
    })
  if (found === undefined) return undefined
  const { initiate_login_uri: uri, idp_initiated_login: launch } = found.settings.oauthClient
  const byApp = launch?.mode !== 'SPEC'
  if (!byApp && uri === around.initiateLoginUri) return undefined
  const got = byApp ? 'Login initiated by: App Only, so there is no tile' : (uri ?? 'none')
  return findingOf({ okta: ['missing_initiate_login_uri'], facts: { found: got } }, around)
}
