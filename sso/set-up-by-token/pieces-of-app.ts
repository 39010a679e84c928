// The app integration, field by field, who is assigned to it, and the groups claim of the org's own server.
import { OktaObjectMissing } from '../okta/management-problems.ts'
import { idTokenSettings, nothing, type OidcApp, oidcApp } from './okta-answers.ts'
import { freeName, type OktaAsIs } from './okta-as-is.ts'
import {
  different,
  type Made,
  missing,
  notAllowed,
  type Piece,
  printOf,
  there,
  type Undone,
  type Value,
} from './piece.ts'
import { ALL_GROUPS, TOO_MANY_GROUPS, type Wish, type WishedGroup } from './wish.ts'

export function piecesOfApp(wish: Wish): Piece[] {
  return [
    theApp(wish),
    ...FIELDS.map((field) => pieceOfField(wish, field)),
    ...wish.groups.map((group) => assignment(wish, group)),
    ...(wish.server === null ? [groupsClaimOfOrg(wish)] : []),
  ]
}

// — the app —

const APPLICATIONS = 'Applications > Applications'

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

function pathOfApp({ id }: Pick<OidcApp, 'id'>): string {
  return `/api/v1/apps/${id}`
}

// — its fields —

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

// — who may use it —

function assignment(wish: Wish, group: WishedGroup): Piece {
  const isAssigned = async (okta: OktaAsIs) => (await okta.groupsOfApp()).some(({ id }) => id === group.id)
  return {
    id: `assignment:${group.id ?? group.name}`,
    what: `Assignment to ${group.name}`,
    menu: `${APPLICATIONS} > ${wish.label} > Assignments > Assign > Assign to Groups`,
    place: 'app_assignments',
    right: 'apps',
    needs: ['app'],
    async look(okta) {
      const app = await okta.app()
      // With Federation Broker Mode everybody may, and nobody is assigned.
      if (app?.settings.implicitAssignment === true) return there('Federation Broker Mode')
      if (group.id === null) return notAllowed(null, group.name, 'The token’s owner may not look at groups.')
      return app !== undefined && (await isAssigned(okta)) ? there(group.name) : missing(group.name)
    },
    async make(okta) {
      const app = await okta.app()
      if (app === undefined) throw new OktaObjectMissing('the app is gone', { group: group.id })
      await okta.api.put(`${pathOfApp(app)}/groups/${group.id}`, {}, nothing)
      okta.changed()
    },
    created: async (okta) => ((await isAssigned(okta)) ? { id: String(group.id), print: '' } : undefined),
    async undo(okta) {
      const app = await okta.app()
      if (app === undefined || !(await isAssigned(okta))) return 'gone'
      await okta.api.delete(`${pathOfApp(app)}/groups/${group.id}`)
      okta.changed()
      return 'undone'
    },
  }
}

// — the groups claim of the org's own server —

const CLAIM = { name: 'groups', valueType: 'GROUPS', groupFilterType: 'REGEX', value: ALL_GROUPS }
const SAYS = 'groups: Matches regex .*'

function groupsClaimOfOrg(wish: Wish): Piece {
  return {
    id: 'groups-claim',
    what: 'Groups claim in the ID token',
    menu: `${APPLICATIONS} > ${wish.label} > Sign On > OpenID Connect ID Token > Group claims filter`,
    place: 'app_id_token',
    right: 'apps',
    needs: ['app'],
    async look(okta) {
      const settings = await okta.idTokenSettings()
      const now = settings?.name
        ? `${settings.name}: ${settings.groupFilterType ?? settings.valueType} ${settings.value}`
        : null
      if (settings?.name === CLAIM.name) return there(now)
      if (now !== null) return notAllowed(now, SAYS, 'There is another claim, and Okta keeps one for each app.')
      if (await okta.hasManyGroups()) return notAllowed(null, SAYS, TOO_MANY_GROUPS)
      // No part of Okta's documented API; where it is not there, people can all the same.
      const isMade = (await okta.app()) !== undefined
      return isMade && settings === undefined
        ? notAllowed(null, SAYS, 'Okta’s API does not offer this here.')
        : missing(SAYS)
    },
    make: (okta) => write(okta, CLAIM),
    undo: (okta) => takeBack(okta),
  }

  async function write(okta: OktaAsIs, claim: object): Promise<void> {
    const app = await okta.app()
    const settings = await okta.idTokenSettings()
    if (app === undefined || settings === undefined) throw new OktaObjectMissing('no claim without the app')
    const path = `/api/v1/internal/apps/${app.id}/settings/oauth/idToken`
    await okta.api.post(path, { issuerMode: settings.issuerMode, ...claim }, idTokenSettings)
    okta.changed()
  }

  async function takeBack(okta: OktaAsIs): Promise<Undone> {
    const settings = await okta.idTokenSettings()
    if (settings?.name !== CLAIM.name) return 'gone'
    if (settings.value !== CLAIM.value || settings.groupFilterType !== CLAIM.groupFilterType) return 'left'
    await write(okta, {})
    return 'undone'
  }
}
