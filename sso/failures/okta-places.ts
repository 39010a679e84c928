// Places in Okta's admin console: the way through its menus, and the address of the page.

type OktaPlace = { readonly menu: string; readonly path: string }

const APP = { menu: 'Applications > Applications > {app}', path: '/admin/app/oidc_client/instance/{appId}' }
const SERVER = { menu: 'Security > API > Authorization Servers > {server}', path: '/admin/oauth2/as/{serverId}' }

const tab = (menu: string, tab: string): OktaPlace => ({
  menu: `${APP.menu} > ${menu}`,
  path: `${APP.path}#tab-${tab}`,
})
const ofServer = (menu: string): OktaPlace => ({ menu: `${SERVER.menu} > ${menu}`, path: SERVER.path })

export const OKTA_PLACES = {
  app: { menu: `${APP.menu}: the status menu beside its name`, path: `${APP.path}#tab-general` },
  app_credentials: tab('General > Client Credentials', 'general'),
  app_settings: tab('General > General Settings > APPLICATION', 'general'),
  app_consent: tab('General > General Settings > USER CONSENT', 'general'),
  app_login: tab('General > General Settings > LOGIN', 'general'),
  app_network: tab('General > Network', 'general'),
  app_id_token: tab('Sign On > OpenID Connect ID Token', 'signon'),
  app_sign_in_policy: tab('Sign On > User authentication', 'signon'),
  app_assignments: tab('Assignments', 'assignments'),
  servers: { menu: 'Security > API > Authorization Servers', path: '/admin/oauth2/as' },
  server_settings: ofServer('Settings'),
  server_scopes: ofServer('Scopes'),
  server_claims: ofServer('Claims'),
  server_policies: ofServer('Access Policies'),
  api_tokens: { menu: 'Security > API > Tokens', path: '/admin/access/api/tokens' },
  domains: { menu: 'Customizations > Brands > {brand} > Domains', path: '/admin/customizations/domains' },
  people: { menu: 'Directory > People', path: '/admin/users' },
  rate_limits: { menu: 'Reports > Rate Limits', path: '/admin/reports/rate-limits' },
  system_log: { menu: 'Reports > System Log', path: '/admin/reports/system-log' },
} as const satisfies Record<string, OktaPlace>

export type OktaPlaceName = keyof typeof OKTA_PLACES

/** A customer's Okta, as far as an address into its console needs it. */
export type OktaOfCustomer = {
  /** Every URL the org is known by. */
  readonly names: readonly string[]
  readonly issuer: string
  readonly clientId: string
}

/** Pages whose address at Okta is known to be the one above; of the others only the menu is. */
const SAME_AT_OKTA: readonly string[] = ['/admin/app', '/admin/oauth2/', '/admin/access/api/tokens', '/admin/users']
const OKTA_HOST = /^([a-z0-9-]{1,63})\.((?:okta|oktapreview|okta-emea|okta-gov)\.com|okta\.mil)$/

/**
 * The menus to go through, and a link for whoever is signed in there as an administrator.
 *
 * @returns url null: the customer's console is at no address we know
 */
export function placeAt(name: OktaPlaceName, okta: OktaOfCustomer): { menu: string; url: string | null } {
  const place: OktaPlace = OKTA_PLACES[name]
  const serverId = /\/oauth2\/([A-Za-z0-9]{1,64})$/.exec(okta.issuer)?.[1]
  // An app's id is its client ID, unless somebody chose another client ID by API.
  const appId = /^0oa[A-Za-z0-9]{1,32}$/.test(okta.clientId) ? okta.clientId : undefined
  const menu = place.menu
    .replace('{app}', () => (okta.clientId === '' ? 'the app' : `the app with Client ID ${okta.clientId}`))
    .replace('{server}', () => (serverId === undefined ? 'the authorization server' : `the server ${serverId}`))
    .replace('{brand}', 'the brand')
  return { menu, url: addressOf(pathOf(place, appId, serverId), okta.names) }
}

function pathOf({ path }: OktaPlace, appId: string | undefined, serverId: string | undefined): string {
  if (path.includes('{appId}')) return appId === undefined ? '/admin/apps/active' : path.replace('{appId}', appId)
  return serverId === undefined ? path.replace('/{serverId}', '') : path.replace('{serverId}', serverId)
}

function addressOf(path: string, names: readonly string[]): string | null {
  for (const name of names) {
    if (!URL.canParse(name)) continue
    const { protocol, hostname, origin } = new URL(name)
    if (hostname.endsWith('.okta.localhost')) return origin + path
    const [, org, site] = OKTA_HOST.exec(hostname) ?? []
    if (protocol !== 'https:' || org === undefined) continue
    const console = `https://${org}-admin.${site}`
    return SAME_AT_OKTA.some((known) => path.startsWith(known)) ? console + path : console
  }
  return null
}
