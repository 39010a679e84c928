import type { ActiveConnection } from '../connections/connection.ts'
import { settingsOf } from '../connections/connection.ts'
import { NoSecretInUse } from '../connections/connection-errors.ts'
import { giveNextSecret, isSecretInUse } from '../connections/next-secret.ts'
import { sealSecret } from '../connections/typed-settings.ts'
import { placeAt } from '../failures/okta-places.ts'
import { clientCredentials } from '../okta/client-credentials.ts'
import { oktaClient } from '../okta/okta-client.ts'
import { probeCredentials } from '../okta/probe-provider.ts'
import { aroundOf, findingOf, findingOfRefusal } from '../setup-steps/finding.ts'
import type { Finding } from '../setup-steps/setup-step.ts'
import { swappedFinding } from './prove-app.ts'
import type { SetupDeps } from './setup-deps.ts'

/**
 * A second client secret beside the one in use: tried at the token endpoint, and kept where it is taken. What is in use is
 * not touched.
 *
 * @returns undefined: kept. It takes over once Okta refuses the other (connections/next-secret.ts)
 * @throws NoSecretInUse, ConnectionChanged
 */
export async function proveNextSecret(
  deps: SetupDeps,
  connection: ActiveConnection,
  clientSecret: string,
  actor: string,
): Promise<Finding | undefined> {
  if (connection.secretSealed === null) throw new NoSecretInUse('next secret', { id: connection.id })
  const amiss =
    swappedFinding({ clientSecret }) ??
    (isSecretInUse(deps, connection, clientSecret) ? inUseAlready(connection) : undefined) ??
    (await tried(deps, connection, clientSecret))
  if (amiss === undefined) await giveNextSecret(deps, connection, clientSecret, actor)
  return amiss
}

async function tried(
  deps: SetupDeps,
  connection: ActiveConnection,
  clientSecret: string,
): Promise<Finding | undefined> {
  const known = settingsOf(connection)
  const around = aroundOf(deps.publicUrl, connection, known)
  try {
    const { metadata } = await oktaClient(deps).inspect(connection.issuer)
    const candidate = { ...connection, secretSealed: sealSecret(deps, connection.id, clientSecret) }
    const proof = clientCredentials(deps).prove(candidate, metadata.tokenEndpoint)
    const probe = await probeCredentials(deps, metadata.tokenEndpoint, around.redirectUri, proof)
    if (probe.holds) return undefined
    const isRefused = probe.reason === 'client_credentials_rejected'
    return findingOf(isRefused ? { reason: 'next_secret_refused', facts: {} } : probe, around)
  } catch (error) {
    const about = { publicUrl: deps.publicUrl, connection, known }
    return findingOfRefusal(error, about, { want: 'an answer of your sign-in service', got: 'none we could use' })
  }
}

function inUseAlready({ issuerNames: names, issuer, clientId }: ActiveConnection): Finding {
  return {
    code: 'secret_in_use_already',
    sentence: 'This is the secret that is in use already, so nothing would follow it.',
    side: 'customer',
    want: 'a second active secret',
    got: 'the one in use',
    where: placeAt('app_credentials', { names, issuer, clientId }),
    todo: ['Choose Generate new secret, and copy the new one.'],
  }
}
