// The app integration as it stands in Okta: there and active, our redirect URI, who may use it, its tile, its secrets.
import { z } from 'zod'
import { anyApp, type OidcApp, oidcApp } from '../okta/okta-answers.ts'
import { findingOf } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import { type Asked, asked } from './asked.ts'
import { differs, holds, type Looked, unknown } from './drift-check.ts'
import type { LookingByToken } from './look-by-token.ts'

const MOST_APPS = 2000
const OF_APP = ['assignments', 'tile', 'secrets', 'groups-claim'] as const

export async function lookAtApp(looking: LookingByToken): Promise<Looked[]> {
  const found = await findApp(looking)
  const nothing = (why: string) => OF_APP.map((check) => unknown(check, why))
  if (!('got' in found)) return [unknown('app', found.why), ...nothing(found.why)]
  const app = found.got
  if (app === undefined || app.status !== 'ACTIVE')
    return [differs('app', [appGone(looking, app)]), ...nothing('The app is not active.')]
  return [
    appItself(looking, app),
    await assignments(looking, app),
    tile(looking, app),
    ...(await secrets(looking, app)),
    ...(await groupsClaim(looking, app)),
  ]
}

/** By id, which is the client ID unless somebody chose another; then among all. */
async function findApp({ api, connection }: LookingByToken): Promise<Asked<OidcApp | undefined>> {
  const { clientId } = connection
  const byId = /^0oa\w{1,60}$/.test(clientId) ? await asked(api.get(`/api/v1/apps/${clientId}`, anyApp)) : undefined
  if (byId !== undefined && 'got' in byId) return { got: oidcApp.safeParse(byId.got).data }
  if (byId !== undefined && byId.no !== 'missing') return byId
  const filter = encodeURIComponent('name eq "oidc_client"')
  const all = await asked(api.list(`/api/v1/apps?limit=200&filter=${filter}`, anyApp, MOST_APPS))
  if (!('got' in all)) return all
  const apps = all.got.items.flatMap((each) => oidcApp.safeParse(each).data ?? [])
  return { got: apps.find(({ credentials }) => credentials.oauthClient.client_id === clientId) }
}

function appGone({ around }: LookingByToken, app: OidcApp | undefined): Finding | undefined {
  const finding = findingOf({ okta: ['invalid_client_id'], facts: {} }, around)
  return finding && { ...finding, got: app === undefined ? 'no such app' : `${app.label}: Inactive` }
}

function appItself({ around }: LookingByToken, app: OidcApp): Looked {
  const uris = app.settings.oauthClient.redirect_uris
  if (uris.includes(around.redirectUri)) return holds('app', [{ name: 'App', value: `${app.label}: Active` }])
  const finding = findingOf({ okta: ['illegal_redirect_uri'], facts: {} }, around)
  return differs('app', [finding && { ...finding, got: uris.slice(0, 5).join(' ') || 'none' }])
}

async function assignments({ api, around }: LookingByToken, app: OidcApp): Promise<Looked> {
  if (app.settings.implicitAssignment === true)
    return holds('assignments', [{ name: 'Assigned', value: 'everybody (Federation Broker Mode)' }])
  for (const kind of ['groups', 'users'] as const) {
    const answer = await asked(api.list(`/api/v1/apps/${app.id}/${kind}?limit=1`, z.unknown(), 1))
    if (!('got' in answer)) return unknown('assignments', answer.why)
    if (answer.got.items.length > 0)
      return holds('assignments', [{ name: 'Assigned', value: kind === 'groups' ? 'by group' : 'person by person' }])
  }
  return differs('assignments', [findingOf({ reason: 'nobody_assigned', facts: {} }, around)])
}

function tile({ around }: LookingByToken, app: OidcApp): Looked {
  const { initiate_login_uri: uri, idp_initiated_login: login } = app.settings.oauthClient
  const mode = login?.mode ?? 'DISABLED'
  const tell = (seen: Parameters<typeof findingOf>[0]) => {
    const finding = findingOf(seen, around)
    // From the application's own page people get in all the same.
    return differs('tile', [finding && { ...finding, mild: true }])
  }
  if (mode === 'DISABLED' || app.visibility.hide.web)
    return tell({ reason: 'tile_switched_off', facts: { found: mode === 'DISABLED' ? 'App Only' : 'hidden' } })
  if (mode === 'OKTA') return tell({ reason: 'unexpected_launch', facts: { sent: ['id_token'] } })
  if (!uri) return tell({ okta: ['missing_initiate_login_uri'], facts: {} })
  if (uri !== around.initiateLoginUri) return tell({ reason: 'initiate_login_uri_changed', facts: { found: uri } })
  return holds('tile', [{ name: 'Initiate login URI', value: uri }])
}

const secret = z.object({ status: z.string(), created: z.string().nullish() })

/** Of secrets Okta is asked how many there are and since when, never for one. */
async function secrets({ api, connection, around }: LookingByToken, app: OidcApp): Promise<Looked[]> {
  if (connection.authMethod === 'private_key_jwt') return []
  const answer = await asked(api.list(`/api/v1/apps/${app.id}/credentials/secrets`, secret, 10))
  if (!('got' in answer)) return [unknown('secrets', answer.why)]
  const active = answer.got.items.filter(({ status }) => status === 'ACTIVE')
  const ours = connection.nextSecretSealed === null ? 1 : 2
  if (active.length <= ours)
    return [holds('secrets', [{ name: 'Active client secrets', value: String(active.length) }])]
  const newest = active
    .map(({ created }) => created ?? '')
    .sort()
    .at(-1)
  const found = `${active.length} active ones, the newest of ${newest?.slice(0, 10) || 'late'}`
  const finding = findingOf({ reason: 'second_secret_made', facts: { found } }, around)
  return [differs('secrets', [finding && { ...finding, mild: true }])]
}

const idToken = z.object({ name: z.string().nullish() })

/** The org's own server takes it from the app; no part of Okta's documented API, so where it is not there nothing is said. */
async function groupsClaim({ api, connection, around }: LookingByToken, app: OidcApp): Promise<Looked[]> {
  const isOfOrg = connection.issuer === connection.oktaDomain
  if (!isOfOrg || !connection.scopes.includes('groups')) return []
  const answer = await asked(api.get(`/api/v1/internal/apps/${app.id}/settings/oauth/idToken`, idToken))
  if (!('got' in answer)) return [unknown('groups-claim', answer.why)]
  const { name } = answer.got
  if (name === 'groups') return [holds('groups-claim', [{ name: 'Groups claim', value: name }])]
  const finding = findingOf({ reason: 'groups_claim_gone', facts: { found: name ? `claim ${name}` : 'none' } }, around)
  return [differs('groups-claim', [finding && { ...finding, mild: true }])]
}
