import { AppError } from '../../kit/errors.ts'
import { writeAudit } from '../audit-log/audit-log.ts'
import type { ActiveConnection } from '../connections/connection.ts'
import { oktaTokenStore } from '../connections/okta-token-store.ts'
import type { Settings } from '../connections/settings.ts'
import { jwksUriOf } from '../connections/show-connection.ts'
import { placeAt } from '../failures/okta-places.ts'
import { type ManagementApi, managementApi } from '../okta/management-api.ts'
import { OktaObjectMissing } from '../okta/management-problems.ts'
import { nothing, type OidcApp, oidcApp } from '../okta/okta-answers.ts'
import { findingOfError } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import type { SetupDeps } from './setup-deps.ts'

/**
 * With the API token that is kept: the customer's app asks for our signature from now on, checked with the keys it fetches
 * from us. Okta deletes the app's secrets by that.
 *
 * @param by        the setup link of whoever asked for it; somebody else may have entered the token
 * @param settings  that are to prove themselves so. A draft may be of another app than what is live, whose secrets stay then
 * @returns undefined: done; else why it has to be done by hand
 */
export async function enterKeysInOkta(
  deps: SetupDeps,
  { connection, by }: { readonly connection: ActiveConnection; readonly by: string },
  { oktaDomain, issuerNames: names, issuer, clientId }: Settings,
): Promise<Finding | undefined> {
  const kept = await oktaTokenStore(deps).find(connection.id)
  try {
    if (kept === undefined || kept.origin !== oktaDomain || clientId === null)
      throw new OktaObjectMissing('no API token for this Okta', { id: connection.id })
    const jwksUri = jwksUriOf(deps.publicUrl)
    await enterKeys(managementApi(deps, kept), clientId, jwksUri)
    await deps.db.transaction((trx) =>
      writeAudit(trx, deps.clock.now(), {
        actor: by,
        action: 'setup.okta_changed',
        target: { type: 'connection', id: connection.id },
        organizationId: connection.organizationId,
        detail: { app: clientId, token_endpoint_auth_method: 'private_key_jwt', jwks_uri: jwksUri },
      }),
    )
    return undefined
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const finding = findingOfError(error, 'an API token whose owner may change applications', 'a refusal by Okta')
    const todo = ['Enter the address of our keys in Okta by hand, as described here, and check again.']
    return {
      ...finding,
      where: placeAt('app_credentials', { names, issuer: issuer ?? '', clientId: clientId ?? '' }),
      todo,
    }
  }
}

/** A client ID is the app's id unless somebody chose another; who did enters the address by hand. */
async function enterKeys(api: ManagementApi, clientId: string, jwksUri: string): Promise<void> {
  const path = `/api/v1/apps/${encodeURIComponent(clientId)}`
  await api.put(path, withKeys(await api.get(path, oidcApp), jwksUri), nothing)
}

function withKeys({ _links, _embedded, ...app }: OidcApp, jwksUri: string): object {
  const { client_secret: _secret, ...credentials } = app.credentials.oauthClient
  const { jwks: _jwks, ...client } = app.settings.oauthClient
  return {
    ...app,
    credentials: {
      ...app.credentials,
      oauthClient: { ...credentials, token_endpoint_auth_method: 'private_key_jwt' },
    },
    settings: { ...app.settings, oauthClient: { ...client, jwks_uri: jwksUri } },
  }
}
