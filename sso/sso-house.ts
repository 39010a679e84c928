// This house as the provider engine sees it (openid/house.ts): what applications are answered with.
import { newId } from '../kit/ids.ts'
import type { House, Site } from '../openid/house.ts'
import type { ProtocolError } from '../openid/protocol-error.ts'
import { applicationStore } from './applications/application-store.ts'
import { DESK_CLIENT_ID, deskClient } from './enter-desk/desk-client.ts'
import { accessTokenClaims, idTokenClaims, userinfoClaims } from './grants/grant-claims.ts'
import { grantStore } from './grants/grant-store.ts'
import { problemPage } from './page-parts.ts'
import type { SignInDeps } from './sign-in/sign-in-deps.ts'
import { identifyAtOkta } from './sign-in/sign-in-routes.ts'
import { endBrowserSession } from './sign-out/end-browser-session.ts'
import { confirmLogoutPage, loggedOutPage } from './sign-out/sign-out-pages.ts'

export function ssoHouse(deps: SignInDeps): House {
  const applications = applicationStore(deps)
  const traceOf = tracesOfRefusals()
  return {
    clock: deps.clock,
    site: async (): Promise<Site> => deps.site(),
    client: async (_site, clientId) =>
      clientId === DESK_CLIENT_ID ? deskClient(deps.publicUrl) : (await applications.byClientId(clientId))?.client,
    identify: (context) => identifyAtOkta(deps, context),
    grants: grantStore(deps),
    claims: {
      idToken: ({ grant }) => idTokenClaims(grant),
      userinfo: ({ grant }) => userinfoClaims(grant),
      accessToken: ({ grant }) => accessTokenClaims(grant),
    },
    endSession: ({ http, reply, hint }) => endBrowserSession(deps, http, reply, hint),
    confirmLogout: ({ reply, fields }) => confirmLogoutPage(reply, fields),
    loggedOutPage: ({ reply }) => loggedOutPage(reply),
    errorPage: ({ reply, error }) =>
      problemPage(reply, {
        status: error.status,
        sentence: error.publicMessage,
        code: `openid.${error.reason}`,
        trace: traceOf(error),
        sent: error.reason === 'illegal_redirect_uri' ? sentRedirectUri(error) : undefined,
      }),
    note({ endpoint, clientId, outcome, reason, error }) {
      if (outcome !== 'refused') return
      const trace = error && traceOf(error)
      deps.log.info('openid.refused', { trace, endpoint, clientId, reason, facts: error?.facts })
    },
  }
}

/** The engine notes a refusal and shows its page separately; both carry the trace the first of them made. */
function tracesOfRefusals(): (error: ProtocolError) => string {
  const made = new WeakMap<ProtocolError, string>()
  return (error) => {
    const trace = made.get(error) ?? newId('trc')
    made.set(error, trace)
    return trace
  }
}

function sentRedirectUri({ facts }: ProtocolError): string | undefined {
  return typeof facts.redirectUri === 'string' ? facts.redirectUri : undefined
}
