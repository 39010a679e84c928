// The app integration itself; its fields are in app-fields.ts, who may use it in app-access.ts.

import { nothing, type OidcApp, oidcApp } from '../okta/okta-answers.ts'
import { assignment, groupsClaimOfOrg } from './app-access.ts'
import { piecesOfFields } from './app-fields.ts'
import { APPLICATIONS, freeName, type OktaAsIs, pathOfApp } from './okta-as-is.ts'
import { different, missing, type Piece, printOf, there } from './piece.ts'
import type { Wish } from './wish.ts'

export function piecesOfApp(wish: Wish): Piece[] {
  return [
    theApp(wish),
    ...piecesOfFields(wish),
    ...wish.groups.map((group) => assignment(wish, group)),
    ...(wish.server === null ? [groupsClaimOfOrg(wish)] : []),
  ]
}

function theApp(wish: Wish): Piece {
  return {
    id: 'app',
    what: 'App integration',
    menu: `${APPLICATIONS} > Create App Integration > OIDC - OpenID Connect > Web Application`,
    place: 'app',
    right: 'apps',
    needs: [],
    async look(okta) {
      const app = await okta.app()
      if (app !== undefined && app.status === 'ACTIVE') return there(app.label)
      if (app !== undefined) return different(`${app.label} (Inactive)`, app.label)
      return missing(
        freeName(
          wish.label,
          (await okta.namesakes()).map(({ label }) => label),
        ),
      )
    },
    async make(okta, { state, after }) {
      const app = await okta.app()
      if (app !== undefined) await okta.api.post(`${pathOfApp(app)}/lifecycle/activate`, {}, nothing)
      else if (state === 'missing') {
        const made = await okta.api.post('/api/v1/apps', newApp(wish, String(after)), oidcApp)
        return okta.changed({ appId: made.id })
      }
      okta.changed()
    },
    async created(okta) {
      const app = await okta.app()
      return app && { id: app.id, print: printOfApp(app) }
    },
    async undo(okta, made) {
      const app = await okta.app()
      if (app === undefined) return 'gone'
      if (made.kind === 'changed') {
        await okta.api.post(`${pathOfApp(app)}/lifecycle/deactivate`, {}, nothing)
        return 'undone'
      }
      if (printOfApp(app) !== made.print || (await isUsedByOthers(okta, wish))) return 'left'
      await okta.api.post(`${pathOfApp(app)}/lifecycle/deactivate`, {}, nothing)
      await okta.api.delete(pathOfApp(app))
      return 'undone'
    },
  }
}

function newApp(wish: Wish, label: string) {
  return {
    name: 'oidc_client',
    label,
    signOnMode: 'OPENID_CONNECT',
    visibility: { hide: { web: false, iOS: false } },
    credentials: { oauthClient: { token_endpoint_auth_method: 'client_secret_basic', pkce_required: true } },
    settings: {
      oauthClient: {
        application_type: 'web',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [wish.redirectUri],
        initiate_login_uri: wish.initiateLoginUri,
        idp_initiated_login: { mode: 'SPEC', default_scope: [] },
      },
    },
  }
}

function printOfApp({ label, visibility, credentials, settings }: OidcApp): string {
  const { client_secret: _secret, ...oauthClient } = credentials.oauthClient
  const { implicitAssignment } = settings
  return printOf({
    label,
    hide: visibility.hide,
    credentials: oauthClient,
    client: settings.oauthClient,
    implicitAssignment,
  })
}

async function isUsedByOthers(okta: OktaAsIs, wish: Wish): Promise<boolean> {
  const ours = new Set(wish.groups.map(({ id }) => id))
  return (await okta.groupsOfApp()).some(({ id }) => !ours.has(id))
}
