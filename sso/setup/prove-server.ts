import { type Connection, settingsOf } from '../connections/connection.ts'
import { editWhereNew } from '../connections/edit-draft.ts'
import { isWhole } from '../connections/settings.ts'
import { versionStore } from '../connections/version-store.ts'
import { oktaClient } from '../okta/okta-client.ts'
import { OktaProblem } from '../okta/okta-problems.ts'
import { probeAuthorize } from '../okta/probe-provider.ts'
import { aroundOf, findingOf, findingOfMissing, findingOfRefusal } from '../setup-steps/finding.ts'
import type { Proof } from './proof.ts'
import type { SetupDeps } from './setup-deps.ts'

/**
 * Step 4: which authorization server? The org's own is what is used unless one is named; a named one is read, and asked
 * with our own request whether it would let it through.
 *
 * @param issuer  null: the org's own
 */
export async function proveServer(
  deps: SetupDeps,
  connection: Connection,
  issuer: string | null,
  actor: string,
): Promise<Proof> {
  const before = await versionStore(deps).draft(connection.id)
  const known = before?.settings ?? settingsOf(connection)
  const org = known.oktaDomain
  const wanted = issuer ?? org
  if (wanted === null) return { draft: before, evidence: [], findings: [noOkta] }
  try {
    const isNamed = before?.settings.issuer === wanted
    const draft = isNamed ? before : await editWhereNew(deps, connection, { issuer: wanted }, actor)
    const { settings } = draft
    const { metadata } = await oktaClient(deps).inspect(settings.issuer ?? wanted)
    const custom = settings.issuer !== settings.oktaDomain
    const evidence = [
      { name: 'Authorization server', value: custom ? (settings.issuer ?? '') : 'the org’s own' },
      ...(custom
        ? []
        : [
            {
              name: 'Custom servers',
              value: (await hasCustomServers(deps, settings.oktaDomain))
                ? 'there, and not needed'
                : 'this Okta has none, and needs none',
            },
          ]),
      {
        name: 'Groups',
        value: settings.scopes.includes('groups') ? 'asked for with the scope groups' : 'not offered by this server',
      },
    ]
    if (!custom || settings.clientId === null) return { draft, evidence, findings: [] }
    const around = aroundOf(deps.publicUrl, connection, settings)
    const { authorizationEndpoint } = metadata
    const { clientId, scopes } = settings
    const probe = await probeAuthorize(deps, {
      authorizationEndpoint,
      clientId,
      scopes,
      redirectUri: around.redirectUri,
    })
    const finding = probe.holds ? undefined : findingOf(probe, around)
    const lost = isWhole(settings) ? [] : [secretAgain]
    return { draft, evidence, findings: [...(finding === undefined ? [] : [finding]), ...lost] }
  } catch (error) {
    const about = { publicUrl: deps.publicUrl, connection, known }
    const typed = { want: 'the Issuer URI of an authorization server', got: wanted }
    return { evidence: [], findings: [findingOfRefusal(error, about, typed)] }
  }
}

/** Okta's `default` server is there wherever custom servers are. */
async function hasCustomServers(deps: SetupDeps, oktaDomain: string | null): Promise<boolean> {
  if (oktaDomain === null) return false
  return oktaClient(deps)
    .inspect(`${oktaDomain}/oauth2/default`)
    .then(() => true)
    .catch((error: unknown) => {
      if (error instanceof OktaProblem) return false
      throw error
    })
}

const secretAgain = {
  code: 'secret_required',
  sentence: 'Another issuer is another place: the Client secret has to be entered again for it.',
  side: 'customer' as const,
  want: 'the Client secret, entered once more',
  got: 'a secret that was given for another issuer',
  todo: ['Go back to the step of the app and enter the Client secret.'],
}

const noOkta = findingOfMissing('the Okta domain', 'Take the first step first.')
