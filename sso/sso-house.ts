// This house as the provider engine sees it (openid/house.ts): what applications are answered with.
import type { House, Site } from '../openid/house.ts'
import { applicationStore } from './applications/application-store.ts'
import { accessTokenClaims, idTokenClaims, userinfoClaims } from './grants/grant-claims.ts'
import { grantStore } from './grants/grant-store.ts'
import { problemPage } from './page-parts.ts'
import type { SignInDeps } from './sign-in/sign-in-deps.ts'
import { identifyAtOkta } from './sign-in/sign-in-routes.ts'
import { endBrowserSession } from './sign-out/end-browser-session.ts'
import { confirmLogoutPage, loggedOutPage } from './sign-out/sign-out-pages.ts'

export function ssoHouse(deps: SignInDeps): House {
  const applications = applicationStore(deps)
  return {
    clock: deps.clock,
    site: async (): Promise<Site> => deps.site(),
    client: async (_site, clientId) => (await applications.byClientId(clientId))?.client,
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
      problemPage(reply, { status: error.status, sentence: error.publicMessage, code: `openid.${error.reason}` }),
    note({ endpoint, clientId, outcome, reason, error }) {
      if (outcome === 'refused') deps.log.info('openid.refused', { endpoint, clientId, reason, facts: error?.facts })
    },
  }
}
