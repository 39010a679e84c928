// What a guide has to say once people sign in by it: what keeps it alive, and what is being prepared meanwhile.
import { auditOfTarget } from '../audit-log/audit-of-target.ts'
import { type ActiveConnection, settingsOf } from '../connections/connection.ts'
import type { ConnectionVersion } from '../connections/connection-version.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import { type Settings, settingsHash } from '../connections/settings.ts'
import { jwksUriOf } from '../connections/show-connection.ts'
import { versionStore } from '../connections/version-store.ts'
import { placeAt } from '../failures/okta-places.ts'
import type { SsoDeps } from '../sso-deps.ts'
import { changesBetween } from './going-live.ts'

/** Looked back through for what became of a second secret. */
const MOST_CHANGES = 100

export async function liveOf(deps: SsoDeps, connection: ActiveConnection) {
  const draft = await versionStore(deps).draft(connection.id)
  const token = await oktaTokenStore(deps).find(connection.id)
  const { authMethod, secretSealed, nextSecretSealed, issuerNames: names, issuer, clientId } = connection
  return {
    authMethod,
    hasClientSecret: secretSealed !== null,
    nextSecret: nextSecretSealed === null ? null : { givenAt: await lastOf(deps, connection.id, 'given') },
    /** Milliseconds; since when the secret that followed is the one in use. */
    tookOverAt: nextSecretSealed === null ? await tookOver(deps, connection.id) : null,
    jwksUri: jwksUriOf(deps.publicUrl),
    hasApiToken: token !== undefined && token.origin === connection.oktaDomain,
    place: connection.oktaDomain === null ? null : placeAt('app_credentials', { names, issuer, clientId }),
    change: draft === undefined ? null : changeOf(deps, connection, draft),
  }
}

function changeOf(deps: SsoDeps, connection: ActiveConnection, { settings, createdAt, state }: ConnectionVersion) {
  const before = settingsOf(connection)
  return {
    since: createdAt,
    isTested: state === 'tested',
    changes: changesBetween(before, settings),
    isOtherSecret: settings.secretSealed !== null && !hasSameSecret(deps, connection.id, before, settings),
  }
}

/** The second beside it is not looked at: it may be given while something else is prepared. */
function hasSameSecret(deps: SsoDeps, connectionId: string, one: Settings, other: Settings): boolean {
  const hashOf = ({ secretSealed }: Settings) =>
    settingsHash(deps, connectionId, { ...one, secretSealed, nextSecretSealed: null })
  return hashOf(one) === hashOf(other)
}

const SECRETS = {
  given: 'connection.next_secret_given',
  removed: 'connection.next_secret_removed',
  took_over: 'connection.next_secret_took_over',
} as const

async function lastOf(deps: SsoDeps, connectionId: string, what: keyof typeof SECRETS): Promise<number | null> {
  const changes = await auditOfTarget(deps, connectionId, MOST_CHANGES)
  return changes.findLast(({ action }) => action === SECRETS[what])?.at ?? null
}

/** News until something else is done with the proof of who we are. */
async function tookOver(deps: SsoDeps, connectionId: string): Promise<number | null> {
  const changes = await auditOfTarget(deps, connectionId, MOST_CHANGES)
  const of = [...Object.values<string>(SECRETS), 'connection.went_live', 'connection.rolled_back']
  const last = changes.findLast(({ action }) => of.includes(action))
  return last?.action === SECRETS.took_over ? last.at : null
}
