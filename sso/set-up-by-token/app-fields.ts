// The fields of the app integration, in the words of Okta's console. Each is corrected by itself, so that each can be
// given back by itself.
import { OktaObjectMissing } from '../okta/management-problems.ts'
import { nothing, type OidcApp } from '../okta/okta-answers.ts'
import { APPLICATIONS, type OktaAsIs, pathOfApp } from './okta-as-is.ts'
import { different, type Made, missing, type Piece, printOf, there, type Value } from './piece.ts'
import type { Wish } from './wish.ts'

export function piecesOfFields(wish: Wish): Piece[] {
  return FIELDS.map((field) => pieceOfField(wish, field))
}

type Field = {
  readonly id: string
  readonly what: string
  /** Below the app's page. */
  readonly menu: string
  read(app: OidcApp): Value
  /** What it has to be, given what it is; the same: nothing to do. */
  want(wish: Wish, now: Value): Value
  write(app: OidcApp, value: Value): OidcApp
  /** What it becomes again; undefined: somebody changed it since. */
  back?(now: Value, made: Made & { kind: 'changed' }): Value | undefined
}

const GENERAL = 'General > General Settings'

const FIELDS: readonly Field[] = [
  {
    id: 'client-authentication',
    what: 'Client authentication',
    menu: 'General > Client Credentials > Client authentication: Client secret',
    read: (app) => app.credentials.oauthClient.token_endpoint_auth_method,
    want: (_wish, now) => (now === 'client_secret_post' ? now : 'client_secret_basic'),
    write: (app, value) => withCredentials(app, { token_endpoint_auth_method: String(value) }),
  },
  {
    id: 'pkce',
    what: 'Require PKCE as additional verification',
    menu: 'General > Client Credentials > Proof Key for Code Exchange (PKCE)',
    read: (app) => app.credentials.oauthClient.pkce_required ?? false,
    want: () => true,
    write: (app, value) => withCredentials(app, { pkce_required: value === true }),
  },
  {
    id: 'redirect-uri',
    what: 'Sign-in redirect URI',
    menu: `${GENERAL} > LOGIN > Sign-in redirect URIs`,
    read: (app) => app.settings.oauthClient.redirect_uris,
    want: ({ redirectUri }, now) => (listOf(now).includes(redirectUri) ? now : [...listOf(now), redirectUri]),
    write: (app, value) => withClient(app, { redirect_uris: [...listOf(value)] }),
    // Whatever was added since is somebody else's.
    back: (now, { before, after }) => {
      const ours = listOf(after).filter((uri) => !listOf(before).includes(uri))
      return listOf(now).filter((uri) => !ours.includes(uri))
    },
  },
  {
    id: 'initiate-login-uri',
    what: 'Initiate login URI',
    menu: `${GENERAL} > LOGIN > Initiate login URI`,
    read: (app) => app.settings.oauthClient.initiate_login_uri ?? null,
    want: ({ initiateLoginUri }) => initiateLoginUri,
    write: (app, value) => withClient(app, { initiate_login_uri: value === null ? null : String(value) }),
  },
  {
    id: 'login-mode',
    what: 'Login initiated by',
    menu: `${GENERAL} > LOGIN > Login initiated by: Either Okta or App, Login flow: Redirect to app to initiate login (OIDC Compliant)`,
    read: (app) => MODES.get(app.settings.oauthClient.idp_initiated_login?.mode ?? 'DISABLED') ?? null,
    want: () => EITHER,
    write: (app, value) => {
      const [mode = 'DISABLED'] = [...MODES].find(([, words]) => words === value) ?? []
      return withClient(app, {
        idp_initiated_login: { default_scope: [], ...app.settings.oauthClient.idp_initiated_login, mode },
      })
    },
  },
  {
    id: 'visibility',
    what: 'Application visibility',
    menu: `${GENERAL} > LOGIN > Application visibility: Display application icon to users`,
    read: ({ visibility: { hide } }) => [...(hide.web ? [] : [WEB]), ...(hide.iOS ? [] : [MOBILE])],
    want: () => [WEB, MOBILE],
    write: (app, value) => {
      const hide = { web: !listOf(value).includes(WEB), iOS: !listOf(value).includes(MOBILE) }
      return { ...app, visibility: { ...app.visibility, hide } }
    },
  },
]

// As the console says it.
const EITHER = 'Either Okta or App: Redirect to app to initiate login (OIDC Compliant)'
const MODES: ReadonlyMap<string, string> = new Map([
  ['DISABLED', 'App Only'],
  ['SPEC', EITHER],
  ['OKTA', 'Either Okta or App: Send ID Token directly to app (Okta Simplified)'],
])
const WEB = 'Display application icon to users'
const MOBILE = 'Display application icon in the Okta Mobile app'

/** One field of the app as a piece: read, written, and given back what it was. */
function pieceOfField(wish: Wish, field: Field): Piece {
  const write = async (okta: OktaAsIs, app: OidcApp, value: Value) => {
    const { _links, _embedded, ...document } = field.write(app, value)
    await okta.api.put(pathOfApp(app), document, nothing)
    okta.changed()
  }
  return {
    id: field.id,
    what: field.what,
    menu: `${APPLICATIONS} > ${wish.label} > ${field.menu}`,
    place: field.menu.startsWith(GENERAL) ? 'app_login' : 'app_credentials',
    right: 'apps',
    needs: ['app'],
    async look(okta) {
      const app = await okta.app()
      const now = app === undefined ? null : field.read(app)
      const wanted = field.want(wish, now)
      if (app === undefined) return missing(wanted)
      return same(now, wanted) ? there(now) : different(now, wanted)
    },
    async make(okta, { after }) {
      const app = await okta.app()
      if (app === undefined) throw new OktaObjectMissing('the app is gone', { field: field.id })
      await write(okta, app, after)
    },
    async undo(okta, made) {
      const app = await okta.app()
      if (app === undefined || made.kind !== 'changed') return 'gone'
      const now = field.read(app)
      const back = field.back ? field.back(now, made) : same(now, made.after) ? made.before : undefined
      if (back === undefined) return 'left'
      if (!same(now, back)) await write(okta, app, back)
      return 'undone'
    },
  }
}

function withCredentials(app: OidcApp, change: Partial<OidcApp['credentials']['oauthClient']>): OidcApp {
  const oauthClient = { ...app.credentials.oauthClient, ...change }
  return { ...app, credentials: { ...app.credentials, oauthClient } }
}

function withClient(app: OidcApp, change: Partial<OidcApp['settings']['oauthClient']>): OidcApp {
  const oauthClient = { ...app.settings.oauthClient, ...change }
  return { ...app, settings: { ...app.settings, oauthClient } }
}

function listOf(value: Value): readonly string[] {
  return Array.isArray(value) ? value : []
}

function same(a: Value, b: Value): boolean {
  return printOf({ value: a }) === printOf({ value: b })
}
