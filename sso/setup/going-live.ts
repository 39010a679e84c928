// What a press on “Go live” will change, and for whom: said before it, from what is there now.
import { countAccounts } from '../accounts/count-accounts.ts'
import { settingsOf } from '../connections/connection.ts'
import { connectionStore } from '../connections/connection-store.ts'
import type { Settings } from '../connections/settings.ts'
import { versionStore } from '../connections/version-store.ts'
import { domainStore } from '../organizations/domain-store.ts'
import type { SsoDeps } from '../sso-deps.ts'

const SHOWN = {
  Issuer: ({ issuer }: Settings) => issuer,
  'Client ID': ({ clientId }: Settings) => clientId,
  'Client authentication': ({ authMethod }: Settings) => authMethod,
  Scopes: ({ scopes }: Settings) => scopes.join(' '),
}

/** Undefined: there is no such connection. */
export async function goingLive(deps: SsoDeps, connectionId: string) {
  const connection = await connectionStore(deps).find(connectionId)
  if (connection === undefined) return undefined
  const draft = await versionStore(deps).draft(connection.id)
  const domains = await domainStore(deps).of(connection.organizationId)
  const before = connection.status === 'draft' ? undefined : settingsOf(connection)
  const after = draft?.settings
  return {
    ...(await countAccounts(deps, connection.id)),
    /** E-mail domains that lead here. */
    domains: domains.filter(({ leads }) => leads).map(({ domain }) => domain),
    /** What people sign in by today; null: nothing yet. */
    issuer: before?.issuer ?? null,
    changes: after === undefined ? [] : changesBetween(before, after),
    // An issuer of another name is another place: who is who there is not known here (connections/go-live.ts).
    isOtherIssuer: before !== undefined && after !== undefined && before.issuer !== after.issuer,
  }
}

/** What differs, by the names Okta's console gives it. */
export function changesBetween(before: Settings | undefined, after: Settings) {
  return Object.entries(SHOWN).flatMap(([name, of]) => {
    const change = { name, before: (before && of(before)) ?? null, after: of(after) }
    return change.before === change.after ? [] : [change]
  })
}
